// The headers as others see them: the program encrypts by itself, and the MDN HTTP Observatory grades what it answers.
//
// A certificate is made for the occasion and trusted by the checker alone; the checker must give its best grade, and
// pass every test it has. `node e2e/run.mjs --only headers` runs it by itself.

import { execFile, execFileSync, spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { createServer } from "node:net";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";
import { promisify } from "node:util";

import { printedAddress, program, stopping } from "./server.mjs";

const MINUTES = fileURLToPath(new URL("../crates/referat-fixtures/minutes/chefforum-2025-02-05.txt", import.meta.url));
const CHECKER = fileURLToPath(new URL("header-checker/scan.mjs", import.meta.url));

/** The Observatory's best. */
const BEST = "A+";

export async function checkHeaders(report) {
  const folder = mkdtempSync(join(tmpdir(), "referat-headers-"));
  const [data, certificate, key] = ["data", "certificate.pem", "key.pem"].map((name) => join(folder, name));
  let stop = async () => {};
  try {
    makeCertificate(certificate, key);
    const quiet = { stdio: ["ignore", "ignore", "pipe"] };
    execFileSync(program(), ["import", MINUTES, "--data", data, "--municipality", "Sandved Kommune"], quiet);
    const port = await freePort();
    const address = `https://localhost:${port}`;
    const child = spawn(
      program(),
      ["serve", "--data", data, "--listen", `127.0.0.1:${port}`, "--public-address", address, "--tls-cert", certificate, "--tls-key", key],
      { stdio: ["ignore", "pipe", "ignore"] },
    );
    stop = stopping(child);
    await printedAddress(child);
    const { summary, tests } = await graded(`localhost:${port}`, certificate);
    const failed = Object.entries(tests).filter(([, test]) => !test.pass);
    const wrong = failed.map(([name, { result, scoreModifier }]) => `${name}: ${result} (${scoreModifier})`);
    if (summary.grade !== BEST) wrong.unshift(`grade ${summary.grade} (${summary.score}) instead of ${BEST}`);
    if (summary.testsQuantity < 10) wrong.unshift(`only ${summary.testsQuantity} tests`);
    const passed = `${summary.testsPassed} of ${summary.testsQuantity} tests`;
    report.looked(`headers: ${summary.grade} (${summary.score}), ${passed}, by the MDN HTTP Observatory`, wrong);
  } catch (error) {
    report.failed("headers: the checker", [String(error.stderr || error.message || error)]);
  } finally {
    await stop();
    rmSync(folder, { recursive: true, force: true });
  }
}

/** What the checker says; its own process, since what is trusted is decided when Node starts. */
async function graded(host, certificate) {
  const env = { ...process.env, NODE_EXTRA_CA_CERTS: certificate };
  const { stdout } = await promisify(execFile)(process.execPath, [CHECKER, host], { env, maxBuffer: 1 << 26 });
  return JSON.parse(stdout);
}

function makeCertificate(certificate, key) {
  const name = ["-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"];
  const kind = ["-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-days", "2"];
  execFileSync("openssl", ["req", "-x509", ...kind, ...name, "-keyout", key, "-out", certificate], { stdio: "pipe" });
}

/** A port that is free now: the address others know must be said before the program listens. */
function freePort() {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once("error", reject);
    server.listen(0, "127.0.0.1", () => {
      const { port } = server.address();
      server.close(() => resolve(port));
    });
  });
}
