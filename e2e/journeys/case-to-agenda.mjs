// The journey from nothing to an issued agenda, on a real server with an empty folder: the first administrator comes in by
// the link on the console, makes a forum with its templates, plans the meeting, writes every paper of an old agenda anew,
// builds the agenda in its two orders, and issues it. What is printed must say what the old document says, up to the
// decisions.
//
// The document is one of REFERAT_REAL_MINUTES, where it is set; else one of Sandved's. Every one of them is gone through
// where that is asked for.

import { execFileSync, spawn } from "node:child_process";
import { existsSync, mkdtempSync, readdirSync, rmSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { VIEWS, accessibility, openTab } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";
import { printedAddress, program, stopping } from "../server.mjs";
import { approveMinutes } from "./approving.mjs";
import { holdMeeting } from "./deciding.mjs";

const PASSWORD = "fire ravne i haven";
const FORUM = { name: "Chefforum", short: "CF" };

/** Of the one document that has it all, or of each there is. */
export async function walkCaseToAgenda(browser, report, { all = false, only = "" } = {}) {
  const real = process.env.REFERAT_REAL_MINUTES;
  const folder = real ?? new URL("../../crates/referat-fixtures/minutes/", import.meta.url).pathname;
  const every = readdirSync(folder).filter((name) => /^chefforum-.*\.txt$/.test(name));
  const asked = only ? every.filter((name) => name.includes(only)) : all ? every : [real ? "chefforum-2020-01-29.txt" : "chefforum-2025-02-05.txt"];
  expect(asked.length, `old minutes of ${only || "any day"} in ${folder}`);
  for (const name of asked.sort()) await walkDocument(browser, report, join(folder, name), asked.length > 1 ? `${name.match(/\d{4}-\d\d-\d\d/)}, ` : "");
}

async function walkDocument(browser, report, document, named) {
  const folder = mkdtempSync(join(tmpdir(), "referat-agenda-"));
  const child = spawn(program(), ["serve", "--municipality", "Sandved Kommune", "--data", folder, "--listen", "127.0.0.1:0", "--language", "da"], { stdio: ["ignore", "pipe", "pipe"] });
  const end = stopping(child);
  let said = "";
  child.stderr.setEncoding("utf8");
  child.stderr.on("data", (text) => (said += text));
  const tab = await openTab(browser, VIEWS[0], { storageState: undefined });
  const step = (what, work) => report.step(`from case to agenda: ${named}${what}`, work);
  try {
    const address = await printedAddress(child);
    const link = () => said.match(/\/velkommen\/[0-9a-f]+/)?.[0];
    for (let waited = 0; !link() && waited < 100; waited += 1) await new Promise((done) => setTimeout(done, 100));
    await journey({ page: tab.page, address, step, folder, link: link(), wanted: parsed(document), forgive: tab.takeNoted });
    report.looked(`from case to agenda: ${named}nothing went wrong on the way`, tab.takeNoted());
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    await tab.close();
    await end();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function journey({ page, address, step, folder, link, wanted, forgive }) {
  const items = wanted.items;
  const [first, last] = [items[0], items.at(-1)];
  const templates = templatesOf(items.slice(1, -1));
  const go = (path) => page.goto(address + path);
  let forum;
  let meeting;
  await step("the first administrator comes in by the link on the console", async () => {
    expect(link, "there is a link");
    await go(link);
    await page.getByLabel("Dit navn").or(page.getByLabel("Navn", { exact: true })).first().fill("Bo Holm");
    await page.locator("#login").fill("bo@sandved.example");
    await page.locator("#adgangskode").fill(PASSWORD);
    await press(page, page.locator("main form button[type=submit]"));
    expect(!page.url().includes("velkommen"), `inside: ${page.url()}`);
  });
  await step("a forum is made, with the templates its papers are written by", async () => {
    await go("/administration/forummer");
    await page.locator("#navn").fill(FORUM.name);
    await page.locator("#kort").fill(FORUM.short);
    await page.locator("#slags").selectOption("administrative");
    await press(page, page.locator("main form button[type=submit]"));
    await go("/administration/forummer");
    forum = (await page.getByRole("link", { name: FORUM.name, exact: true }).getAttribute("href")).split("/").at(-1);
    const standing = [
      { kind: "approval", sections: sectionsOf(first) },
      { kind: "miscellaneous", sections: sectionsOf(last) },
    ];
    for (const { kind, sections } of [...templates, ...standing]) {
      await go(`/forummer/${forum}/skabeloner`);
      const form = page.locator(`section#${kind} form`);
      await page.locator(`section#${kind} summary`).click();
      const rows = form.locator("fieldset.template-row");
      for (let at = 0; at < (await rows.count()); at += 1) await rows.nth(at).locator("input[name^=overskrift]").fill("");
      for (const [at, section] of sections.entries()) {
        const row = rows.nth(at);
        await row.locator("input[name^=overskrift]").fill(section.heading);
        await row.locator("select[name^=art]").selectOption(section.kind);
        await row.locator("input[name^=kraevet]").setChecked(false);
      }
      await press(page, form.locator("button[value=gem]"));
      const stands = page.getByText("Skabelonen er allerede sådan.");
      await page.getByText("Skabelonen er gemt.").or(stands).waitFor();
      // That it is so already is a refusal, and no mistake.
      if (await stands.count()) forgive();
    }
    await accessible(page);
  });
  await step("the meeting is planned", async () => {
    await go(`/forummer/${forum}/moedeplan?aar=${wanted.date.slice(0, 4)}`);
    const form = page.locator("section[aria-labelledby=et-moede] form");
    await form.locator("[name=dag]").fill(wanted.date);
    await form.locator("[name=start]").fill(wanted.start);
    await form.locator("[name=slut]").fill(wanted.end ?? endOf(items));
    if (wanted.place) await form.locator("[name=sted]").fill(wanted.place);
    await press(page, form.locator("button[type=submit]"));
    await go(`/forummer/${forum}/moedeplan?aar=${wanted.date.slice(0, 4)}`);
    meeting = await page.locator("main table a[href^='/moeder/']").first().getAttribute("href");
  });
  await step("the agenda is begun with its standing items", async () => {
    await go(`${meeting}/dagsorden`);
    await press(page, page.getByRole("button", { name: "Begynd dagsordenen" }));
    const standing = await page.locator("ol.agenda:not(.agenda--day) .entry__title").allInnerTexts();
    expect(standing.length === 2, `two standing items: ${standing}`);
  });
  await step("the standing items are written as the old ones", async () => {
    for (const [at, item] of [
      [0, first],
      [1, last],
    ]) {
      await go(`${meeting}/dagsorden`);
      await press(page, page.locator("ol.agenda:not(.agenda--day) .entry__title a").nth(at));
      await press(page, page.getByRole("button", { name: "Åbn for rettelser" }));
      await write(page, address, item, folder);
    }
  });
  for (const item of items.slice(1, -1)) {
    await step(`item ${item.number} is written, handed in and placed`, async () => {
      await go("/moedesager/ny");
      await page.locator("#forum").selectOption({ label: FORUM.name });
      await page.locator("#slags").selectOption(templateFor(templates, item).kind);
      await page.locator("#overskrift").fill(item.subject);
      await press(page, page.getByRole("button", { name: "Begynd", exact: false }).last());
      await page.goto(page.url().replace(/\/skriv$/, ""));
      await write(page, address, item, folder);
      await go(`${meeting}/dagsorden`);
      // The meeting is of a day gone by: every paper is late, and says why.
      const place = page.getByRole("button", { name: `Sæt på dagsordenen – ${item.subject}` });
      const why = page.locator("form").filter({ has: place }).locator("[name=grund]");
      if (await why.count()) await why.fill("Dagsordenen genskabes fra et gammelt referat");
      await press(page, place);
    });
  }
  await step("items get their times, presenters and guests", async () => {
    for (const item of items) {
      if (!item.slot && !item.presenters.length && !item.guests.length) continue;
      await go(`${meeting}/dagsorden`);
      const entry = page.locator("ol.agenda:not(.agenda--day) > li").filter({ has: page.locator(".entry__title a", { hasText: exactly(item.subject) }) });
      await entry.locator("summary").first().click();
      const form = entry.locator("form:has(input[value=oplysninger])");
      if (item.slot) {
        await form.locator("[name=start]").fill(item.slot.start);
        if (item.slot.end) await form.locator("[name=minutter]").fill(String(minutes(item.slot.end) - minutes(item.slot.start)));
      }
      await form.locator("[name=fremlaegger]").fill(item.presenters.join(", "));
      await form.locator("[name=gaester]").fill(item.guests.join(", "));
      await press(page, form.locator("button[type=submit]"));
    }
  });
  await step("in the day they are held in another order than on paper", async () => {
    const order = items.filter((item) => item.slot?.end).sort((one, other) => minutes(one.slot.start) - minutes(other.slot.start));
    await go(`${meeting}/dagsorden`);
    for (let moves = 0; moves < 200; moves += 1) {
      const titles = await page.locator("ol.agenda--day > li > .agenda__head > p:last-of-type").allInnerTexts();
      const place = (item) => titles.findIndex((title) => title.endsWith(`· ${item.subject}`));
      const at = order.findIndex((item, at) => at > 0 && place(item) < place(order[at - 1]));
      if (at < 0) break;
      await press(page, page.locator("ol.agenda--day > li").nth(place(order[at - 1])).locator("button[value=tidligere]"));
    }
    await accessible(page);
  });
  await step("it is issued, and its PDF says what the old document says up to the decisions", async () => {
    await go(`${meeting}/dagsorden`);
    await press(page, page.getByRole("link", { name: "Se efter og udsend" }));
    await accessible(page);
    // What the check-up finds in the old text is let stand, each with its reason.
    for (let silenced = 0; silenced < 200; silenced += 1) {
      const stopping = page.locator("article.finding:has(.severity:not([data-severity=hint]))").first();
      if (!(await stopping.count())) break;
      await stopping.locator("summary").click();
      await stopping.locator("[name=grund]").fill("Sådan stod det i det gamle referat");
      await press(page, stopping.locator("button[type=submit]"));
    }
    await press(page, page.locator("form[action$='/dagsorden/udsted'] button[type=submit]"));
    await page.locator("a[href^='/udstedte/']").first().waitFor();
    const href = await page.locator("a[href^='/udstedte/']").first().getAttribute("href");
    const answer = await page.request.get(address + href);
    expect(answer.status() === 200, `the document: ${answer.status()}`);
    const file = join(folder, "dagsorden.pdf");
    writeFileSync(file, await answer.body());
    const [read] = JSON.parse(execFileSync(program(), ["parse", file, "--format", "json"], { maxBuffer: 1 << 26 }));
    const differences = compared(read, wanted);
    expect(differences.length === 0, differences.join("\n"));
  });
  await holdMeeting({ page, address, meeting, wanted, folder, step, words });
  await approveMinutes({ page, address, meeting, forum, date: wanted.date, folder, step, press });
}

/** Writes an item's paper from its page, hangs its files on it, and hands it in. */
async function write(page, address, item, folder) {
  const paper = new URL(page.url()).pathname;
  await page.goto(`${address}${paper}/skriv`);
  await page.locator("form[data-writing-field].writing-field--live").first().waitFor();
  const form = (field) => page.locator(`form[data-writing-field="${field}"]`);
  const settle = async (field) => {
    await page.keyboard.press("Control+s");
    // Clean: what was written is what stood there.
    await page.locator(`form[data-writing-field="${field}"]:is([data-state=saved], [data-state=clean])`).waitFor();
  };
  const line = async (field, words) => {
    const box = form(field).getByRole("textbox");
    if ((await box.inputValue()) === words) return;
    await box.fill(words);
    await settle(field);
  };
  await line("title", item.subject);
  if (item.journal_number) await line("journal-number", item.journal_number);
  const fields = await page.locator("form[data-writing-field]").evaluateAll((forms) => forms.map((it) => [it.dataset.writingField, it.querySelector("label").textContent.trim()]));
  for (const section of item.sections) {
    if (["decision", "attachments", "recommendation", "history"].includes(section.kind)) continue;
    const [field] = fields.find(([, label]) => label === section.heading) ?? [];
    expect(field, `a field for ${section.heading} among ${fields.map(([, label]) => label)}`);
    const box = form(field).locator(".ProseMirror");
    await box.click();
    await page.keyboard.press("Control+a");
    await paste(box, section.text.content.map(html).join(""));
    await settle(field);
  }
  if (item.recommenders.length) await lines(form("recommenders"), page, item.recommenders, settle, "recommenders");
  if (item.clauses.length) await lines(form("clauses"), page, item.clauses, settle, "clauses");
  await page.goto(`${address}${paper}`);
  for (const { forum, date, text } of item.history) {
    await page.getByText("Behandlet et andet sted").click();
    await page.locator("#behandlet-forum").fill(forum);
    if (date) await page.locator("#behandlet-dag").fill(date);
    await page.locator("#behandlet-tekst").fill(text);
    await press(page, page.getByRole("button", { name: "Notér" }));
  }
  if (item.attachments.length) {
    const files = item.attachments.map((title) => {
      const path = join(folder, `${title.replaceAll("/", "-")}.txt`);
      writeFileSync(path, `Indholdet af ${title}.\n`);
      return path;
    });
    await page.locator("#filer").setInputFiles(files);
    await press(page, page.getByRole("button", { name: "Læg filer til" }).or(page.locator("form[action$='/filer'] button[type=submit]")).first());
  }
  // A title is made of the file's name; where it isn't the wanted one, it is given.
  for (const [at, title] of item.attachments.entries()) {
    const box = page.locator("input[name=titel]").nth(at);
    if ((await box.inputValue()) === title) continue;
    await box.locator("xpath=ancestor::details[1]").locator("summary").click();
    await box.fill(title);
    await press(page, box.locator("xpath=ancestor::form[1]").locator("button[type=submit]"));
  }
  await press(page, page.locator("form[action$='/indsend'] button[type=submit]"));
  expect((await page.locator("form[action$='/indsend']").count()) === 0, "it is handed in");
}

/** Lines of a field, typed one after the other. */
async function lines(form, page, wanted, settle, field) {
  const box = form.getByRole("textbox").first();
  await box.click();
  await page.keyboard.press("Control+a");
  await page.keyboard.press("Delete");
  for (const [at, words] of wanted.entries()) {
    if (at > 0) await page.keyboard.press("Enter");
    await page.keyboard.insertText(words);
  }
  await settle(field);
}

/** Pastes HTML as another program would. */
async function paste(box, markup) {
  await box.evaluate((element, given) => {
    const data = new DataTransfer();
    data.setData("text/html", given);
    data.setData("text/plain", "");
    element.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
  }, markup);
}

/** A block of a text tree as HTML. */
function html(block) {
  const inside = (block.content ?? []).map(html).join("");
  const escaped = (words) => words.replaceAll("&", "&amp;").replaceAll("<", "&lt;");
  switch (block.type) {
    case "text":
      return (block.marks ?? []).reduce((words, mark) => (mark.type === "link" ? `<a href="${mark.attrs.href}">${words}</a>` : `<${mark.type}>${words}</${mark.type}>`), escaped(block.text));
    case "paragraph":
      return `<p>${inside}</p>`;
    case "heading":
      return `<h${block.attrs.level}>${inside}</h${block.attrs.level}>`;
    case "bullet_list":
      return `<ul>${inside}</ul>`;
    case "ordered_list":
      return `<ol start="${block.attrs?.order ?? 1}">${inside}</ol>`;
    case "list_item":
      return `<li>${inside}</li>`;
    case "table":
      return `<table>${inside}</table>`;
    case "table_row":
      return `<tr>${inside}</tr>`;
    case "table_header":
      return `<th>${inside}</th>`;
    case "table_cell":
      return `<td>${inside}</td>`;
    case "hard_break":
      return "<br>";
    default:
      throw new Error(`no HTML for ${block.type}`);
  }
}

/** The document to be written anew, as it is read. */
function parsed(at) {
  expect(existsSync(at), at);
  const [read] = JSON.parse(execFileSync(program(), ["parse", at, "--format", "json"], { maxBuffer: 1 << 26 }));
  return read;
}

/** What a section is called here whose old document leaves its heading out. */
const HEADINGS = { recommendation: "Indstilling" };

/** The sections of an item's paper, its attachments last. */
function sectionsOf(item) {
  const sections = item.sections.filter(({ kind }) => !["decision", "attachments", "history"].includes(kind));
  const named = sections.map(({ kind, heading }) => ({ kind, heading: heading ?? HEADINGS[kind] }));
  return [...named, { kind: "attachments", heading: "Bilag" }];
}

const names = (sections) => sections.map(({ heading }) => heading);

/** Whether the one list stands in the other, in its order. */
function within(few, many) {
  let at = 0;
  for (const name of many) if (name === few[at]) at += 1;
  return at === few.length;
}

/** As few templates as the items' sections need. */
function templatesOf(items) {
  const free = ["information", "discussion", "decision", "theme"];
  const templates = [];
  const longestFirst = items.map(sectionsOf).sort((one, other) => other.length - one.length);
  for (const sections of longestFirst) {
    if (templates.some((template) => within(names(sections), names(template.sections)))) continue;
    const kind = free.shift();
    expect(kind, "no kind of paper is left for another order of sections");
    templates.push({ kind, sections });
  }
  return templates;
}

function templateFor(templates, item) {
  return templates.find((template) => within(names(sectionsOf(item)), names(template.sections)));
}

/** What differs between what was printed and the old document, its decisions and what belongs to paper apart. */
function compared(read, wanted) {
  const differences = [];
  const differ = (what, is, was) => {
    if (JSON.stringify(is) !== JSON.stringify(was)) differences.push(`${what}: ${JSON.stringify(is)}, not ${JSON.stringify(was)}`);
  };
  for (const key of ["forum", "date", "start", "place"]) differ(key, read[key], wanted[key]);
  differ("kind", read.kind, "agenda");
  differ("items", read.items.length, wanted.items.length);
  const keys = ["number", "title", "subject", "route", "suffixes", "journal_number", "slot", "presenters", "guests", "closed", "recommenders", "clauses", "history", "approves_minutes_of", "attachments"];
  for (const [at, item] of read.items.entries()) {
    const old = wanted.items[at];
    for (const key of keys) differ(`item ${old.number}, ${key}`, item[key], old[key]);
    // A heading with nothing below it isn't printed.
    const isThere = ({ kind }) => kind !== "decision" && (kind !== "attachments" || old.attachments.length > 0);
    const of = (sections) => sections.filter(isThere).map(({ kind, heading, text }) => [kind, heading ?? HEADINGS[kind], ["recommendation", "attachments", "history"].includes(kind) ? null : words(text)]);
    const [is, was] = [of(item.sections), of(old.sections)];
    differ(`item ${old.number}, sections`, names(item.sections.filter(isThere)), names(old.sections.filter(isThere)).map((name, at) => name ?? was[at][1]));
    for (const [place, section] of is.entries()) differ(`item ${old.number}, ${section[1]}`, section, was[place]);
    differ(`item ${old.number}, decision`, item.decision, null);
  }
  return differences;
}

/** A text's structure and words: marks and the attributes of nodes are how it looks, and a mark that is gone parts no words. */
function words(node) {
  if (node.type === "text") return node.text;
  const inside = [];
  for (const part of (node.content ?? []).map(words)) {
    if (typeof part === "string" && typeof inside.at(-1) === "string") inside.push(inside.pop() + part);
    else inside.push(part);
  }
  return [node.type, ...inside];
}

const minutes = (clock) => Number(clock.slice(0, 2)) * 60 + Number(clock.slice(3, 5));

/** When the last item ends. */
function endOf(items) {
  const ends = items.map((item) => item.slot?.end ?? item.slot?.start).filter(Boolean);
  return ends.sort().at(-1) ?? "16:00";
}

const exactly = (words) => new RegExp(`^${words.replace(/[.*+?^${}()|[\]\\]/g, "\\$&")}$`);

/** Presses what leads to another page, and waits for it. */
async function press(page, what) {
  await Promise.all([page.waitForEvent("load"), what.click()]);
}

async function accessible(page) {
  const violations = await accessibility(page);
  expect(violations.length === 0, violations.join("\n"));
}

function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}
