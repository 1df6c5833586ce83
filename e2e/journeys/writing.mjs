// The journeys of those who write a paper: what they write is saved by itself, whatever happens to network, server and
// window; two of them never overwrite each other; and it is all done by keyboard, and without script by the forms.
//
// Walked at the harness, which can be cut off, killed and made to answer as one likes.

import { readFileSync } from "node:fs";

import { VIEWS, accessibility, openTab, structure } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";
import { Harness, wordsOf } from "../writing/harness.mjs";
import { expect, form, place, saved, shows, signedIn } from "../writing/steps.mjs";

/** Time goes five times as fast: a text is saved after 0.4 seconds, others are asked for every second. */
const PACE = 0.2;

export async function walkWriting(browser, report) {
  const harness = new Harness(PACE);
  await harness.start();
  let paper = 0;
  const walk = async (name, journey, options = {}) => {
    paper += 1;
    const given = { browser, harness, paper: `p${paper}`, tabs: [], step: (what, work) => report.step(`writing, ${name}: ${what}`, work) };
    /** A window of its own for a person, or another one in the same browser. */
    given.open = async (who, { view = VIEWS[0], context } = {}) => {
      const tab = context ? { page: await context.newPage(), takeNoted: () => [], close: async () => {} } : await openTab(browser, view, options);
      given.tabs.push(tab);
      if (options.javaScriptEnabled === false) await tab.page.goto(`${harness.address}/_as/${encodeURIComponent(who)}?to=/moedesager/${given.paper}/skriv`);
      else await signedIn(tab.page, harness, who, given.paper);
      return tab.page;
    };
    given.kept = (field) => harness.kept(given.paper, field);
    try {
      await journey(given);
      // Cut networks and refusals are meant; errors of the script never are.
      const noted = given.tabs.flatMap((tab) => tab.takeNoted()).filter((it) => it.startsWith("script:") || /Content Security Policy/.test(it));
      report.looked(`writing, ${name}: nothing went wrong on the way`, noted);
    } catch (error) {
      if (!(error instanceof JourneyEnded)) throw error;
    } finally {
      await harness.control({ delay: 0, loseAnswers: false, signedOut: false, refuse: null, status: 0 });
      for (const tab of given.tabs) await tab.close();
    }
  };
  try {
    await walk("saving", saving);
    await walk("trouble", trouble);
    await walk("two", two);
    await walk("conflict", conflict);
    await walk("unsaved", unsaved);
    await walk("signing out", signingOut);
    await walk("keyboard", keyboard);
    await walk("clauses", clauses);
    await walk("seen by all", seenByAll);
    await walk("no script", withoutScript, { javaScriptEnabled: false });
  } finally {
    await harness.stop();
  }
}

const FIELD = "sagsfremstilling";
const text = (words) => ({ type: "doc", content: [{ type: "paragraph", content: [{ type: "text", text: words }] }] });
const inBrowser = (page) => page.evaluate(() => Object.keys(localStorage).filter((it) => it.startsWith("referat-writing:")).length);
const box = (page) => place(page, "Sagsfremstilling");

