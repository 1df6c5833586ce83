// What people paste: clips in the documented markup of Word, Outlook, LibreOffice, Google Docs, Excel and web pages in
// `e2e/paste`, each pasted into the editor by a real paste, and what is then saved held against the tree beside it.

import { readFileSync, readdirSync, writeFileSync } from "node:fs";
import { fileURLToPath } from "node:url";

import { VIEWS, openTab } from "../checks.mjs";
import { Harness, wordsOf } from "../writing/harness.mjs";
import { expect, place, saved, signedIn, state } from "../writing/steps.mjs";

const FOLDER = fileURLToPath(new URL("../paste/", import.meta.url));

/** What is told of clips with something in them that is left out. */
const TOLD = {
  "word-images": /^Et billede kom ikke med/,
  "word-comments-and-footnotes": /^Fodnoter kom ikke med\. Kommentarer kom ikke med\.$/,
  "outlook-mail": /^Et billede kom ikke med/,
  "libreoffice-text": /^Fodnoter/,
  "google-docs-comments": /^Fodnoter kom ikke med\. Kommentarer/,
  "web-article": /^2 billeder kom ikke med/,
  "web-hostile": /^2 billeder kom ikke med/,
  "web-wikipedia": /^Fodnoter/,
};

/** Pastes by an event as the browser sends it. */
async function paste(box, data) {
  await box.evaluate((element, parts) => {
    const clipboardData = new DataTransfer();
    for (const [type, text] of Object.entries(parts)) {
      if (type === "file") clipboardData.items.add(new File(["x"], text, { type: "image/png" }));
      else clipboardData.setData(type, text);
    }
    element.focus();
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
  }, data);
}

