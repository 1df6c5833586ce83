// The pictures of the README's tour: Sandved Kommune on a wide screen, on a phone, in the dark and on paper.
//
// Each shows the page that has most of what it is to show: the meeting with a schedule, the item with clauses,
// remarks and attachments, the case over most years. So they stay right when Sandved grows.

import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { VIEWS, openTab } from "./checks.mjs";
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