async function saving({ open, kept, step }) {
  const page = await open("Anna Juhl");
  await step("what is typed is saved by itself and then said to be", async () => {
    await box(page).click();
    await page.keyboard.type("Åen løber over.");
    expect((await form(page, FIELD).getAttribute("data-state")) !== "saved", "not said before");
    expect((await inBrowser(page)) === 1, "it is in the browser at once");
    await shows(page, FIELD, "saved");
    expect(/^Gemt \d\d:\d\d$/.test(await form(page, FIELD).locator(".writing-state").textContent()), "said with the time");
    expect(wordsOf((await kept(FIELD)).content) === "Åen løber over.", "and so it is");
    expect((await inBrowser(page)) === 0, "nothing stays in the browser");
  });
  await step("a long burst of typing is saved while it lasts", async () => {
    const { version } = await kept(FIELD);
    for (let at = 0; at < 30; at += 1) await page.keyboard.type("ord ", { delay: 15 });
    expect((await kept(FIELD)).version > version, "saved before the last key");
    await shows(page, FIELD, "saved");
  });
  await step("nothing is sent for what is undone to what is saved", async () => {
    const { version } = await kept(FIELD);
    await page.keyboard.type("x");
    await page.keyboard.press("Backspace");
    await shows(page, FIELD, "saved");
    expect((await kept(FIELD)).version === version, "the same version");
  });
  await step("on going to the next field it is saved at once", async () => {
    await page.keyboard.type("Sidst.");
    await place(page, "Overskrift").click();
    await page.waitForTimeout(150);
    expect(wordsOf((await kept(FIELD)).content).endsWith("Sidst."), "saved without waiting");
  });
  await step("a title is saved, in one line", async () => {
    await place(page, "Overskrift").fill("  Ny   titel ");
    await saved(page, "title");
    expect((await kept("title")).content === "Ny titel", (await kept("title")).content);
  });
  await step("leaving takes the last words along", async () => {
    await box(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type("Farvel");
    await page.goto("about:blank");
    await page.waitForTimeout(200);
    expect(wordsOf((await kept(FIELD)).content).endsWith("Farvel"), wordsOf((await kept(FIELD)).content));
  });
}

async function trouble({ open, kept, step, harness }) {
  const page = await open("Anna Juhl");
  const says = (words) => form(page, FIELD).locator(".writing-state", { hasText: words }).waitFor();
  const end = () => page.keyboard.press("Control+End");
  await box(page).click();
  await step("without network it says so, keeps the text and saves it when there is one", async () => {
    await page.context().setOffline(true);
    await page.keyboard.type("uden net");
    await says("Ikke gemt – intet net; teksten ligger i browseren");
    expect((await inBrowser(page)) === 1, "it is in the browser");
    await page.context().setOffline(false);
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "uden net", "saved");
  });
  await step("a server that is killed and begun again gets what was typed meanwhile", async () => {
    await page.keyboard.type(" før");
    await harness.kill();
    await page.keyboard.type(" imens");
    await says("Ikke gemt");
    await harness.start();
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "uden net før imens", wordsOf((await kept(FIELD)).content));
  });
  await step("a lost answer is no conflict with oneself", async () => {
    await harness.control({ loseAnswers: true });
    await page.keyboard.type(" tabt");
    await says("Ikke gemt – intet net");
    await page.keyboard.type(" svar");
    await harness.control({ loseAnswers: false });
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "uden net før imens tabt svar", "both are there");
  });
  await step("what was undone after a lost answer is undone there too", async () => {
    await harness.control({ loseAnswers: true });
    await page.keyboard.type("!");
    await says("Ikke gemt – intet net");
    await page.keyboard.press("Backspace");
    await harness.control({ loseAnswers: false });
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "uden net før imens tabt svar", wordsOf((await kept(FIELD)).content));
  });
  await step("a server that fails is asked again, and not with every key", async () => {
    await harness.control({ status: 500 });
    await page.keyboard.type(" fejl");
    await says("Ikke gemt – serveren svarer ikke; teksten ligger i browseren");
    let asked = 0;
    const count = (request) => (asked += request.method() === "POST" && request.url().endsWith(FIELD) ? 1 : 0);
    page.on("request", count);
    await page.keyboard.type(" og endnu en fejl, mens der skrives", { delay: 25 });
    page.off("request", count);
    expect(asked <= 6, `asked ${asked} times while 34 keys were pressed`);
    await harness.control({ status: 0 });
    await shows(page, FIELD, "saved");
  });
  await step("a refusal is told in its words", async () => {
    await harness.control({ refuse: "Teksten er for lang." });
    await page.keyboard.type(" mere");
    await says("Ikke gemt – Teksten er for lang.");
    await harness.control({ refuse: null });
    await end();
    await page.keyboard.type("!");
    await shows(page, FIELD, "saved");
  });
  await step("who is signed out is told, keeps the text, and goes on after signing in", async () => {
    await harness.control({ signedOut: true });
    await page.keyboard.type(" ude");
    await says("Ikke gemt – du er logget ud; teksten ligger i browseren");
    await form(page, FIELD).getByRole("link", { name: "Log ind i et nyt vindue" }).waitFor();
    expect((await inBrowser(page)) === 1, "it is in the browser");
    await harness.control({ signedOut: false });
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content).endsWith("ude"), "saved");
  });
}

