// Starts `referat demo` on a free loopback port with a data folder of its own, and takes both away again.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

/** How long the demo may take to load Sandved Kommune and serve. */
const PATIENCE = 120_000;

export async function startDemo() {
  const binary = program();
  if (!existsSync(binary)) throw new Error(`there is no ${binary}: run cargo build -p referat`);
  const data = mkdtempSync(join(tmpdir(), "referat-e2e-"));
  const child = spawn(binary, ["demo", "--listen", "127.0.0.1:0", "--data", data], {
    stdio: ["ignore", "pipe", "inherit"],
  });
  const end = stopping(child);
  const stop = async () => {
    await end();
    rmSync(data, { recursive: true, force: true });
  };
  try {
    return { address: await printedAddress(child), stop };
  } catch (error) {
    await stop();
    throw error;
  }
}

/** Ends a program that was started, and waits until it has ended. */
export function stopping(child) {
  return async () => {
    if (child.exitCode === null && child.signalCode === null) {
      child.kill("SIGTERM");
      const killed = setTimeout(() => child.kill("SIGKILL"), 5_000);
      await new Promise((done) => child.once("exit", done));
      clearTimeout(killed);
    }
  };
}

/** The program that is looked at. */
export function program() {
  if (process.env.REFERAT_BINARY) return process.env.REFERAT_BINARY;
  const metadata = execFileSync("cargo", ["metadata", "--format-version", "1", "--no-deps"], { maxBuffer: 1 << 26 });
  return join(JSON.parse(metadata).target_directory, "debug", "referat");
}

/** The first web address a program prints on its standard output. */
export function printedAddress(child) {
  return new Promise((resolve, reject) => {
    let printed = "";
    const late = setTimeout(() => reject(new Error(`no address after ${PATIENCE / 1000} s; printed: ${printed}`)), PATIENCE);
    child.stdout.setEncoding("utf8");
    child.stdout.on("data", (text) => {
      printed += text;
      // The line must be whole, or the port could be cut.
      const found = printed.match(/(https?:\/\/[^\s/]+)\/?[^\n]*\n/);
      if (found) {
        clearTimeout(late);
        resolve(found[1]);
      }
    });
    child.once("exit", (code) => {
      clearTimeout(late);
      reject(new Error(`it ended with ${code} before it served; printed: ${printed}`));
    });
  });
}
