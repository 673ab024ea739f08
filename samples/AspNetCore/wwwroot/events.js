// Server-sent events of a POST: the browser's own EventSource can only GET.

/** The events of a response as they come: { type, data }. */
export async function* eventsOf(response) {
  const reader = response.body.pipeThrough(new TextDecoderStream()).getReader();
  let rest = "";
  try {
    for (;;) {
      const { done, value } = await reader.read();
      if (done) return;
      rest += value;
      for (let end; (end = rest.indexOf("\n\n")) >= 0; rest = rest.slice(end + 2)) {
        const event = parse(rest.slice(0, end));
        if (event) yield event;
      }
    }
  } finally {
    // Whoever stops listening lets the service know, and the service its gateway.
    await reader.cancel().catch(() => {});
  }
}

function parse(block) {
  let type = "message";
  const data = [];
  for (const line of block.split("\n")) {
    if (line.startsWith("event: ")) type = line.slice(7);
    else if (line.startsWith("data: ")) data.push(line.slice(6));
  }
  return data.length ? { type, data: JSON.parse(data.join("\n")) } : null;
}

/** What went wrong, from a response that is not a stream. */
export async function problemOf(response) {
  const isProblem = (response.headers.get("content-type") ?? "").includes("json");
  const problem = isProblem ? await response.json().catch(() => ({})) : {};
  return {
    title: problem.title ?? `The service answered ${response.status}`,
    detail: problem.errors ? Object.values(problem.errors).flat().join(" ") : problem.detail,
    status: response.status,
    isTransient: problem.isTransient ?? response.status >= 500,
    retryAfter: problem.retryAfter,
    requestId: problem.requestId,
    traceId: problem.traceId,
  };
}