async function two({ open, kept, step }) {
  const anna = await open("Anna Juhl");
  const bent = await open("Bent Holm");
  await step("they see each other", async () => {
    await bent.getByText("Anna Juhl er her også").waitFor();
    await anna.getByText("Bent Holm er her også").waitFor();
  });
  await step("where one writes, the other reads, and sees what is saved", async () => {
    await box(anna).click();
    await anna.keyboard.type("Annas ord.");
    await form(bent, FIELD).getByText(/^Anna Juhl skriver her/).first().waitFor();
    expect((await box(bent).getAttribute("aria-readonly")) === "true", "it can't be written in");
    await box(bent).getByText("Annas ord.").waitFor();
    await form(bent, FIELD).getByText(/^Anna Juhl gemte \d\d:\d\d$/).waitFor();
    await place(bent, "Økonomi").click();
    await bent.keyboard.type("Bents ord. ");
    await box(anna).getByText("Annas ord.").waitFor();
    await place(anna, "Økonomi").getByText("Bents ord.").waitFor();
  });
  await step("a field that is held can't be begun in, and the text stays as it is", async () => {
    await box(bent).click();
    await bent.keyboard.type("indbrud");
    await bent.waitForTimeout(300);
    expect(wordsOf((await kept(FIELD)).content) === "Annas ord.", wordsOf((await kept(FIELD)).content));
  });
  await step("it is taken over, and whoever had it is told; nothing unsaved is lost", async () => {
    await anna.context().setOffline(true);
    await box(anna).click();
    await anna.keyboard.press("Control+End");
    await anna.keyboard.type(" Ikke gemt.");
    await form(bent, FIELD).getByRole("button", { name: "Overtag feltet" }).click();
    await form(bent, FIELD).getByText(/skriver her/).first().waitFor({ state: "detached" });
    await bent.keyboard.press("Control+End");
    await bent.keyboard.type(" Bent igen.");
    await shows(bent, FIELD, "saved");
    await anna.context().setOffline(false);
    await form(anna, FIELD).locator(".writing-state", { hasText: "Ikke gemt – Bent Holm skriver her; din tekst ligger i browseren" }).waitFor();
    expect(/Ikke gemt\.$/.test(await box(anna).innerText()), "her words still stand there");
    expect(wordsOf((await kept(FIELD)).content) === "Annas ord. Bent igen.", "his are saved");
  });
  await step("when the field is let go, both texts are shown and one is chosen", async () => {
    await place(bent, "Overskrift").click();
    const panel = form(anna, FIELD).getByRole("group", { name: "Bent Holm har gemt her, siden du begyndte" });
    await panel.waitFor();
    await panel.getByText("Annas ord. Bent igen.").waitFor();
    await panel.getByRole("button", { name: "Tag den andens" }).click();
    await box(anna).getByText("Annas ord. Bent igen.").waitFor();
    await form(anna, FIELD).getByText("Din tekst, som ikke blev brugt").waitFor();
    await form(anna, FIELD).getByText("Vis teksten").click();
    await form(anna, FIELD).locator("details").getByText("Annas ord. Ikke gemt.").waitFor();
    expect(wordsOf((await kept(FIELD)).content) === "Annas ord. Bent igen.", "nothing was overwritten");
  });
}