export async function walkPasting(browser, report, { accept = false } = {}) {
  const harness = new Harness(0.1);
  await harness.start();
  const tab = await openTab(browser, VIEWS[0]);
  const { page } = tab;
  try {
    await signedIn(page, harness, "Anna Juhl", "klip");
    const box = place(page, "Sagsfremstilling");
    const empty = async () => {
      await box.focus();
      await page.keyboard.press("Control+a");
      await page.keyboard.press("Delete");
    };
    for (const file of readdirSync(FOLDER).filter((it) => it.endsWith(".html"))) {
      const name = file.replace(/\.html$/, "");
      const wrong = [];
      await empty();
      await paste(box, { "text/html": readFileSync(`${FOLDER}${file}`, "utf8") });
      await saved(page, "sagsfremstilling");
      const { content } = await harness.kept("klip", "sagsfremstilling");
      const path = `${FOLDER}${name}.json`;
      if (accept) writeFileSync(path, `${JSON.stringify(content, null, 1)}\n`);
      const meant = JSON.parse(readFileSync(path, "utf8"));
      const [got, wanted] = [inOrder(content), inOrder(meant)];
      if (got !== wanted) wrong.push(`saved:\n${got}\ninstead of:\n${wanted}`);
      const notice = await page.locator("form[data-writing-field=sagsfremstilling] .writing-notice").textContent();
      if (!(TOLD[name] ?? /^$/).test(notice)) wrong.push(`told: ${JSON.stringify(notice)}`);
      report.looked(`pasting: ${name}`, [...wrong, ...tab.takeNoted()]);
    }
    await report.step("pasting: nothing of it was run, loaded or styled", async () => {
      expect(!(await page.evaluate(() => window.hacked)), "no script of a clip runs");
      const breaches = await page.evaluate(() => window.policyBreaches);
      expect(breaches.length === 0, `no breach of the security policy: ${breaches}`);
    });

    const now = async () => {
      await saved(page, "sagsfremstilling");
      return (await harness.kept("klip", "sagsfremstilling")).content;
    };
    await report.step("pasting: a few words stay in the sentence they are put into", async () => {
      await empty();
      await page.keyboard.type("Vi ser  på torsdag");
      for (let i = 0; i < 11; i += 1) await page.keyboard.press("ArrowLeft");
      // The editor hears where the caret is a moment after the browser has moved it.
      await page.waitForFunction(() => getSelection().anchorOffset === "Vi ser ".length);
      await page.evaluate(() => new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done))));
      await paste(box, { "text/html": "<meta charset='utf-8'><p style='margin:0'>jer <b>alle</b></p>" });
      expect(wordsOf(await now()) === "Vi ser jer alle på torsdag", wordsOf(await now()));
    });
    await report.step("pasting: points go among points", async () => {
      await empty();
      await page.keyboard.type("- a");
      await page.keyboard.press("Enter");
      await paste(box, { "text/html": "<ul><li>b</li><li>c</li></ul>" });
      const { content } = await now();
      expect(content.length === 1 && content[0].content.length === 3, JSON.stringify(content));
    });
    await report.step("pasting: plain text loses what can't be seen, and keeps its lines", async () => {
      await empty();
      await paste(box, { "text/plain": "Øko\u00adnomi\u00a0og\u00a0drift\r\n\r\nNæste  afsnit" });
      expect(wordsOf(await now()) === "Økonomi og drift\nNæste afsnit", JSON.stringify(wordsOf(await now())));
    });
    await report.step("pasting: a picture alone is refused in words", async () => {
      await paste(box, { file: "kort.png" });
      await page.getByText("Et billede kom ikke med").waitFor();
    });
    await report.step("pasting: a file that is dropped is refused in words, and the page stays", async () => {
      const kept = await box.evaluate((element) => {
        const dataTransfer = new DataTransfer();
        dataTransfer.items.add(new File(["x"], "budget.xlsx", { type: "application/vnd.ms-excel" }));
        const { left, top } = element.getBoundingClientRect();
        return element.dispatchEvent(new DragEvent("drop", { dataTransfer, clientX: left + 30, clientY: top + 20, bubbles: true, cancelable: true }));
      });
      await page.getByText("Filer kan ikke stå i teksten.").waitFor();
      expect(!kept, "the browser doesn't open it");
    });
    await report.step("pasting: what was copied here is the same again, key figures too", async () => {
      const tree = JSON.parse(readFileSync(`${FOLDER}word-table-merged.json`, "utf8"));
      tree.content.unshift({ type: "heading", attrs: { level: 4 }, content: [{ type: "text", text: "Tal" }] }, { type: "key_figure", attrs: { id: "elever-2020" } });
      tree.content.push({ type: "paragraph", content: [{ type: "text", text: "Slut." }] });
      await harness.put("klip", "sagsfremstilling", tree, "Bent Holm");
      await page.locator("[data-key-figure]", { hasText: "Nøgletal elever-2020" }).waitFor();
      const html = await box.evaluate((element) => {
        element.focus();
        getSelection().selectAllChildren(element);
        const clipboardData = new DataTransfer();
        document.dispatchEvent(new Event("selectionchange"));
        element.dispatchEvent(new ClipboardEvent("copy", { clipboardData, bubbles: true, cancelable: true }));
        return clipboardData.getData("text/html");
      });
      await empty();
      await paste(box, { "text/html": html });
      expect(inOrder(await now()) === inOrder(tree), `${html}\n${inOrder(await now())}`);
    });
    await report.step("pasting: lines become clauses without their numbers", async () => {
      await page.getByRole("textbox", { name: "At-punkt 1 af 1" }).evaluate((area) => {
        const clipboardData = new DataTransfer();
        clipboardData.setData("text/plain", "1. at rammen godkendes,\n2.\u00a0at resten udskydes\n");
        area.focus();
        area.select();
        area.setRangeText("");
        area.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
      });
      await saved(page, "indstilling");
      const { content } = await harness.kept("klip", "indstilling");
      expect(JSON.stringify(content) === '["at rammen godkendes,","at resten udskydes"]', JSON.stringify(content));
      expect((await state(page, "indstilling")) === "saved", "saved");
    });
    report.looked("pasting: nothing went wrong on the way", tab.takeNoted());
  } finally {
    await tab.close();
    await harness.stop();
  }
}

/** A tree as text, the same for equal trees, one block a line. */
function inOrder(tree) {
  const ordered = (it) =>
    Array.isArray(it) ? it.map(ordered) : it && typeof it === "object" ? Object.fromEntries(Object.entries(it).sort(([a], [b]) => (a < b ? -1 : 1)).map(([key, value]) => [key, ordered(value)])) : it;
  return tree.content.map((block) => JSON.stringify(ordered(block))).join("\n");
}
