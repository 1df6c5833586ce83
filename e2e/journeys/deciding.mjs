// A meeting is held, with the keyboard alone: it is opened, each item's outcomes are set by one key and its decision is
// drafted or typed, the meeting is ended and its minutes are issued. What is printed must say the items, clauses,
// attachments and decisions of the old document, word for word as they were typed.
//
// Keys are counted per item: those that set outcomes, move on and save, and the letters that had to be typed.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { accessibility } from "../checks.mjs";
import { program } from "../server.mjs";

/** So many Tabs at most lead to what is looked for. */
const FAR = 400;

export async function holdMeeting({ page, address, meeting, wanted, folder, step, words }) {
  const keys = [];
  await step("the meeting is opened by keyboard", async () => {
    await page.goto(`${address}${meeting}/moedet`);
    await reach(page, (here) => here.value === "aabn");
    await leave(page, "Enter");
    await page.getByText("Mødet er åbnet.").waitFor();
    await accessible(page);
    await reach(page, (here) => here.matches("ol.entries a"));
    await leave(page, "Enter");
  });
  for (const item of wanted.items) {
    await step(`item ${item.number} is decided by keyboard`, async () => {
      keys.push({ number: item.number, ...(await decide(page, item, words)) });
    });
  }
  await step("the last item's notices are sorted with a key each, and one is taken back", async () => {
    await page.goto(`${address}${meeting}/moedet`);
    const last = await page.locator("ol.entries a[href*='/punkter/']").last().getAttribute("href");
    await page.goto(`${address}${last.replace(/\/beslutning.*$/, "")}/linjer`);
    await accessible(page);
    const sorted = () => page.locator("main form button[value=fortryd]").count();
    const lines = await page.locator("main ol.entries > li").count();
    for (let line = 0; line < lines; line += 1) {
      await leave(page, line === 0 ? "l" : "m");
      if (line > 0) continue;
      await accessible(page);
      await leave(page, "f");
      expect((await sorted()) === 0, "what was sorted is taken back");
      await leave(page, "l");
    }
    expect((await sorted()) === lines, `${lines} lines are sorted`);
  });
  await step("what was drafted, keyed and typed is told", () => {
    for (const { number, pressed, typed, drafted, letters } of keys) {
      console.log(`      item ${number}: ${pressed} keys${typed ? ` and ${typed} letters typed` : ""}, for a decision of ${letters} letters${drafted ? " (as drafted)" : ""}`);
    }
    const sum = (of) => keys.reduce((all, one) => all + one[of], 0);
    console.log(`      all: ${sum("pressed")} keys and ${sum("typed")} letters for ${sum("letters")} letters`);
  });
  await step("the meeting is ended and its minutes are issued by keyboard", async () => {
    await page.goto(`${address}${meeting}/moedet`);
    await accessible(page);
    await reach(page, (here) => here.value === "afslut");
    await leave(page, "Enter");
    await page.getByText("Mødet er afsluttet.").waitFor();
    await page.goto(`${address}${meeting}/dokumenter`);
    await reach(page, (here) => here.matches("form.issue-form input[name=hvad]"));
    for (let tried = 0; tried < 5 && !(await page.evaluate(() => document.activeElement.value === "moede")); tried += 1) await page.keyboard.press("ArrowDown");
    await page.keyboard.press("Space");
    await reach(page, (here) => here.matches("form.issue-form input[name=til]"));
    await page.keyboard.press("Space");
    await reach(page, (here) => here.matches("form.issue-form textarea[name=grund]"));
    await page.keyboard.type("Mødet er holdt");
    await reach(page, (here) => here.matches("form.issue-form button[type=submit]"));
    await leave(page, "Enter");
  });
  await step("the printed minutes say what the old ones say, and what was typed", async () => {
    await page.goto(`${address}${meeting}/dokumenter`);
    const href = await page.locator("a[href^='/udstedte/']", { hasText: "eferat" }).first().getAttribute("href");
    const answer = await page.request.get(address + href);
    expect(answer.status() === 200, `the minutes: ${answer.status()}`);
    const file = join(folder, "referat.pdf");
    writeFileSync(file, await answer.body());
    const [read] = JSON.parse(execFileSync(program(), ["parse", file, "--format", "json"], { maxBuffer: 1 << 26 }));
    const differences = [];
    const differ = (what, is, was) => {
      if (JSON.stringify(is) !== JSON.stringify(was)) differences.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(was)}`);
    };
    differ("kind", read.kind, "minutes");
    differ("items", read.items.length, wanted.items.length);
    for (const [at, item] of read.items.entries()) {
      const old = wanted.items[at];
      for (const key of ["number", "title", "clauses", "attachments"]) differ(`item ${old.number}, ${key}`, item[key], old[key]);
      differ(`item ${old.number}, decision`, words(decisionOf(item).text), words(decisionOf(old).text));
      differ(`item ${old.number}, outcomes`, item.decision?.outcomes, old.decision.outcomes);
    }
    expect(differences.length === 0, differences.join("\n"));
  });
}

/** Decides the item whose page is open: by its draft, by its outcomes' keys, or by typing; how many keys it took. */
async function decide(page, item, words) {
  const wanted = markdown(decisionOf(item).text);
  const text = page.locator("form[data-decision] textarea[name=tekst]");
  const stands = async () => same(await text.inputValue(), wanted);
  await text.waitFor();
  const letters = wanted.length;
  let pressed = 0;
  let typed = 0;
  const outcomes = await page.locator("select[name^=udfald-]").count();
  if (!(await stands()) && outcomes) {
    for (let clause = 1; clause <= outcomes; clause += 1) {
      const outcome = item.decision.outcomes.find((one) => one.clause === clause)?.outcome;
      const key = outcome && (await page.locator(`[data-key-of="${outcome}"]`).textContent());
      await page.keyboard.press(key || "Tab");
      if (!key) await page.keyboard.press("Tab"); // past the addition
      pressed += key ? 1 : 2;
    }
    await page.waitForLoadState("networkidle");
  }
  const drafted = await stands();
  if (!drafted) {
    const isThere = await page.evaluate(() => document.activeElement.matches("textarea[name=tekst]"));
    if (!isThere) pressed += await reach(page, (here) => here.matches("textarea[name=tekst]"));
    await page.keyboard.press("Control+a");
    await page.keyboard.insertText(wanted);
    pressed += 1;
    typed = letters;
  }
  await leave(page, "Control+Enter");
  pressed += 1;
  await page.getByText("Beslutningen er gemt.").waitFor();
  await accessible(page);
  return { pressed, typed, drafted, letters };
}

/** Presses Tab until what has the focus is what is looked for; how often. */
export async function reach(page, looked) {
  const source = `(${looked})(document.activeElement)`;
  for (let pressed = 0; pressed < FAR; pressed += 1) {
    if (await page.evaluate(source)) return pressed;
    await page.keyboard.press("Tab");
  }
  throw new Error(`not reached by Tab: ${looked}`);
}

/** Presses a key that leads to another page, and waits for it. */
export async function leave(page, key) {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press(key)]);
}

/** The section of an item that says what was decided. */
function decisionOf(item) {
  return item.sections.find(({ kind }) => kind === "decision") ?? { text: { type: "doc", content: [] } };
}

/** A text tree as it is typed: paragraphs apart, points with a dash, links by their marks. */
function markdown(node) {
  const inside = (node.content ?? []).map(markdown);
  switch (node.type) {
    case "text": {
      const link = (node.marks ?? []).find((mark) => mark.type === "link" && mark.attrs.href);
      return link ? `[${node.text}](${link.attrs.href})` : escaped(node.text);
    }
    case "doc":
      return inside.join("\n\n");
    case "paragraph":
    case "heading":
      return inside.join("");
    case "hard_break":
      return "\\\n";
    case "bullet_list":
      return inside.map((point) => `- ${point.replaceAll("\n", "\n  ")}`).join("\n");
    case "ordered_list":
      return inside.map((point, at) => `${(node.attrs?.order ?? 1) + at}. ${point.replaceAll("\n", "\n   ")}`).join("\n");
    case "list_item":
      return inside.join("\n\n");
    default:
      throw new Error(`nobody types a ${node.type}`);
  }
}

/** What means something at its place is typed with a stroke before it. */
const escaped = (text) => text.replace(/([\\`*_[\]<>#])/g, "\\$1").replace(/^(\d+)([.)]) /, "$1\\$2 ");

const same = (one, other) => one.replace(/\s+/g, " ").trim() === other.replace(/\s+/g, " ").trim();

export async function accessible(page) {
  const violations = await accessibility(page);
  expect(violations.length === 0, violations.join("\n"));
}

export function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}