async function conflict({ open, kept, step, harness, paper }) {
  const page = await open("Anna Juhl");
  await step("a save in between is never overwritten unseen", async () => {
    await box(page).click();
    await harness.put(paper, FIELD, text("Fra en anden dør"), "Carl Bo");
    await page.keyboard.type("Min tekst");
    await form(page, FIELD).getByRole("group", { name: "Carl Bo har gemt her, siden du begyndte" }).getByText("Fra en anden dør").waitFor();
    expect(wordsOf((await kept(FIELD)).content) === "Fra en anden dør", "it stands");
    expect((await inBrowser(page)) === 1, "one's own is in the browser");
  });
  await step("undoing everything isn't said to be saved while there are two", async () => {
    for (let at = 0; at < 9; at += 1) await page.keyboard.press("Backspace");
    await page.waitForTimeout(300);
    expect((await form(page, FIELD).getAttribute("data-state")) === "conflict", "still a conflict");
    await page.keyboard.type("Min tekst");
    await no(accessibility(page));
  });
  await step("one's own is saved over what one has seen", async () => {
    await form(page, FIELD).getByRole("button", { name: "Behold min" }).click();
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "Min tekst", wordsOf((await kept(FIELD)).content));
  });
  await step("what nobody here has changed is simply shown", async () => {
    await harness.put(paper, "oekonomi", text("Koster 3 kr."), "Carl Bo");
    await place(page, "Økonomi").getByText("Koster 3 kr.").waitFor();
    await harness.put(paper, "indstilling", ["at a", "at b"], "Carl Bo");
    await page.getByRole("textbox", { name: "At-punkt 2 af 2" }).waitFor();
    await harness.put(paper, "title", "Carls titel", "Carl Bo");
    await page.waitForFunction(() => document.querySelector("form[data-writing-field=title] input[type=text]").value === "Carls titel");
    expect((await inBrowser(page)) === 0, "nothing of it counts as one's own");
  });
}

async function unsaved({ open, kept, step, harness, paper }) {
  const first = await open("Anna Juhl");
  const context = first.context();
  const leaveUnsaved = async (page, words) => {
    await harness.control({ status: 503 });
    await box(page).click();
    await page.keyboard.press("Control+End");
    await page.keyboard.type(words);
    await form(page, FIELD).locator(".writing-state", { hasText: "Ikke gemt" }).waitFor();
    await page.close();
    await harness.control({ status: 0 });
    return open("Anna Juhl", { context });
  };
  let page = null;
  const offer = () => form(page, FIELD).getByRole("group", { name: /^Der er tekst her fra \d\d:\d\d, som ikke blev gemt$/ });
  await step("text that wasn't saved is offered to the next window, and shown", async () => {
    page = await leaveUnsaved(first, "Blev ikke gemt");
    await offer().waitFor();
    await offer().getByText("Vis teksten").click();
    await offer().getByText("Blev ikke gemt", { exact: true }).waitFor();
    await no(accessibility(page));
    await no(structure(page).then((it) => it.wrong));
  });
  await step("another person in the same browser isn't shown it", async () => {
    const bent = await open("Bent Holm", { context });
    await bent.waitForTimeout(300);
    expect((await bent.getByText("som ikke blev gemt").count()) === 0, "nothing is offered");
    await bent.close();
    page = await open("Anna Juhl", { context });
    await offer().waitFor();
  });
  await step("it is taken in and saved", async () => {
    await offer().getByRole("button", { name: "Tag den ind" }).click();
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "Blev ikke gemt", "saved");
    expect((await inBrowser(page)) === 0, "nothing stays in the browser");
  });
  await step("taking in can be undone", async () => {
    await page.keyboard.press("Control+z");
    await page.waitForTimeout(100);
    expect((await box(page).innerText()).trim() === "", "the text of before");
    await page.keyboard.press("Control+y");
    await shows(page, FIELD, "saved");
  });
  await step("one that was overtaken is shown beside what stands there now", async () => {
    page = await leaveUnsaved(page, " og mere");
    await harness.put(paper, FIELD, text("Carls udgave"), "Carl Bo");
    await box(page).getByText("Carls udgave").waitFor();
    await offer().getByRole("button", { name: "Tag den ind" }).click();
    await form(page, FIELD).getByRole("group", { name: "Carl Bo har gemt her, siden du begyndte" }).getByText("Carls udgave").waitFor();
    expect(wordsOf((await kept(FIELD)).content) === "Carls udgave", "nothing is overwritten");
    await form(page, FIELD).getByRole("button", { name: "Behold min" }).click();
    await shows(page, FIELD, "saved");
    expect(wordsOf((await kept(FIELD)).content) === "Blev ikke gemt og mere", wordsOf((await kept(FIELD)).content));
  });
  await step("it is thrown away only by someone who is asked", async () => {
    page = await leaveUnsaved(page, " til ingen nytte");
    await offer().waitFor();
    page.once("dialog", (dialog) => dialog.accept());
    await offer().getByRole("button", { name: "Smid den væk" }).click();
    await offer().waitFor({ state: "detached" });
    expect((await inBrowser(page)) === 0, "gone");
  });
}

