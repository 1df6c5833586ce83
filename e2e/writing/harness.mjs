// Starts the writing server of `server.mjs`, kills it, and begins it again on the same port with what it had kept.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { fileURLToPath } from "node:url";

const PROGRAM = fileURLToPath(new URL("./server.mjs", import.meta.url));

export class Harness {
  #child = null;
  #port = 0;

  constructor(pace) {
    this.pace = pace;
    this.folder = mkdtempSync(join(tmpdir(), "referat-writing-"));
  }

  async start() {
    this.isDown = false;
    const child = spawn(process.execPath, [PROGRAM, String(this.#port), join(this.folder, "papers.json"), String(this.pace)], { stdio: ["ignore", "pipe", "inherit"] });
    this.#child = child;
    this.address = await new Promise((resolve, reject) => {
      child.stdout.setEncoding("utf8");
      child.stdout.once("data", (line) => resolve(line.trim()));
      child.once("exit", (code) => reject(new Error(`the writing server ended with ${code}`)));
    });
    this.#port = Number(new URL(this.address).port);
  }

  /** As a lost machine: nothing is finished, nothing is said. */
  async kill() {
    this.isDown = true;
    const child = this.#child;
    const gone = new Promise((done) => child.once("exit", done));
    child.kill("SIGKILL");
    await gone;
  }

  async stop() {
    if (this.#child?.exitCode === null && this.#child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }

  async control(chaos) {
    await fetch(`${this.address}/_control`, { method: "POST", body: JSON.stringify(chaos) });
  }

  /** Saves as somebody who asks nobody. */
  async put(paper, field, content, by) {
    await fetch(`${this.address}/_put`, { method: "POST", body: JSON.stringify({ paper, field, content, by }) });
  }

  /** What is kept of a field. */
  async kept(paper, field) {
    return (await (await fetch(`${this.address}/_papers`)).json())[paper][field];
  }
}

/** The words of a tree, a line for each block. */
export function wordsOf(tree) {
  const lines = [];
  const visit = (node) => {
    if (node.type === "paragraph" || node.type === "heading") lines.push((node.content ?? []).map((it) => it.text ?? "\n").join(""));
    else (node.content ?? []).forEach(visit);
  };
  visit(tree);
  return lines.join("\n");
}
