// A server that keeps the contract of the writing page and nothing else, so that the editor can be tried where a real
// one can't be: cut off, slow, losing its answers, killed and begun again. A process of its own.
//
//   node e2e/writing/server.mjs PORT FILE PACE
//
// What is saved is in the file before the answer is written.

import { existsSync, readFileSync, renameSync, writeFileSync } from "node:fs";
import { createServer } from "node:http";
import { extname, join } from "node:path";
import { fileURLToPath } from "node:url";

import { signInPage, writingPage } from "./page.mjs";

const [port, file, pace] = process.argv.slice(2);
const HOLD = 60_000 * Number(pace);
const PRESENT = 15_000 * Number(pace);
const dist = fileURLToPath(new URL("../../crates/referat-web/assets/dist/", import.meta.url));
const TYPES = { ".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml", ".woff2": "font/woff2" };
const POLICY =
  "default-src 'none'; style-src 'self'; script-src 'self'; img-src 'self'; font-src 'self'; connect-src 'self'; form-action 'self'; base-uri 'none'; frame-ancestors 'none'";

const START = {
  title: { kind: "line", version: 1, content: "Budgetopfølgning pr. 30. september" },
  sagsfremstilling: { kind: "text", version: 1, content: { type: "doc", content: [] } },
  oekonomi: { kind: "text", version: 1, content: { type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: "Ingen." }] }] } },
  indstilling: { kind: "lines", version: 1, content: ["at orienteringen tages til efterretning"] },
};

/** Papers by id, each made when it is first asked for. */
const papers = existsSync(file) ? JSON.parse(readFileSync(file, "utf8")) : {};
const holds = {};
const seen = {};
let chaos = { delay: 0, loseAnswers: false, signedOut: false, refuse: null, status: 0 };

function keep() {
  writeFileSync(`${file}.new`, JSON.stringify(papers));
  renameSync(`${file}.new`, file);
}

/** The next version of a field; every one is remembered. */
function keepAs(field, content, who) {
  Object.assign(field, { content, version: field.version + 1, saved_by: who, saved_at: clock() });
  (field.history ??= []).push(content);
  keep();
}

function paperOf(id) {
  papers[id] ??= structuredClone(START);
  return papers[id];
}

const clock = () => new Date().toTimeString().slice(0, 8);
const KEY = { text: "doc", lines: "lines", line: "line" };