async function signingOut({ open, step, harness }) {
  const page = await open("Anna Juhl");
  const other = await open("Anna Juhl", { context: page.context() });
  await step("signing out saves first, or asks, and leaves nothing in the browser", async () => {
    await harness.control({ status: 503 });
    await place(other, "Økonomi").click();
    await other.keyboard.type("Andet vindue");
    await form(other, "oekonomi").locator(".writing-state", { hasText: "Ikke gemt" }).waitFor();
    await box(page).click();
    await page.keyboard.type("Fortroligt");
    expect((await inBrowser(page)) === 2, "both windows keep theirs");
    const asked = [];
    page.once("dialog", (dialog) => (asked.push(dialog.message()), dialog.dismiss()));
    await page.getByRole("button", { name: "Log ud" }).click();
    await page.waitForTimeout(500);
    expect(asked.length === 1 && page.url().endsWith("/skriv"), `asked and stayed: ${asked} ${page.url()}`);
    page.once("dialog", (dialog) => dialog.accept());
    await page.getByRole("button", { name: "Log ud" }).click();
    await page.waitForURL(/log-ind/);
    expect((await inBrowser(page)) === 0, "nothing is left");
    await other.keyboard.type(" skriver videre");
    await form(other, "oekonomi").locator(".writing-state", { hasText: "Du er logget ud" }).waitFor();
    expect((await inBrowser(page)) === 0, "nor does the other window keep anything");
  });
}

