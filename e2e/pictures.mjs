// The pictures of the README's tour: Sandved Kommune on a wide screen, on a phone, in the dark and on paper.
//
// Each shows the page that has most of what it is to show: the meeting with a schedule, the item with clauses,
// remarks and attachments, the case over most years. So they stay right when Sandved grows.

import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { VIEWS, openTab, signInAs } from "./checks.mjs";
import { searchField } from "./journeys/front-page-to-search.mjs";

const [WIDE, DARK, NARROW] = VIEWS;

/** Small enough for a page that people scroll. */
const MOST_BYTES = 250_000;

/** What is searched for: a word that several of Sandved's meetings have, in titles and text. */
const WORD = "varmeplan";

export async function takePictures(browser, address, folder, report) {
  mkdirSync(folder, { recursive: true });
  const places = await findPlaces(browser, address);
  const pictures = [
    { name: "front", view: WIDE, path: "/" },
    { name: "meeting", view: WIDE, path: places.meeting },
    { name: "item", view: WIDE, path: places.item, from: /indstilling/i },
    { name: "case", view: WIDE, path: places.case },
    { name: "search", view: WIDE, path: "/", search: WORD },
    { name: "report", view: WIDE, path: places.report },
    { name: "phone", view: NARROW, path: places.item, from: /indstilling/i },
    { name: "dark", view: DARK, path: places.meeting },
    { name: "print", view: WIDE, path: places.item, print: true },
  ];
  for (const picture of pictures) {
    const tab = await openTab(browser, picture.view);
    const wrong = [];
    try {
      await take(tab.page, address, folder, picture);
      const file = join(folder, `${picture.name}.png`);
      const bytes = statSync(file).size;
      if (bytes > MOST_BYTES) wrong.push(`${file} has ${bytes} bytes, more than ${MOST_BYTES}`);
    } catch (error) {
      wrong.push(String(error.message ?? error));
    }
    report.looked(`picture ${picture.name}: ${picture.path}`, wrong);
    await tab.close();
  }
  await takeWork(browser, address, folder, report);
}

/** The work around a meeting, by those who do it. Taken last: an agenda is issued and its meeting opened on the way. */
async function takeWork(browser, address, folder, report) {
  const by = async (who, work) => {
    await signInAs(browser, address, who);
    const tab = await openTab(browser, WIDE);
    try {
      await work(tab.page);
    } finally {
      await tab.close();
    }
  };
  const picture = async (page, name) => {
    await page.evaluate(() => document.fonts.ready);
    const file = join(folder, `${name}.png`);
    await page.screenshot({ path: file, animations: "disabled", scale: "css" });
    const bytes = statSync(file).size;
    const wrong = bytes > MOST_BYTES ? [`${file} has ${bytes} bytes, more than ${MOST_BYTES}`] : [];
    report.looked(`picture ${name}: ${new URL(page.url()).pathname}`, wrong);
  };
  const press = (page, button) => Promise.all([page.waitForEvent("load"), button.click()]);
  await by("forfatter", async (page) => {
    await page.goto(`${address}/moedesager/ny`);
    await page.locator("#overskrift").fill("Cykelsti langs Havnevej");
    await press(page, page.getByRole("button", { name: "Begynd at skrive" }));
    const section = page.locator("form[data-writing-field=section-1]");
    await page.locator("form[data-writing-field=section-1].writing-field--live").waitFor();
    await section.locator("[contenteditable=true]").click();
    await page.keyboard.type("Skolerne har bedt om en sti, før Havnevej får ny belægning til sommer.");
    await page.keyboard.press("Control+s");
    await page.locator("form[data-writing-field=section-1][data-state=saved]").waitFor();
    await page.evaluate(() => scrollTo(0, 0));
    await picture(page, "write");
  });
  await by("sekretaer", async (page) => {
    await page.goto(`${address}/moedesager`);
    await press(page, page.locator("main a[href$='/dagsorden']").first());
    await picture(page, "agenda");
    const meeting = page.url().replace(/\/dagsorden$/, "");
    await page.goto(`${meeting}/dagsorden/udsted`);
    const form = page.locator("main form[action$='/dagsorden/udsted']").last();
    for (const reason of await form.locator("textarea[required], input[type=text][required]").all()) await reason.fill("Haster");
    await press(page, form.locator("button[type=submit]").last());
    await page.goto(`${meeting}/moedet`);
    await press(page, page.locator("button[value=aabn]"));
    await page.goto(`${meeting}/moedelokale`);
    // On to the first item, and to the second.
    for (let items = 0; items < 2; items += 1) await press(page, page.locator("button[data-key=n]"));
    await picture(page, "room");
    await page.goto(`${meeting}/moedet`);
    await press(page, page.locator("ol.entries a").nth(1));
    await page.locator("form[data-decision] textarea[name=tekst]").waitFor();
    await picture(page, "decision");
  });
}

async function take(page, address, folder, { name, path, from, search, print }) {
  await page.goto(address + path);
  if (search) {
    await searchField(page).fill(search);
    await searchField(page).press("Enter");
    await page.locator("mark").first().waitFor();
  }
  await page.evaluate(() => document.fonts.ready);
  if (print) {
    await page.emulateMedia({ media: "print", colorScheme: "light" });
    await page.setViewportSize({ width: 794, height: 1123 }); // A4 at 96 dots an inch
  }
  if (from) {
    const heading = page.getByRole("main").getByRole("heading", { name: from }).first();
    await heading.evaluate((element) => element.scrollIntoView({ block: "start" }));
  }
  await page.screenshot({ path: join(folder, `${name}.png`), animations: "disabled", scale: "css" });
}

/** Walks through Sandved and keeps, of each kind of page, the one that shows most. */
async function findPlaces(browser, address) {
  const tab = await openTab(browser, WIDE, { javaScriptEnabled: false });
  const { page } = tab;
  const links = (part) => page.locator(`main a[href*="/${part}/"]`).evaluateAll((all) => [...new Set(all.map((it) => new URL(it.href).pathname))]);
  const count = (selector) => page.locator(`main ${selector}`).count();
  const best = { meeting: [-1], item: [-1], case: [-1], report: [-1] };
  const judge = (kind, points, path) => {
    if (points > best[kind][0]) best[kind] = [points, path];
  };

  await page.goto(`${address}/`);
  const meetings = new Set(await links("moeder"));
  for (const forum of await links("forummer")) {
    await page.goto(address + forum);
    for (const meeting of await links("moeder")) meetings.add(meeting);
  }
  const cases = new Set();
  for (const meeting of meetings) {
    await page.goto(address + meeting);
    judge("meeting", 10 * Math.min(1, await count("table")) + (await count("ol > li")), meeting);
    for (const item of await links("punkter")) {
      await page.goto(address + item);
      const clauses = await count("table.clauses tbody tr");
      const remarks = await count(".section--decision .rich-text > *");
      const points = Math.min(clauses, 5) + Math.min(remarks, 4) + Math.min(await count(".attachments > li"), 3);
      judge("item", points + 4 * Math.min(1, await count('aside a[href*="/punkter/"]')), item);
      for (const path of await links("sager")) cases.add(path);
    }
  }
  for (const path of cases) {
    await page.goto(address + path);
    judge("case", 10 * (await count(".thread-year")) + (await count(".thread > li")), path);
  }
  await page.goto(`${address}/importer`);
  for (const path of await links("importer")) {
    await page.goto(address + path);
    judge("report", await count('.finding [data-severity="warning"], .finding [data-severity="error"]'), path);
  }
  await tab.close();
  return Object.fromEntries(Object.entries(best).map(([kind, [, path]]) => [kind, path]));
}