const server = createServer(async (request, response) => {
  const url = new URL(request.url, `http://127.0.0.1:${port}`);
  const chunks = [];
  try {
    for await (const chunk of request) chunks.push(chunk);
  } catch {
    return; // cut off while sending
  }
  const body = Buffer.concat(chunks).toString("utf8");
  const send = (status, type, content, headers = {}) => {
    response.writeHead(status, { "content-type": type, "content-security-policy": POLICY, "x-content-type-options": "nosniff", "cache-control": "no-store", ...headers });
    response.end(content);
  };
  const json = (status, value) => send(status, "application/json", JSON.stringify(value));
  const go = (place, headers = {}) => send(303, "text/plain", "", { location: place, ...headers });

  if (url.pathname === "/_control") {
    chaos = { ...chaos, ...JSON.parse(body) };
    return json(200, {});
  }
  if (url.pathname === "/_papers") return json(200, papers);
  if (url.pathname.startsWith("/_as/")) {
    const who = decodeURIComponent(url.pathname.slice(5));
    return go(url.searchParams.get("to") ?? "/", { "set-cookie": `who=${encodeURIComponent(who)}; Path=/; HttpOnly; SameSite=Lax` });
  }
  if (url.pathname === "/_put") {
    const { paper, field, content, by } = JSON.parse(body);
    const it = paperOf(paper)[field];
    keepAs(it, content, by);
    return json(200, it);
  }
  if (url.pathname.startsWith("/assets/")) {
    const path = join(dist, url.pathname.slice(8));
    if (!path.startsWith(dist) || !existsSync(path)) return send(404, "text/plain", "");
    return send(200, TYPES[extname(path)] ?? "text/plain", readFileSync(path));
  }
  if (url.pathname === "/log-ind") return send(200, "text/html; charset=utf-8", signInPage());
  if (url.pathname === "/log-ud") return go("/log-ind", { "set-cookie": "who=; Path=/; Max-Age=0" });

  const who = decodeURIComponent(/who=([^;]+)/.exec(request.headers.cookie ?? "")?.[1] ?? "");
  if (!who || (chaos.signedOut && request.method === "POST")) return go("/log-ind");
  const place = /^\/moedesager\/([^/]+)\/(skriv|stand|felter\/([a-z]+)(?:\/(hold|slip))?)$/.exec(url.pathname);
  if (!place) return send(404, "text/plain", "");
  const [, id, what, name, doing] = place;
  const paper = paperOf(id);
  if (chaos.delay > 0) await new Promise((done) => setTimeout(done, chaos.delay));

  const heldBy = (field) => {
    const hold = holds[`${id}/${field}`];
    return hold && hold.until > Date.now() ? hold : null;
  };
  if (what === "skriv") return send(200, "text/html; charset=utf-8", writingPage({ id, who, paper, pace, dist }));
  if (what === "stand") {
    (seen[id] ??= {})[who] = Date.now();
    const present = Object.keys(seen[id]).filter((it) => seen[id][it] > Date.now() - PRESENT);
    const fields = Object.fromEntries(
      Object.entries(paper).map(([field, it]) => {
        const hold = heldBy(field);
        return [field, { version: it.version, held_by: hold && hold.by !== who ? hold.by : null, saved_by: it.saved_by ?? null, saved_at: it.saved_at ?? null }];
      }),
    );
    return json(200, { present, fields });
  }
  const field = paper[name];
  if (!field) return json(404, {});
  if (request.method === "GET") return json(200, { version: field.version, [KEY[field.kind]]: field.content });
  const hold = heldBy(name);
  const others = hold && hold.by !== who ? hold : null;
  if (doing === "slip") {
    if (hold && !others) delete holds[`${id}/${name}`];
    return json(200, {});
  }
  if (doing === "hold") {
    if (others && !JSON.parse(body).take_over) return json(423, { held_by: others.by, since: others.since });
    holds[`${id}/${name}`] = { by: who, until: Date.now() + HOLD, since: hold && !others ? hold.since : clock().slice(0, 5) };
    return json(200, { until: new Date(Date.now() + HOLD).toISOString() });
  }
  if (chaos.status) return json(chaos.status, {});
  if (chaos.refuse) return json(422, { message: chaos.refuse });
  if (others) return json(423, { held_by: others.by, since: others.since });
  const isForm = !/json/.test(request.headers["content-type"] ?? "");
  const form = isForm ? new URLSearchParams(body) : null;
  const sent = isForm ? { version: Number(form.get("version")), [KEY[field.kind]]: ofForm(field.kind, form.get("text")) } : JSON.parse(body);
  // The browser itself asks again when an answer is cut off: that one is lost, too.
  if (sent.version !== field.version && chaos.loseAnswers) return request.socket.destroy();
  if (sent.version !== field.version) return json(409, { version: field.version, by: field.saved_by ?? "?", [KEY[field.kind]]: field.content });
  keepAs(field, sent[KEY[field.kind]], who);
  if (chaos.loseAnswers) return request.socket.destroy();
  return isForm ? go(`/moedesager/${id}/skriv`) : json(200, { version: field.version, saved_at: field.saved_at });
});

/** What the form without script sends; enough of Markdown for the harness: paragraphs. */
function ofForm(kind, text) {
  const lines = text.replaceAll("\r", "").split("\n");
  if (kind === "line") return lines.join(" ").trim();
  if (kind === "lines") return lines.filter(Boolean);
  const paragraphs = text.replaceAll("\r", "").split(/\n{2,}/).map((it) => it.trim()).filter(Boolean);
  return { type: "doc", content: paragraphs.map((it) => ({ type: "paragraph", content: [{ type: "text", text: it }] })) };
}

server.listen(Number(port), "127.0.0.1", () => console.log(`http://127.0.0.1:${server.address().port}`));