async function keyboard({ open, kept, step }) {
  const page = await open("Anna Juhl");
  const tabTo = async (target) => {
    for (let presses = 0; presses < 60; presses += 1) {
      if (await target.evaluate((it) => it === document.activeElement)) return;
      await page.keyboard.press("Tab");
    }
    throw new Error("60 presses of Tab don't reach the place");
  };
  const press = async (...keys) => {
    for (const key of keys) await page.keyboard.press(key);
  };
  const tool = async (name) => {
    await press("Alt+F10", "Home");
    const target = form(page, FIELD).getByRole("toolbar").getByRole("button", { name, exact: true });
    for (let presses = 0; presses < 20 && !(await target.evaluate((it) => it === document.activeElement)); presses += 1) await press("ArrowRight");
    await press("Enter");
  };
  await step("Tab comes to a text by its tools, and goes on from it", async () => {
    await tabTo(box(page));
    await press("Shift+Tab");
    expect(await page.evaluate(() => document.activeElement.closest("[role=toolbar]") !== null), "the tools are one stop before");
    await press("Tab", "Tab");
    expect(await page.evaluate(() => document.activeElement.textContent === "Gem"), "and the button one after");
    await press("Shift+Tab");
  });
  await step("a heading, a bold word and a list with a level are written", async () => {
    await press("Alt+Shift+3");
    await page.keyboard.type("Baggrund");
    await press("Enter");
    await page.keyboard.type("Et ");
    await press("Control+b");
    await page.keyboard.type("fedt");
    await press("Control+b");
    await page.keyboard.type(" ord");
    await press("Enter");
    await tool("Punktliste");
    await press("Escape");
    await page.keyboard.type("ydre");
    await press("Enter");
    await page.keyboard.type("indre");
    await press("Alt+Shift+ArrowRight", "Enter", "Enter", "Enter");
    await page.keyboard.type("1. januar er ingen liste");
    await saved(page, FIELD);
    const { content } = await kept(FIELD);
    const wanted = [
      { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "Baggrund" }] },
      { type: "paragraph", content: [{ type: "text", text: "Et " }, { type: "text", marks: [{ type: "strong" }], text: "fedt" }, { type: "text", text: " ord" }] },
      { type: "bullet_list", content: [{ type: "list_item", content: [
        { type: "paragraph", content: [{ type: "text", text: "ydre" }] },
        { type: "bullet_list", content: [{ type: "list_item", content: [{ type: "paragraph", content: [{ type: "text", text: "indre" }] }] }] },
      ] }] },
      { type: "paragraph", content: [{ type: "text", text: "1. januar er ingen liste" }] },
    ];
    expect(JSON.stringify(content.content) === JSON.stringify(wanted), JSON.stringify(content.content));
  });
  await step("lists nest eight deep and no deeper", async () => {
    await press("Enter");
    await page.keyboard.type("- p");
    for (let depth = 0; depth < 10; depth += 1) {
      await press("Enter");
      await page.keyboard.type("q");
      await press("Alt+Shift+ArrowRight");
    }
    await saved(page, FIELD);
    const deep = (node) => (/_list$/.test(node.type) ? 1 : 0) + Math.max(0, ...(node.content ?? []).map(deep));
    expect(deep((await kept(FIELD)).content) === 8, `${deep((await kept(FIELD)).content)} deep`);
    await press("Control+a", "Delete");
  });
  await step("a link is given an address, told what is wrong with it, and shown", async () => {
    await page.keyboard.type("lokalplan");
    await press("Shift+Home", "Control+k");
    await page.getByRole("dialog", { name: "Link" }).waitFor();
    await page.keyboard.type("javascript:alert(1)");
    await press("Enter");
    await page.getByRole("alert").getByText("Skriv en adresse").waitFor();
    await no(accessibility(page));
    await press("Control+a");
    await page.keyboard.type("www.sandved.example/plan");
    await press("Enter");
    await page.getByRole("dialog").waitFor({ state: "detached" });
    await saved(page, FIELD);
    const [run] = (await kept(FIELD)).content.content[0].content;
    expect(run.marks?.[0].attrs.href === "https://www.sandved.example/plan", JSON.stringify(run));
    expect(await box(page).evaluate((it) => it === document.activeElement), "the text has the focus again");
  });
  await step("a table is made, gone through with the arrows, widened, and left", async () => {
    await press("Control+a", "Delete");
    await tool("Tabel");
    await press("Escape");
    await page.keyboard.type("År");
    await press("ArrowRight");
    await page.keyboard.type("Tal");
    await press("ArrowDown");
    await page.keyboard.type("12");
    await no(accessibility(page));
    await tool("Ny kolonne");
    await tool("Fjern række");
    await press("Escape", "ArrowDown", "ArrowDown", "ArrowDown");
    await page.keyboard.type("efter");
    await saved(page, FIELD);
    const { content } = (await kept(FIELD)).content;
    const cells = content[0].content.map((row) => row.content.map((cell) => `${cell.type === "table_header" ? "#" : ""}${wordsOf(cell)}`).join("|"));
    expect(JSON.stringify(cells) === '["#År|#Tal|#","||"]', JSON.stringify(cells));
    expect(wordsOf(content.at(-1)) === "efter", JSON.stringify(content.at(-1)));
    expect(Object.keys(content[0].content[0].content[0]).join() === "type,content", "no attributes of the editor's own");
  });
}

async function clauses({ open, kept, step }) {
  const page = await open("Anna Juhl");
  const clause = (at, of) => page.getByRole("textbox", { name: `At-punkt ${at} af ${of}`, exact: true });
  const holds = async (lines) => {
    await saved(page, "indstilling");
    const { content } = await kept("indstilling");
    expect(JSON.stringify(content) === JSON.stringify(lines), JSON.stringify(content));
  };
  await step("Enter makes the next clause, in the middle of one it divides it", async () => {
    await clause(1, 1).focus();
    await page.keyboard.press("End");
    await page.keyboard.press("Enter");
    await page.keyboard.type("at resten udskydes");
    await holds(["at orienteringen tages til efterretning", "at resten udskydes"]);
    for (let at = 0; at < 9; at += 1) await page.keyboard.press("ArrowLeft");
    await page.keyboard.press("Enter");
    await holds(["at orienteringen tages til efterretning", "at resten", "udskydes"]);
  });
  await step("Alt and the arrows move it, and that is said", async () => {
    await page.keyboard.press("Alt+ArrowUp");
    await form(page, "indstilling").getByRole("status").getByText("Flyttet til 2 af 3").waitFor();
    await holds(["at orienteringen tages til efterretning", "udskydes", "at resten"]);
  });
  await step("Backspace in an empty one takes it away, which can be undone", async () => {
    await page.keyboard.press("Control+a");
    await page.keyboard.press("Delete");
    await page.keyboard.press("Backspace");
    await clause(2, 2).waitFor();
    await holds(["at orienteringen tages til efterretning", "at resten"]);
    await form(page, "indstilling").getByRole("button", { name: "Fjern at-punkt 1" }).click();
    await holds(["at resten"]);
    await form(page, "indstilling").getByRole("button", { name: "Fortryd" }).click();
    await holds(["at orienteringen tages til efterretning", "at resten"]);
  });
}

