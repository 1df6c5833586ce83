// The journey of a member who reads an agenda: by keyboard from item to item, with notes and marked passages; what has
// changed since they read is told; and another member sees nothing of it. Without script the same forms do the same.

import { VIEWS, accessibility, openTab, signInAs } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";

export async function walkReading(browser, address, report) {
  const step = (what, work) => report.step(`reading: ${what}`, work);
  const as = async (who, options = {}) => {
    await signInAs(browser, address, who);
    return openTab(browser, VIEWS[0], options);
  };
  const tabs = [];
  try {
    const member = await as("medlem");
    tabs.push(member);
    await journey({ member, as, tabs, browser, address, step, report });
    report.looked("reading: nothing went wrong on the way", member.takeNoted());
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    for (const tab of tabs) await tab.close();
    await signInAs(browser, address, "administrator");
  }
}

async function journey({ member, as, tabs, address, step, report }) {
  const { page } = member;
  let meeting;
  let first;
  await step("a meeting says how much of it is read", async () => {
    await page.goto(`${address}/`);
    const forum = page.getByRole("link", { name: "Chefforum", exact: true }).first();
    await forum.click();
    // Those to come are listed first, and have no items.
    await page.locator("main a[href^='/moeder/']", { hasText: "2025" }).first().click();
    await page.waitForURL(/\/moeder\/[0-9a-f-]+$/);
    meeting = page.url();
    await page.getByText(/^\s*0 af \d+ læst$/).waitFor();
    expect((await page.locator(".read-state[data-state=new]").count()) > 1, "items are new");
  });
  await step("L marks an item as read and goes to the next unread", async () => {
    await page.locator(".contents__list a").first().click();
    await page.waitForURL(/\/punkter\//);
    first = page.url();
    await page.keyboard.press("l");
    await page.waitForURL((url) => url.href !== first && url.pathname.startsWith("/punkter/"));
    await page.goto(meeting);
    await page.getByText(/^\s*1 af \d+ læst$/).waitFor();
  });
  await step("the filter lists what is unread alone", async () => {
    const all = await page.locator(".contents__list > li").count();
    await page.getByRole("link", { name: "Vis kun ulæste" }).click();
    await page.getByRole("link", { name: "Vis alle punkter" }).waitFor();
    expect((await page.locator(".contents__list > li").count()) === all - 1, "one fewer");
  });
  await step("a letter in the note is a letter", async () => {
    await page.goto(first);
    await page.getByLabel("Note", { exact: true }).click();
    await page.keyboard.type("Lad mig spørge om prisen");
    await page.getByRole("button", { name: "Gem noten" }).click();
    await page.getByText("Noten er gemt.").waitFor();
    expect((await page.getByLabel("Note", { exact: true }).inputValue()) === "Lad mig spørge om prisen", "the note");
  });
  await step("M marks what is selected, and the passage is painted", async () => {
    await page.evaluate(() => {
      const text = document.querySelector("[data-item-text] .rich-text p").firstChild;
      const words = text.data.trim().split(/\s+/).slice(0, 3).join(" ");
      const at = text.data.indexOf(words.split(" ")[0]);
      document.getSelection().setBaseAndExtent(text, at, text, at + words.length);
    });
    await page.getByRole("button", { name: "Marker det valgte" }).waitFor();
    await page.keyboard.press("m");
    await page.getByText("Stedet er markeret.").waitFor();
    const painted = await page.evaluate(() => [...(CSS.highlights.get("own-passages") ?? [])].map((range) => range.toString()));
    const kept = await page.locator("blockquote.passage").innerText();
    expect(painted.length === 1 && painted[0].replace(/\s+/g, " ") === kept, `${painted} is ${kept}`);
  });
  await step("what changed since is told, and says in which respect", async () => {
    const secretary = await as("sekretaer", { javaScriptEnabled: false });
    tabs.push(secretary);
    await secretary.page.goto(first);
    const form = secretary.page.locator("form[action$='/luk']").first();
    await secretary.page.locator("details.silence summary", { hasText: "Luk for offentligheden" }).first().click();
    await form.locator("[name=hjemmel]").fill("Kommunestyrelsesloven § 10");
    await form.getByRole("button").click();
    await secretary.page.getByText("Det er lukket.").waitFor();
    await page.goto(first);
    await page.getByText("Ændret siden du læste").waitFor();
    await page.getByRole("heading", { name: /^Siden du læste sidst/ }).waitFor();
    expect((await page.locator(".reading__since").innerText()).includes("Åbent eller lukket"), "the respect");
  });
  report.looked("reading: an item with changes, notes and marks is accessible", await accessibility(page));
  await step("without script the same forms do the same", async () => {
    const plain = await as("medlem", { javaScriptEnabled: false });
    tabs.push(plain);
    await plain.page.goto(first);
    await plain.page.getByRole("button", { name: "Marker som læst" }).click();
    await plain.page.getByText("Punktet er markeret som læst.").waitFor();
    await plain.page.getByRole("button", { name: "Fjern noten" }).click();
    await plain.page.getByText("Noten er fjernet.").waitFor();
    await plain.page.getByRole("button", { name: "Fortryd seneste ændring" }).click();
    expect((await plain.page.getByLabel("Note", { exact: true }).inputValue()).includes("prisen"), "the note is back");
    await plain.page.getByRole("button", { name: /^Fjern markeringen/ }).click();
    await plain.page.getByText("Markeringen er fjernet.").waitFor();
  });
  await step("another member sees nothing of it", async () => {
    const chair = await as("formand");
    tabs.push(chair);
    await chair.page.goto(first);
    await chair.page.getByText("Nyt", { exact: true }).waitFor();
    expect(!(await chair.page.content()).includes("spørge om prisen"), "the note is the member's");
    report.looked("reading: an item that is new is accessible", await accessibility(chair.page));
  });
  await step("the item is opened again", () => openAgain(tabs[1], first));
  await step("one's own data has it, and is deleted at a word", async () => {
    await page.goto(`${address}/konto`);
    await page.getByText("Lad mig spørge om prisen").waitFor();
    report.looked("reading: one's account with notes is accessible", await accessibility(page));
    await page.locator("summary", { hasText: "Slet det hele" }).click();
    await page.getByLabel("Ja, slet alle mine noter").check();
    await page.getByRole("button", { name: "Slet det hele" }).click();
    await page.getByText("Dine noter, markeringer og det læste er slettet.").waitFor();
  });
}

/** The item is opened again: others come here after us. */
async function openAgain(tab, item) {
  await tab.page.goto(item);
  await tab.page.locator("details.silence summary", { hasText: "Åbn igen" }).first().click();
  const form = tab.page.locator("form[action$='/aabn']").first();
  await form.locator("[name=grund]").fill("Prøven er slut.");
  await form.getByRole("button").click();
  await tab.page.getByText("Det er åbnet igen.").waitFor();
}

function expect(holds, what) {
  if (!holds) throw new Error(`not so: ${what}`);
}
