// Shows turns. Everything that comes from outside is set as text, never as markup.

function element(name, className, text) {
  const made = document.createElement(name);
  if (className) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}

/** A turn of the conversation on the page, made of what is known of it and of what comes. */
export class TurnView {
  #parts = {};

  constructor(list, turn, gatewayName) {
    this.turn = turn;
    this.item = element("li", `turn ${turn.role === "user" ? "mine" : "theirs"}`);
    this.item.append(element("p", "who", turn.role === "user" ? "You" : gatewayName));
    list.append(this.item);
    if (turn.role === "user") {
      this.item.append(element("p", "said", turn.text));
      return;
    }

    const thoughts = element("details");
    thoughts.hidden = true;
    thoughts.append(element("summary", "", "Thoughts"), (this.#parts.thought = element("p", "thought")));
    this.#parts.thoughts = thoughts;
    this.#parts.tools = element("ul", "tools");
    this.#parts.tools.setAttribute("aria-label", "Functions that were called");
    this.#parts.said = element("p", "said");
    this.#parts.citations = element("ol", "citations");
    this.#parts.citations.setAttribute("aria-label", "Sources");
    this.#parts.meta = element("p", "meta");
    this.#parts.notes = element("details", "notes");
    this.item.append(thoughts, this.#parts.tools, this.#parts.said, this.#parts.citations, this.#parts.meta, this.#parts.notes);
    this.show();
    if (turn.problem) this.fail(turn.problem);
  }

  /** Shows the turn as it is now. Text grows in place, so that a selection and the place on the page stay. */
  show() {
    const { turn } = this;
    const { thoughts, thought, tools, said, citations, meta, notes } = this.#parts;
    this.item.classList.toggle("waiting", turn.isOpen === true);
    this.item.setAttribute("aria-busy", String(turn.isOpen === true));
    thoughts.hidden = !turn.thought;
    grow(thought, turn.thought);
    grow(said, turn.text);
    tools.hidden = turn.tools.length === 0;
    tools.replaceChildren(...turn.tools.map(toolItem));
    citations.hidden = turn.citations.length === 0;
    if (citations.childElementCount !== turn.citations.length) {
      citations.replaceChildren(...turn.citations.map(citationItem));
    }
    meta.textContent = metaOf(turn);
    meta.hidden = !meta.textContent;
    notes.hidden = !turn.unmapped?.length;
    if (turn.unmapped?.length && !notes.childElementCount) {
      const list = element("ul");
      list.append(...turn.unmapped.map((sentence) => element("li", "", sentence)));
      notes.append(element("summary", "", "What this gateway was told in another way, or not at all"), list);
    }
  }

  /** Tells what went wrong, and offers to ask again where that can be done. */
  fail(problem, again) {
    const box = element("div", "error");
    box.setAttribute("role", "alert");
    box.append(element("h2", "", problem.title));
    if (problem.detail) box.append(element("p", "", problem.detail));
    if (this.turn.text) box.append(element("p", "", "What stands above is not the whole answer."));
    if (again) {
      const button = element("button", "", "Ask again");
      button.type = "button";
      button.addEventListener("click", () => again());
      if (problem.retryAfter) countDown(button, problem.retryAfter);
      box.append(button);
    }
    const reference = [problem.status && `status ${problem.status}`, problem.requestId && `request ${problem.requestId}`, problem.traceId && `trace ${problem.traceId}`];
    box.append(element("p", "reference", reference.filter(Boolean).join(" · ")));
    this.item.append(box);
  }
}

function grow(target, text) {
  const shown = target.textContent;
  if (shown === text) return;
  if (text.startsWith(shown) && shown) target.append(text.slice(shown.length));
  else target.textContent = text;
}

function toolItem(tool) {
  const item = element("li");
  item.append(element("span", "call", `${tool.function}(${tool.arguments})`));
  item.append(tool.result === undefined ? " is running…" : ` → ${tool.result}`);
  return item;
}

function citationItem(citation, index) {
  const item = element("li");
  item.append(`${citation.marker ?? `${index + 1}.`} `);
  if (citation.url) {
    const link = element("a", "", citation.title);
    link.href = citation.url;
    link.rel = "noopener noreferrer";
    link.target = "_blank";
    item.append(link);
  } else {
    item.append(element("strong", "", citation.title));
  }
  if (citation.place || citation.url) item.append(" ", element("span", "place", citation.place ?? new URL(citation.url).host));
  if (citation.snippet) item.append(element("p", "", citation.snippet));
  return item;
}

function metaOf(turn) {
  const told = [];
  if (turn.left) told.push("the page was left before the end");
  if (turn.stopped) told.push("stopped by you");
  if (turn.reason && turn.reason !== "stop") told.push(turn.reason === "length" ? "cut short by the token limit" : `ended with ${turn.reason}`);
  if (turn.usage) {
    const { input, output, reasoning, cost } = turn.usage;
    told.push(`${input} tokens in, ${output} out${reasoning ? ` (${reasoning} of them thoughts)` : ""}`);
    if (cost !== undefined) told.push(`$${cost.toFixed(6)}`);
  }
  if (turn.model) told.push(turn.provider ? `${turn.model} at ${turn.provider}` : turn.model);
  return told.join(" · ");
}

function countDown(button, seconds) {
  const until = Date.now() + seconds * 1000;
  const show = () => {
    const left = Math.ceil((until - Date.now()) / 1000);
    button.disabled = left > 0;
    button.textContent = left > 0 ? `Ask again in ${left} s` : "Ask again";
    if (left > 0 && button.isConnected) setTimeout(show, 1000);
  };
  button.disabled = true;
  button.textContent = `Ask again in ${seconds} s`;
  setTimeout(show, 1000);
}