async function seenByAll({ open, step, harness, paper }) {
  const figures = { type: "doc", content: [
    { type: "heading", attrs: { level: 3 }, content: [{ type: "text", text: "Økonomi" }] },
    { type: "key_figure", attrs: { id: "drift-2021" } },
    { type: "table", content: [
      { type: "table_row", content: [{ type: "table_header", content: text("Post").content }, { type: "table_header", content: text("Beløb").content }] },
      { type: "table_row", content: [{ type: "table_cell", content: text("Drift").content }] },
    ] },
  ] };
  await step("the words are those the server is asked for", async () => {
    const asked = readFileSync(new URL("../../crates/referat-web/assets-src/editor/words.txt", import.meta.url), "utf8").split("\n").filter((it) => it && !it.startsWith("#")).map((it) => it.split(" ")[0]);
    const given = Object.keys(JSON.parse(readFileSync(new URL("../writing/words.json", import.meta.url), "utf8")));
    expect(JSON.stringify(asked) === JSON.stringify(given), "words.txt and words.json have the same names");
  });
  const page = await open("Anna Juhl");
  const bent = await open("Bent Holm");
  await harness.put(paper, FIELD, figures, "Carl Bo");
  await page.getByText("Nøgletal drift-2021").first().waitFor();
  await place(bent, "Økonomi").click();
  await page.getByText(/^Bent Holm skriver her/).first().waitFor();
  await box(page).getByText("Drift", { exact: true }).click();
  await form(page, FIELD).getByRole("button", { name: "Ny række" }).waitFor();
  for (const { name, colorScheme, viewport } of VIEWS) {
    await step(`${name}: accessible, with everything in it`, async () => {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await no(accessibility(page));
      await no(structure(page).then((it) => it.wrong));
      const shown = await page.evaluate(() => document.body.innerText + [...document.querySelectorAll("[aria-label], [title]")].map((it) => it.ariaLabel + it.title).join());
      expect(!/\[[a-z0-9-]+\]/.test(shown), `every word is there: ${/\[[a-z0-9-]+\]/.exec(shown)?.[0]}`);
    });
  }
  await step("ragged rows are filled up for the eye and not saved for it", async () => {
    const { version } = await harness.kept(paper, FIELD);
    await page.reload();
    await page.locator(".writing-field--live").first().waitFor();
    expect((await box(page).locator("tr").nth(1).locator("td").count()) === 2, "two cells");
    await box(page).click();
    await page.waitForTimeout(600);
    expect((await harness.kept(paper, FIELD)).version === version, "nothing was saved");
  });
}

async function withoutScript({ open, kept, step }) {
  const page = await open("Anna Juhl");
  await step("the form saves", async () => {
    await page.getByLabel("Sagsfremstilling").fill("Et afsnit.\n\nEt til.");
    await form(page, FIELD).getByRole("button", { name: "Gem" }).click();
    await page.waitForLoadState();
    expect(wordsOf((await kept(FIELD)).content) === "Et afsnit.\nEt til.", "saved");
    expect((await page.getByLabel("Sagsfremstilling").inputValue()) === "Et afsnit.\n\nEt til.", "and shown");
  });
}

async function no(violations) {
  const wrong = await violations;
  expect(wrong.length === 0, wrong.join("\n"));
}
