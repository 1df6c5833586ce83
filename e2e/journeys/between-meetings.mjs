// The journey between meetings: the forum's rules let its chair decide and its members answer in writing; a paper is sent to
// the members and answered, and another is decided by the chair. With a demo of its own, since it changes the forum's rules.

import { VIEWS, accessibility, openTab, signInAs } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";
import { startDemo } from "../server.mjs";

const SAME_ORIGIN = { "Sec-Fetch-Site": "same-origin" };

export async function walkBetweenMeetings(browser, report) {
  const step = (what, work) => report.step(`between: ${what}`, work);
  const demo = await startDemo();
  try {
    await journey({ browser, address: demo.address, step });
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    await demo.stop();
  }
}

async function journey({ browser, address, step }) {
  const expect = (holds, what) => {
    if (!holds) throw new Error(what);
  };
  let tab;
  let page;
  const as = async (who) => {
    await tab?.close();
    await signInAs(browser, address, who);
    tab = await openTab(browser, VIEWS[0], {});
    page = tab.page;
  };
  const go = (path) => page.goto(new URL(path, address).href);
  const looked = async (name) => {
    const found = await accessibility(page);
    expect(found.length === 0, `${name}: ${found.join("\n")}`);
  };
  const press = async (button) => {
    await Promise.all([page.waitForNavigation(), button.focus().then(() => page.keyboard.press("Enter"))]);
  };
  const send = async (path, form) => {
    const answer = await page.request.post(address + path, { form, headers: SAME_ORIGIN, maxRedirects: 0 });
    expect(answer.status() === 303, `${path}: ${answer.status()} ${(await answer.text()).slice(0, 300)}`);
    return answer.headers().location;
  };
  let forum;
  const written = async (title, clause) => {
    const to = await send("/moedesager", { forum, slags: "discussion", overskrift: title });
    const paper = to.replace(/\/skriv$/, "");
    for (const [field, text] of [
      ["section-1", "Udlejeren vil have svar inden mødet."],
      ["recommenders", "Kommunaldirektøren"],
      ["clauses", clause],
    ]) {
      await send(`${paper}/felter/${field}`, { version: "0", text });
    }
    await send(`${paper}/indsend`, {});
    return paper;
  };
  let sent;
  let decided;
  await step("the administrator allows both in the forum's rules", async () => {
    await as("administrator");
    await go("/administration/forummer");
    await press(page.locator("main a", { hasText: /^Chefforum$/ }).first());
    forum = page.url().split("/").at(-1);
    const rules = page.url();
    for (const [rule, value] of [
      ["chairs-decision", "yes"],
      ["written-procedure", "one"],
      ["approval-steps", ""],
    ]) {
      await page.goto(rules);
      const field = page.locator(`#${rule}`);
      if (await field.evaluate((one) => one.tagName === "SELECT")) await field.selectOption(value);
      else await field.fill(value);
      await press(page.locator(`#regel-${rule} form button[type=submit]`).first());
    }
  });
  await step("the secretary sends a paper to the members", async () => {
    await as("sekretaer");
    sent = await written("Leje af lokaler", "at Chefforum godkender lejemålet");
    decided = await written("Tilsagn om tilskud", "at Chefforum giver tilsagnet");
    await go(sent);
    await looked("paper");
    const form = page.locator(`form[action="${sent}/skriftlig"]`).first();
    await form.locator("xpath=ancestor::details").evaluateAll((all) => all.forEach((one) => (one.open = true)));
    for (const day of await form.locator("input[type=date]").all()) await day.fill("2030-01-02");
    for (const clock of await form.locator("input[type=time]").all()) await clock.fill("12:00");
    await press(form.locator("button[type=submit]"));
    await go(sent.replace("/moedesager/", "/beslutninger/"));
    await looked("sent");
  });
  await step("a member answers for themselves and can answer otherwise", async () => {
    await as("medlem");
    await go("/opgaver");
    await looked("tasks");
    await press(page.locator("main a", { hasText: "Leje af lokaler" }));
    await page.locator("input[name=svar]").first().check();
    await press(page.locator("form[action$='/svar'] button[type=submit]"));
    await looked("answered");
    expect(await page.locator("input[name=svar]").first().isChecked(), "the answer stands there to be changed");
  });
  await step("the chair answers last, and that decides", async () => {
    await as("formand");
    await go(sent.replace("/moedesager/", "/beslutninger/"));
    await page.locator("input[name=svar]").first().check();
    await press(page.locator("form[action$='/svar'] button[type=submit]"));
    await looked("decided-in-writing");
    expect((await page.locator("input[name=svar]").count()) === 0, "nothing is asked any more");
  });
  await step("the chair decides another, with a draft", async () => {
    await go(`${decided}/formandsbeslutning`);
    await page.locator("input[name=hvorfor]").first().check();
    await page.locator("#grund").fill("Fristen er på fredag");
    await page.locator("[name^=udfald-]").first().selectOption("approved");
    await press(page.locator("button[name=hvad][value=udkast]"));
    const draft = await page.locator("#tekst").inputValue();
    expect(draft.length > 10, `a draft: ${draft}`);
    await looked("chair");
    await press(page.locator("button[name=hvad][value=beslut]"));
    await looked("decided-by-chair");
    await go(`/forummer/${forum}/beslutninger`);
    await looked("list");
    const text = await page.locator("main").innerText();
    expect(text.includes("Leje af lokaler") && text.includes("Tilsagn om tilskud"), text);
  });
  await step("the next meeting's agenda tells of both by itself", async () => {
    await as("sekretaer");
    await go("/moedesager");
    await press(page.locator("main a[href$='/dagsorden']").first());
    const begin = page.getByRole("button", { name: "Begynd dagsordenen" });
    if (await begin.count()) await press(begin);
    const text = await page.locator("main").innerText();
    expect(text.includes("Leje af lokaler") && text.includes("Tilsagn om tilskud"), text);
    await looked("agenda");
  });
  await tab.close();
}
