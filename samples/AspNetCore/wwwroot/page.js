import { eventsOf, problemOf } from "./events.js";
import { TurnView } from "./view.js";

const $ = (id) => document.getElementById(id);
const storeKey = "interactiveai-chat";
const state = Object.assign({ conversation: null, turns: [] }, read());
let gateways = [];
let running = null;
let isLeaving = false;

start().catch((error) => ($("status").textContent = `The page could not start: ${error.message}`));

async function start() {
  const response = await fetch("api/gateways");
  gateways = await response.json();
  for (const { key, name } of gateways) $("gateway").add(new Option(name, key));
  if (state.gateway && find(state.gateway)) $("gateway").value = state.gateway;
  $("embedded").hidden = !gateways.some((one) => one.isEmbedded);
  showGateway();
  for (const turn of state.turns) {
    // A page that is left stops listening, and with that the answer.
    if (turn.isOpen) Object.assign(turn, { isOpen: false, left: true });
    new TurnView($("turns"), turn, nameOf(turn));
  }
  showWelcome();
  scrollDown();

  $("form").addEventListener("submit", (event) => (event.preventDefault(), send($("message").value)));
  $("message").addEventListener("keydown", (event) => {
    if (event.key === "Enter" && !event.shiftKey && !event.isComposing) {
      event.preventDefault();
      send($("message").value);
    }
  });
  document.addEventListener("keydown", (event) => event.key === "Escape" && stop());
  $("stop").addEventListener("click", stop);
  $("new").addEventListener("click", startOver);
  $("gateway").addEventListener("change", () => (showGateway(), write()));
  // What the browser does to a stream while the page goes away is no failure to be remembered.
  addEventListener("pagehide", () => (write(), (isLeaving = true)));
  addEventListener("pageshow", () => (isLeaving = false));
  for (const button of document.querySelectorAll(".try")) button.addEventListener("click", () => send(button.textContent));
}

async function send(text) {
  if (!text.trim() || running) return;
  const question = {
    text,
    gateway: $("gateway").value,
    conversation: state.conversation,
    sources: $("sources").checked && !$("sources-label").hidden,
    think: $("think").checked,
  };
  $("message").value = "";
  const mine = { role: "user", text };
  const theirs = { role: "assistant", gateway: question.gateway, text: "", thought: "", tools: [], citations: [], isOpen: true };
  state.turns.push(mine, theirs);
  new TurnView($("turns"), mine);
  const view = new TurnView($("turns"), theirs, nameOf(theirs));
  showWelcome();
  scrollDown();

  running = new AbortController();
  setRunning(true);
  // A button that is hidden would take the keyboard's place on the page with it.
  if (isIdle()) $("stop").focus();
  let problem = null;
  try {
    await arrangeFault(question.gateway);
    const response = await fetch("api/chat", {
      method: "POST",
      headers: { "content-type": "application/json", accept: "text/event-stream, application/problem+json" },
      body: JSON.stringify(question),
      signal: running.signal,
    });
    if (!response.ok) {
      problem = await problemOf(response);
    } else {
      problem = await follow(response, theirs, view);
    }
  } catch (error) {
    if (error.name === "AbortError") theirs.stopped = true;
    else problem = { title: "The service cannot be reached", detail: "The connection broke. Is it still running?", isTransient: true };
  }

  running = null;
  theirs.isOpen = false;
  if (problem) theirs.problem = problem;
  // A conversation that the service has forgotten can only begin again.
  if (problem?.status === 404) state.conversation = null;
  keepScroll(() => {
    view.show();
    if (problem) {
      view.fail(problem, () => {
        if (running) return;
        view.item.previousElementSibling?.remove();
        view.item.remove();
        state.turns = state.turns.filter((turn) => turn !== mine && turn !== theirs);
        send(text);
      });
    }
  });
  setRunning(false);
  // Errors are alerts, and speak for themselves.
  $("spoken").textContent = problem ? "" : theirs.text;
  $("status").textContent = problem ? "" : theirs.stopped ? "Stopped." : "The answer is complete.";
  write();
  // Not away from somebody who has gone elsewhere meanwhile.
  if (isIdle()) $("message").focus();
}

