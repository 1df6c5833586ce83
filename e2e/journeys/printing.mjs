// The journey of a secretary: print a packet and wait for it, issue twice, in two looks, and see what has changed.
//
// Walked with the mouse, without script, and the issuing with the keyboard alone. Found by what readers hear.

import { VIEWS, accessibility, openTab } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";
import { meetingLink } from "./front-page-to-search.mjs";

export async function walkPrinting(browser, address, report) {
  await walk("mouse", byMouse, { browser, address, report });
  await walk("no script", byMouse, { browser, address, report, options: { javaScriptEnabled: false } });
  await walk("keyboard", byKeyboard, { browser, address, report });
  await walk("dark, phone", byMouse, { browser, address, report, view: VIEWS[3] });
}

async function walk(name, journey, { browser, address, report, options = {}, view = VIEWS[0] }) {
  const tab = await openTab(browser, view, options);
  const step = (what, work) => report.step(`printing, ${name}: ${what}`, work);
  try {
    await journey(tab.page, address, step, options.javaScriptEnabled !== false);
    report.looked(`printing, ${name}: nothing went wrong on the way`, tab.takeNoted());
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    await tab.close();
  }
}

async function byMouse(page, address, step, hasScript) {
  await step("a meeting leads to its documents", async () => {
    await page.goto(address);
    await meetingLink(page).click();
    await page.getByRole("main").getByRole("link", { name: "Dokumenter" }).click();
    await page.getByRole("heading", { level: 1, name: /^Dokumenter/ }).waitFor();
  });
  await step("a packet tells how far it has come, and is there by itself", async () => {
    await page.getByRole("button", { name: /^Pakke/ }).last().click();
    await page.getByText("Færdig", { exact: true }).waitFor({ timeout: 60_000 });
    const there = await page.getByRole("main").getByRole("link", { name: /^Hent pakke/ }).getAttribute("href");
    const file = await page.context().request.get(new URL(there, address).href);
    expect(file.ok() && file.headers()["content-type"] === "application/pdf", `the file is a PDF: ${file.status()}`);
    if (hasScript) await accessible(page);
  });
  await step("one finds back", async () => {
    await page.getByRole("link", { name: /^Tilbage til Dokumenter/ }).click();
    await page.getByRole("heading", { level: 1, name: /^Dokumenter/ }).waitFor();
  });
}

async function byKeyboard(page, address, step) {
  const issue = async (reason) => {
    await tabTo(page, page.getByRole("radio", { name: "Referat", exact: true }));
    await page.keyboard.press("ArrowDown");
    await tabTo(page, page.getByRole("radio", { name: "Medlemmerne" }));
    await page.keyboard.press("Space");
    await tabTo(page, page.getByRole("textbox", { name: /^Hvorfor/ }));
    await page.keyboard.type(reason);
    await tabTo(page, page.getByRole("button", { name: "Udsted", exact: true }));
    await enter(page);
  };
  await step("an agenda is issued", async () => {
    await page.goto(address);
    await meetingLink(page).click();
    await page.getByRole("main").getByRole("link", { name: "Dokumenter" }).click();
    await issue("Første gang");
    await page.getByText(/er udstedt \(udgave 1/).waitFor();
    await accessible(page);
  });
  const documents = page.url().split("?")[0];
  await step("the look gets another foot", async () => {
    await tabTo(page, page.getByRole("link", { name: "Dokumenternes udseende" }));
    await enter(page);
    await tabTo(page, page.getByRole("textbox", { name: "Fod på hver side" }));
    await page.keyboard.type("Sandved – Udvalgssekretariatet");
    await enter(page);
    await page.getByText("Udseendet er ændret.").waitFor();
  });
  await step("and the agenda is issued once more, in it", async () => {
    await page.goto(documents);
    await issue("Igen");
    await page.getByText(/er udstedt \(udgave 2/).waitFor();
  });
  await step("what has changed is told", async () => {
    await tabTo(page, page.getByRole("link", { name: /^Hvad er ændret/ }).first());
    await enter(page);
    await page.getByText(/Kun udseendet er et andet/).waitFor();
    await accessible(page);
  });
  await step("the look is taken back", async () => {
    await tabTo(page, page.getByRole("link", { name: "Dokumenternes udseende" }));
    await enter(page);
    await tabTo(page, page.locator("summary", { hasText: "Tilbage til standardudseendet" }));
    await page.keyboard.press("Enter");
    await tabTo(page, page.getByRole("button", { name: "Brug standardudseendet" }));
    await enter(page);
    await page.getByText("Det er standardudseendet.").waitFor();
  });
}

async function accessible(page) {
  const violations = await accessibility(page);
  expect(violations.length === 0, violations.join("\n"));
}

/** Presses Tab until it has the focus. */
async function tabTo(page, place) {
  await place.waitFor();
  for (let presses = 0; presses < 150; presses += 1) {
    await page.keyboard.press("Tab");
    if (await place.evaluate((element) => element === document.activeElement)) return;
  }
  throw new Error("150 presses of Tab don't reach the place");
}

async function enter(page) {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}
