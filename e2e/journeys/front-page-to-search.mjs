// The journey of someone who looks something up: front page, meeting, item, case, search.
//
// Walked three times: with the mouse, with the keyboard alone, and without script. Found by what readers hear:
// landmarks, headings and the names of links, never by class names.

import { VIEWS, accessibility, openTab } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";

const MONTHS = "januar|februar|marts|april|maj|juni|juli|august|september|oktober|november|december";
const A_DATE = new RegExp(`\\d{1,2}\\. (${MONTHS}) \\d{4}`);

export async function walkJourneys(browser, address, report) {
  await walk("mouse", byMouse, { browser, address, report });
  await walk("keyboard", byKeyboard, { browser, address, report });
  await walk("no script", byMouse, { browser, address, report, options: { javaScriptEnabled: false } });
  await walk("phone", byMouse, { browser, address, report, view: VIEWS[2] });
}

async function walk(name, journey, { browser, address, report, options = {}, view = VIEWS[0] }) {
  const tab = await openTab(browser, view, options);
  const step = (what, work) => report.step(`journey, ${name}: ${what}`, work);
  try {
    await journey(tab.page, address, step);
    report.looked(`journey, ${name}: nothing went wrong on the way`, tab.takeNoted());
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    await tab.close();
  }
}

async function byMouse(page, address, step) {
  const main = page.getByRole("main");
  await step("the front page names the meetings", async () => {
    await page.goto(address);
    await page.getByRole("heading", { level: 1 }).waitFor();
    await meetingLink(page).waitFor();
  });
  await step("a meeting shows its date and its items", async () => {
    await meetingLink(page).click();
    expect(A_DATE.test(await headingText(page)), `the heading names the day: ${await headingText(page)}`);
    await itemLink(page).waitFor();
  });
  let title = "";
  await step("an item shows its sections, its clauses and what was decided", async () => {
    await itemLink(page).click();
    title = await headingText(page);
    await main.getByRole("heading", { name: /beslutning/i }).first().waitFor();
    await main.getByRole("heading", { name: /indstilling/i }).first().waitFor();
  });
  await step("its case is the thread over the years", async () => {
    await caseLink(page).click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect((await main.getByText(A_DATE).count()) > 0, "the thread names the days it was treated");
  });
  await step("a word of the item is found, and shown where it stands", async () => {
    await searchField(page).fill(wordOf(title));
    await searchField(page).press("Enter");
    await main.locator("mark").first().waitFor();
    expect((await page.title()).toLowerCase().includes(wordOf(title).toLowerCase()), `the title names what was searched for: ${await page.title()}`);
  });
  await step("a hit leads to its page", async () => {
    const hit = main.getByRole("listitem").filter({ has: page.locator("mark") }).getByRole("link").first();
    await hit.click();
    await page.getByRole("heading", { level: 1 }).waitFor();
    expect(!new URL(page.url()).searchParams.has("q"), `the hit's own page: ${page.url()}`);
  });
}

async function byKeyboard(page, address, step) {
  await step("the first key leads past the head of the page", async () => {
    await page.goto(address);
    await page.keyboard.press("Tab");
    const skip = await focused(page);
    expect(/indhold/i.test(skip.name), `the first stop skips to the content: ${skip.name}`);
    await page.keyboard.press("Enter");
    expect(page.url().endsWith("#main-content") || /#/.test(page.url()), "it leads to the content");
  });
  await step("a meeting is opened from the keys, and one sees where one is", async () => {
    await tabTo(page, meetingLink(page));
    const place = await focused(page);
    expect(place.visible, "the focus is drawn");
    await enter(page);
    expect(A_DATE.test(await headingText(page)), "the meeting");
  });
  await step("so is its item", async () => {
    await tabTo(page, itemLink(page));
    await enter(page);
    await page.getByRole("main").getByRole("heading", { name: /beslutning/i }).first().waitFor();
  });
  await step("so is its case", async () => {
    await tabTo(page, caseLink(page));
    await enter(page);
    await page.getByRole("heading", { level: 1 }).waitFor();
  });
  await step("a slash leads to the search, and Enter searches", async () => {
    const word = wordOf(await headingText(page));
    await page.keyboard.press("/");
    expect((await focused(page)).type === "search", "the search field has the focus");
    await page.keyboard.type(word);
    await enter(page);
    await page.getByRole("main").locator("mark").first().waitFor();
    const violations = await accessibility(page);
    expect(violations.length === 0, `the hits are accessible: ${violations.join("\n")}`);
  });
}

/** A link to a meeting in the front page's content: it names a day. */
export function meetingLink(page) {
  return page.getByRole("main").getByRole("link", { name: A_DATE }).first();
}

/** The link to the third item of a meeting; the first two are formalities. */
export function itemLink(page) {
  const third = page.getByRole("main").getByRole("listitem").filter({ hasText: /^\s*(Punkt )?3(?!\d)/ });
  return third.getByRole("link").first();
}

/** The link from an item to its case. */
export function caseLink(page) {
  return page.getByRole("main").locator('a[href*="/sager/"]').first();
}

export function searchField(page) {
  return page.getByRole("searchbox", { name: /søg/i }).first();
}

async function headingText(page) {
  return (await page.getByRole("heading", { level: 1 }).innerText()).trim();
}

/** The longest word of a text: the one that says most. */
export function wordOf(text) {
  const words = text.match(/\p{L}{4,}/gu) ?? [];
  return words.reduce((best, word) => (word.length > best.length ? word : best), "");
}

/** What has the focus: its name, its type, and whether one can see that it has it. */
function focused(page) {
  return page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    return {
      name: (element.getAttribute("aria-label") ?? element.textContent ?? "").trim(),
      type: element.getAttribute("type"),
      visible: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    };
  });
}

/** Presses Tab until the link has the focus. */
async function tabTo(page, link) {
  await link.waitFor();
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    if (await link.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("150 presses of Tab don't reach the link");
}

async function enter(page) {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}