/** Takes the events in; the problem that the answer ended with, if it did. */
async function follow(response, turn, view) {
  let isComplete = false;
  for await (const { type, data } of eventsOf(response)) {
    switch (type) {
      case "start":
        state.conversation = data.conversation;
        break;
      case "text":
        turn.text += data.text;
        break;
      case "reasoning":
        turn.thought += turn.tools.length && !turn.thoughtAgain ? ((turn.thoughtAgain = true), `\n${data.text}`) : data.text;
        break;
      case "tool-call":
        turn.tools.push(data);
        break;
      case "tool-result":
        Object.assign(turn.tools.find((tool) => tool.id === data.id) ?? {}, { result: data.result });
        break;
      case "citation":
        turn.citations.push(data);
        break;
      case "refusal":
        turn.text += `${turn.text ? "\n" : ""}${data.text}`;
        turn.reason = "a refusal";
        break;
      case "usage":
        turn.usage = data;
        break;
      case "end":
        Object.assign(turn, { reason: turn.reason ?? data.reason, model: data.model, provider: data.provider, unmapped: data.unmapped });
        isComplete = true;
        break;
      case "error":
        return data;
    }
    keepScroll(() => view.show());
  }
  return isComplete ? null : { title: "The answer was cut off", detail: "The connection to the service broke.", isTransient: true };
}

/** Whether the keyboard is nowhere, or at a button that has just been hidden. */
function isIdle() {
  const active = document.activeElement;
  return !active || active === document.body || active.closest("[hidden]") !== null;
}

function stop() {
  running?.abort();
}

function startOver() {
  stop();
  Object.assign(state, { conversation: null, turns: [] });
  write();
  $("turns").replaceChildren();
  $("status").textContent = "A new conversation.";
  showWelcome();
  $("message").focus();
}

async function arrangeFault(gateway) {
  const fault = $("fault").value;
  if (!fault || !find(gateway)?.isEmbedded) return;
  $("fault").value = "";
  await fetch(`api/gateways/${gateway}/faults/${fault}`, { method: "POST", signal: running.signal });
}

function setRunning(isRunning) {
  $("send").hidden = isRunning;
  $("stop").hidden = !isRunning;
  $("new").disabled = isRunning;
  if (isRunning) $("status").textContent = "Answering…";
}

function showGateway() {
  const gateway = find($("gateway").value);
  $("sources-label").hidden = !gateway?.sources;
  $("sources-text").textContent = gateway?.sources ?? "";
  $("fault-label").hidden = !gateway?.isEmbedded;
}

function showWelcome() {
  $("welcome").hidden = state.turns.length > 0;
}

/** Stays at the end while the reader is there, and leaves whoever has scrolled up alone. */
function keepScroll(change) {
  const main = document.querySelector("main");
  const isAtEnd = main.scrollHeight - main.scrollTop - main.clientHeight < 48;
  change();
  if (isAtEnd) scrollDown();
}

function scrollDown() {
  const main = document.querySelector("main");
  main.scrollTop = main.scrollHeight;
}

function find(key) {
  return gateways.find((one) => one.key === key);
}

function nameOf(turn) {
  return find(turn.gateway)?.name ?? "Answer";
}

function read() {
  try {
    return JSON.parse(sessionStorage.getItem(storeKey) ?? "{}");
  } catch {
    return {};
  }
}

// What is shown survives a reload; what the model is told stays with the service.
function write() {
  if (isLeaving) return;
  state.gateway = $("gateway").value;
  try {
    sessionStorage.setItem(storeKey, JSON.stringify(state));
  } catch {
    // There is no room, or none is allowed: then a reload begins anew.
  }
}
