// Asking the server: JSON there and back, with a limit of time, and never followed to another page.

/** How long an answer is waited for. */
const PATIENCE = 10_000;
/** What may still be on its way when the page is left; browsers allow 64 kB of it altogether. */
const SMALL = 8_000;
const MOST = 60_000;

/**
 * The answer as `{ status, body }`. Status 0 is no answer at all (no network, no server, too late); a way to the
 * page where one signs in is 401.
 */
export async function ask(address, { body, leaving = false } = {}) {
  const text = body === undefined ? undefined : JSON.stringify(body);
  const size = text === undefined ? 0 : new Blob([text]).size;
  const late = new AbortController();
  const timer = setTimeout(() => late.abort(), PATIENCE);
  try {
    const answer = await fetch(address, {
      method: text === undefined ? "GET" : "POST",
      headers: text === undefined ? { accept: "application/json" } : { accept: "application/json", "content-type": "application/json" },
      body: text,
      redirect: "manual",
      cache: "no-store",
      keepalive: text !== undefined && (size < SMALL || (leaving && size < MOST)),
      signal: late.signal,
    });
    if (answer.type === "opaqueredirect") return { status: 401, body: null };
    const json = /json/.test(answer.headers.get("content-type") ?? "") ? await answer.json() : null;
    return { status: answer.status, body: json };
  } catch {
    return { status: 0, body: null };
  } finally {
    clearTimeout(timer);
  }
}
