// The document for programs against the pages: schemathesis asks every operation of it, as everyone the demo has a
// login for and as nobody, and no answer may be a server's error or one that the document doesn't name.
//
//   node e2e/contract.mjs                       a few examples of each
//   node e2e/contract.mjs --deep                many, and the edges of every field; takes long
//   node e2e/contract.mjs --as medlem,ingen     these only; nobody is "ingen"
//   node e2e/contract.mjs --address http://…    a demo that already runs; it isn't the same afterwards
//
// REFERAT_CONTRACT_PYTHON names the Python that has schemathesis (`cargo xtask contract` makes it). What a schema can't
// say (ids that are there, a session that lasts) is in `contract_hooks.py`.

import { execFile } from "node:child_process";
import { existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { dirname, join } from "node:path";
import { fileURLToPath } from "node:url";
import { parseArgs } from "node:util";

import { Report } from "./report.mjs";
import { startDemo } from "./server.mjs";

const NOBODY = "ingen";
const PEOPLE = [NOBODY, "ansat", "laeser", "forfatter", "godkender", "stedfortraeder", "medlem", "formand", "sekretaer", "administrator"];
const PASSWORD = "fire ravne i haven";

/** Sessions to sign out of: each attempt ends one. */
const SPARE = 4;

/** How many are looked at side by side. */
const LANES = 2;

const CHECKS = [
  "not_a_server_error",
  "status_code_conformance",
  "content_type_conformance",
  "response_headers_conformance",
  "response_schema_conformance",
];

const { values: options } = parseArgs({
  options: { deep: { type: "boolean", default: false }, as: { type: "string" }, address: { type: "string" } },
});
const python = process.env.REFERAT_CONTRACT_PYTHON ?? "python3";
const report = new Report("contract");
const folder = mkdtempSync(join(tmpdir(), "referat-contract-"));
let demo = null;

try {
  demo = options.address ? { address: options.address, stop: async () => {} } : await startDemo();
  const text = await (await fetch(`${demo.address}/api/openapi.json`)).text();
  writeFileSync(join(folder, "openapi.json"), text);
  const operations = Object.values(JSON.parse(text).paths).reduce((sum, item) => sum + Object.keys(item).length, 0);
  const valid = await run(["-m", "openapi_spec_validator", "--schema", "3.1", join(folder, "openapi.json")]);
  report.looked(`the document is valid OpenAPI 3.1 (${operations} operations)`, valid.code === 0 ? [] : [valid.said]);
  const waiting = options.as ? options.as.split(",") : [...PEOPLE];
  const ids = await idsThatAreThere(demo.address);
  const lane = async () => {
    for (let who = waiting.shift(); who; who = waiting.shift()) await ask(demo.address, who, ids, operations);
  };
  await Promise.all(Array.from({ length: LANES }, lane));
} catch (error) {
  report.failed("the suite itself", [error.stack ?? String(error)]);
} finally {
  await demo?.stop();
  rmSync(folder, { recursive: true, force: true });
}

process.exit(report.close());

/** Asks every operation as somebody. */
async function ask(address, who, ids, operations) {
  const begun = Date.now();
  const sessions = [];
  if (who !== NOBODY) for (let at = 0; at <= SPARE; at += 1) sessions.push(await signIn(address, who));
  const about = join(folder, `${who}.json`);
  const events = join(folder, `${who}.ndjson`);
  writeFileSync(about, JSON.stringify({ sessions, ids }));
  const much = options.deep ? ["--phases", "coverage,fuzzing", "-n", "40", "--generation-database", "none"] : ["--phases", "fuzzing", "-n", "2", "--generation-deterministic"];
  const { code, said } = await run(
    [
      ...["-m", "schemathesis.cli", "run", join(folder, "openapi.json"), "--url", address, "--no-color", "--warnings", "off"],
      ...["--checks", CHECKS.join(","), ...much, "--no-shrink", "--continue-on-failure", "--suppress-health-check", "all"],
      ...["--generation-with-security-parameters", "false", "--generation-allow-x00", "false"],
      ...["--report", "ndjson", "--report-ndjson-path", events, "--request-timeout", "60"],
    ],
    { SCHEMATHESIS_HOOKS: "contract_hooks", PYTHONPATH: dirname(fileURLToPath(import.meta.url)), REFERAT_CONTRACT: about },
  );
  const { asked, cases, statuses } = counted(events);
  const wrong = code === 0 ? [] : [said];
  if (asked.size !== operations) wrong.unshift(`${asked.size} of ${operations} operations were asked`);
  // Whoever lost their session on the way was asked as nobody: that proves little.
  if (who !== NOBODY && !(await isIn(address, sessions[0]))) wrong.unshift("they are no longer signed in");
  const seconds = ((Date.now() - begun) / 1000).toFixed(0);
  report.looked(`as ${who}: ${asked.size} operations, ${cases} requests (${told(statuses)}) in ${seconds} s`, wrong);
}

function told(statuses) {
  return [...statuses].sort().map(([status, count]) => `${status}: ${count}`).join(", ");
}

/** What was asked, and what was answered. */
function counted(events) {
  const [asked, statuses] = [new Set(), new Map()];
  let cases = 0;
  if (!existsSync(events)) return { asked, cases, statuses };
  for (const line of readFileSync(events, "utf8").split("\n").filter(Boolean)) {
    const finished = JSON.parse(line).ScenarioFinished;
    if (!finished) continue;
    asked.add(finished.recorder.label);
    for (const { response } of Object.values(finished.recorder.interactions)) {
      cases += 1;
      const status = response?.status_code ?? "none";
      statuses.set(status, (statuses.get(status) ?? 0) + 1);
    }
  }
  return { asked, cases, statuses };
}

async function signIn(address, who) {
  const answer = await fetch(`${address}/log-ind`, {
    method: "POST",
    redirect: "manual",
    headers: { origin: address, "content-type": "application/x-www-form-urlencoded" },
    body: new URLSearchParams({ login: `${who}@sandved.example`, adgangskode: PASSWORD }),
  });
  const cookie = answer.headers.get("set-cookie")?.split(";")[0];
  if (answer.status !== 303 || !cookie) throw new Error(`${who} isn't let in: ${answer.status}`);
  return cookie;
}

async function isIn(address, cookie) {
  const answer = await fetch(`${address}/konto`, { redirect: "manual", headers: { cookie } });
  return answer.status === 200;
}

/** Ids of each kind that pages lead to, as the administrator sees them; not of those who sign in here. */
async function idsThatAreThere(address) {
  const cookie = await signIn(address, "administrator");
  const read = async (path) => (await fetch(address + path, { headers: { cookie } })).text();
  const found = {};
  const meet = (text) => {
    for (const [, kind, id] of text.matchAll(/"\/([a-z/]+)\/([0-9a-f]{8}-[0-9a-f-]{27})/g)) (found[kind] ??= new Set()).add(id);
  };
  for (const path of ["/", "/navne", "/importer", "/forslag", "/administration/forummer", "/administration/organisation"]) meet(await read(path));
  for (const kind of ["moeder", "forummer", "punkter", "sager"]) {
    for (const id of [...(found[kind] ?? [])].slice(0, 3)) meet(await read(`/${kind}/${id}`));
  }
  // Whose account is shut, or who leaves, is asked no more.
  const persons = await read("/administration/personer");
  const own = [...persons.matchAll(/\/personer\/([0-9a-f-]{36})"[^]*?<\/tr>/g)].filter(([row]) => row.includes("@sandved.example")).map(([, id]) => id);
  for (const id of own) found.personer?.delete(id);
  return Object.fromEntries(Object.entries(found).map(([kind, ids]) => [kind, [...ids].slice(0, 5)]));
}

/** Runs the Python, in the folder that goes with what it keeps there; says how it ended, and the last of what it said. */
function run(args, env = {}) {
  return new Promise((done) => {
    execFile(python, args, { cwd: folder, env: { ...process.env, ...env }, maxBuffer: 1 << 28 }, (error, stdout, stderr) => {
      const code = error ? (error.code ?? 1) : 0;
      done({ code, said: `${stdout}\n${stderr}`.slice(-20_000) });
    });
  });
}
