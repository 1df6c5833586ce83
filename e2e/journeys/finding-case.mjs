// The journey of a case author: with the keyboard alone a paper is begun under a case that is found by what the paper is
// called, put under a new one with a number of its own, and its versions are looked at.

import { VIEWS, accessibility, openTab, signInAs } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";

export async function walkFindingCase(browser, address, report) {
  const step = (what, work) => report.step(`case: ${what}`, work);
  await signInAs(browser, address, "forfatter");
  const tab = await openTab(browser, VIEWS[0], {});
  try {
    await journey({ page: tab.page, address, step, report });
    report.looked("case: nothing went wrong on the way", tab.takeNoted());
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    await tab.close();
    await signInAs(browser, address, "administrator");
  }
}

async function journey({ page, address, step }) {
  const key = (name) => page.keyboard.press(name);
  const expect = (holds, what) => {
    if (!holds) throw new Error(what);
  };
  const accessible = async () => {
    const found = await accessibility(page);
    expect(found.length === 0, found.join("\n"));
  };
  /** Goes on with Tab until an element has the focus. */
  const reach = async (selector) => {
    for (let tabs = 0; tabs < 60; tabs += 1) {
      if (await page.evaluate((wanted) => document.activeElement?.matches(wanted), selector)) return;
      await key("Tab");
    }
    throw new Error(`${selector} is not reached with Tab`);
  };
  let number;
  let paper;
  await step("the cases that are like it are offered, and what was typed stays", async () => {
    await page.goto(`${address}/moedesager/ny`);
    await reach("#overskrift");
    await page.keyboard.type("Lederudvikling i 2027");
    await reach("button[name=find]");
    await Promise.all([page.waitForURL(/find=1/), key("Enter")]);
    expect((await page.locator("#overskrift").inputValue()) === "Lederudvikling i 2027", "the title stays");
    const offers = await page.locator("input[name=sag] + label").allInnerTexts();
    expect(/^En ny sag/.test(offers[0]), `a new case is first and chosen: ${offers}`);
    expect(/Lederudvikling/.test(offers[1] ?? ""), `the likeliest comes next: ${offers}`);
    number = /\d\d\.\d\d\.\d\d-[A-ZØ]\d\d-\d+-\d\d/.exec(offers[1])?.[0];
    expect(number, `it has its number: ${offers[1]}`);
    expect((await page.locator("#emner").count()) === 1, "a subject is suggested");
    await accessible();
  });
  await step("an arrow chooses one, and Enter begins the paper under it", async () => {
    await reach("input[name=sag]");
    await key("ArrowDown");
    await Promise.all([page.waitForURL(/\/moedesager\/[0-9a-f-]+\/skriv$/), key("Enter")]);
    paper = page.url().replace(/\/skriv$/, "");
    await page.goto(paper);
    const text = await page.locator("main").innerText();
    expect(text.includes(number), `the case's number is the paper's: ${number}`);
  });
  await step("it is put under a new case with a number of its own", async () => {
    await page.goto(`${paper}/sag`);
    await accessible();
    await reach("#journalnummer");
    await page.keyboard.type("81.39.15-A00-7-27");
    await Promise.all([page.waitForURL(paper), key("Enter")]);
    const text = await page.locator("main").innerText();
    expect(text.includes("81.39.15-A00-7-27"), "the new number");
  });
  await step("its versions say that there is one", async () => {
    await page.goto(`${paper}/versioner`);
    await page.getByText("Der er kun én version at se.").waitFor();
    await accessible();
  });
}
