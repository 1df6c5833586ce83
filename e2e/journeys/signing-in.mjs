// The journey of someone who signs in without a mouse: by Tab and Enter alone, with a wrong password first.
//
// What a screen reader is given of the page, as it is and with its error, is kept in `e2e/snapshots` and compared;
// `--accept` writes it anew.

import { readFileSync, writeFileSync } from "node:fs";

import { VIEWS, accessibility, openTab } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";

const LOGIN = "medlem@sandved.example";
const PASSWORD = "fire ravne i haven";

export async function walkSigningIn(browser, address, report, accepts) {
  const tab = await openTab(browser, VIEWS[0], { storageState: undefined });
  const step = (what, work) => report.step(`signing in by keyboard: ${what}`, work);
  try {
    await journey(tab, address, step, accepts);
    report.looked("signing in by keyboard: nothing went wrong on the way", tab.takeNoted());
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    await tab.close();
  }
}

async function journey(tab, address, step, accepts) {
  const { page } = tab;
  const key = (name) => page.keyboard.press(name);
  await step("whoever isn't signed in is led there, and the first field has the focus", async () => {
    await page.goto(`${address}/navne`);
    await focusIs(page, { role: "textbox", name: "E-mail", type: "email" });
    await accessible(page);
  });
  await step("a screen reader is given the page", async () => {
    await page.goto(`${address}/log-ind`);
    await compare(page, "log-ind.aria.yml", accepts);
  });
  await step("before the first field stand what every page begins with, and nothing else", async () => {
    await page.goto(`${address}/log-ind`);
    await key("Shift+Tab");
    await focusIs(page, { role: "link", name: /^Referat/ });
    await key("Shift+Tab");
    await focusIs(page, { role: "link", name: "Gå til sidens indhold" });
    await key("Enter");
    await key("Tab");
    await focusIs(page, { role: "textbox", name: "E-mail" });
  });
  await step("the fields and the button come one after the other", async () => {
    await page.keyboard.type(LOGIN);
    await key("Tab");
    await focusIs(page, { role: "textbox", name: "Adgangskode", type: "password" });
    await page.keyboard.type("tre ravne i haven");
    await key("Tab");
    await focusIs(page, { role: "button", name: "Log ind" });
  });
  await step("a wrong password is told of where the focus is", async () => {
    await enter(page);
    const alert = page.getByRole("alert");
    const words = await alert.innerText();
    expect(words.startsWith("Der blev ikke logget ind."), `the alert says so: ${words}`);
    await focusIs(page, { role: "textbox", name: "Adgangskode", isInvalid: true, description: words });
    expect((await page.getByLabel("E-mail").inputValue()) === LOGIN, "the login that was typed is kept");
    expect((await page.getByLabel("Adgangskode").inputValue()) === "", "the password is not");
    await accessible(page);
    // The browser itself reports the 400 as an error; nothing else may be one.
    const noted = tab.takeNoted().filter((it) => !it.includes("400"));
    expect(noted.length === 0, noted.join("\n"));
  });
  await step("a screen reader is given the error", () => compare(page, "log-ind-forkert.aria.yml", accepts));
  await step("the right one lets them in", async () => {
    await page.keyboard.type(PASSWORD);
    await enter(page);
    expect(new URL(page.url()).pathname === "/", `the front page: ${page.url()}`);
    await page.getByRole("link", { name: "Karen Toft, din konto" }).waitFor();
  });
  await step("and the keys lead out again", async () => {
    for (let presses = 0; presses < 20; presses += 1) {
      await key("Tab");
      if ((await focused(page)).name === "Log ud") break;
    }
    await focusIs(page, { role: "button", name: "Log ud" });
    await enter(page);
    await page.getByRole("status").getByText("Du er logget ud.").waitFor();
    await accessible(page);
  });
}

/** The tree that assistive technology is given, against the one that is kept. */
async function compare(page, file, accepts) {
  const at = new URL(`../snapshots/${file}`, import.meta.url);
  const seen = `${await page.locator("body").ariaSnapshot()}\n`;
  if (accepts) writeFileSync(at, seen);
  const kept = readFileSync(at, "utf8");
  if (seen === kept) return;
  const [is, was] = [seen.split("\n"), kept.split("\n")];
  const gone = was.filter((line) => !is.includes(line)).map((line) => `- ${line}`);
  const come = is.filter((line) => !was.includes(line)).map((line) => `+ ${line}`);
  throw new Error(`another tree than in ${file} (--accept keeps it):\n${[...gone, ...come].join("\n") || "the order is another"}`);
}

/** What has the focus, as assistive technology is told of it, and whether one can see that it has it. */
async function focused(page) {
  const seen = await page.evaluate(() => {
    const element = document.activeElement;
    const style = getComputedStyle(element);
    return {
      type: element.getAttribute("type"),
      isVisible: (style.outlineStyle !== "none" && parseFloat(style.outlineWidth) > 0) || style.boxShadow !== "none",
    };
  });
  // Chromium's own tree: name and description as they are computed, not as we would compute them.
  const session = await page.context().newCDPSession(page);
  try {
    const { nodes } = await session.send("Accessibility.getFullAXTree");
    const node = nodes.find((it) => it.role?.value !== "RootWebArea" && it.properties?.some(({ name, value }) => name === "focused" && value.value));
    const property = (name) => node?.properties.find((it) => it.name === name)?.value.value;
    return {
      ...seen,
      role: node?.role.value,
      name: (node?.name.value ?? "").trim(),
      description: (node?.description?.value ?? "").trim(),
      isInvalid: property("invalid") === "true",
    };
  } finally {
    await session.detach();
  }
}

async function focusIs(page, wanted) {
  const is = await focused(page);
  for (const [what, value] of Object.entries(wanted)) {
    const holds = value instanceof RegExp ? value.test(is[what]) : is[what] === value;
    expect(holds, `the focus has ${what} ${value}: ${JSON.stringify(is)}`);
  }
  expect(is.isVisible, `one sees where the focus is: ${JSON.stringify(is)}`);
}

async function accessible(page) {
  const violations = await accessibility(page);
  expect(violations.length === 0, violations.join("\n"));
}

async function enter(page) {
  await Promise.all([page.waitForEvent("load"), page.keyboard.press("Enter")]);
}

function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}
