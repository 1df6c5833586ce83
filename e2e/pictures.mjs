// The pictures of the README's tour: Sandved Kommune on a wide screen, on a phone, in the dark and on paper.

import { mkdirSync, statSync } from "node:fs";
import { join } from "node:path";

import { VIEWS, openTab } from "./checks.mjs";
import { caseLink, itemLink, meetingLink, searchField, wordOf } from "./journeys/front-page-to-search.mjs";

const [WIDE, DARK, NARROW] = VIEWS;

/** Small enough for a page that people scroll. */
const MOST_BYTES = 250_000;

const toFront = async (page, address) => page.goto(address);
const toMeeting = async (page, address) => {
  await toFront(page, address);
  await meetingLink(page).click();
};
const toItem = async (page, address) => {
  await toMeeting(page, address);
  await itemLink(page).click();
};
const toCase = async (page, address) => {
  await toItem(page, address);
  await caseLink(page).click();
};
const toHits = async (page, address) => {
  await toItem(page, address);
  const word = wordOf(await page.getByRole("heading", { level: 1 }).innerText());
  await searchField(page).fill(word);
  await searchField(page).press("Enter");
  await page.locator("mark").first().waitFor();
};
const toReport = async (page, address) => {
  await toFront(page, address);
  await page.getByRole("navigation").getByRole("link", { name: /import/i }).click();
  await page.getByRole("main").locator('a[href*="/importer/"]').first().click();
};

const PICTURES = [
  { name: "front-page", view: WIDE, go: toFront },
  { name: "meeting", view: WIDE, go: toMeeting },
  { name: "item", view: WIDE, go: toItem },
  { name: "case", view: WIDE, go: toCase },
  { name: "search", view: WIDE, go: toHits },
  { name: "import-report", view: WIDE, go: toReport },
  { name: "item-phone", view: NARROW, go: toItem },
  { name: "meeting-dark", view: DARK, go: toMeeting },
  { name: "item-print", view: WIDE, go: toItem, print: true },
];

export async function takePictures(browser, address, folder, report) {
  mkdirSync(folder, { recursive: true });
  for (const { name, view, go, print } of PICTURES) {
    const tab = await openTab(browser, view);
    const wrong = [];
    try {
      await go(tab.page, address);
      await tab.page.evaluate(() => document.fonts.ready);
      const file = join(folder, `${name}.png`);
      if (print) {
        await tab.page.emulateMedia({ media: "print", colorScheme: "light" });
        await tab.page.setViewportSize({ width: 794, height: 1123 }); // A4 at 96 dots an inch
      }
      await tab.page.screenshot({ path: file, animations: "disabled", scale: "css" });
      const bytes = statSync(file).size;
      if (bytes > MOST_BYTES) wrong.push(`${file} has ${bytes} bytes, more than ${MOST_BYTES}`);
      if (print) await tab.page.pdf({ path: join(folder, `${name}.pdf`), format: "A4", printBackground: true });
    } catch (error) {
      wrong.push(String(error.message ?? error));
    }
    report.looked(`picture ${name}`, wrong);
    await tab.close();
  }
}
