// The journey of a paper through three political forums (MBU, ØU, KB), by its secretary: treated in the first, postponed and
// then treated in the second, and on the agenda of the third. At each stop Historik says what was decided before, and the
// recommendation is addressed to the forum it lies before. With a demo of its own, since it makes forums.

import { VIEWS, accessibility, openTab, signInAs } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";
import { startDemo } from "../server.mjs";

const SAME_ORIGIN = { "Sec-Fetch-Site": "same-origin" };

const FORUMS = [
  { name: "Miljø- og Byudvalget", short: "MBU" },
  { name: "Økonomiudvalget", short: "ØU" },
  { name: "Kommunalbestyrelsen", short: "KB" },
];

const SUBJECT = "Cykelsti langs Havnevej";

export async function walkRoute(browser, report) {
  const step = (what, work) => report.step(`route: ${what}`, work);
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
  let tab;
  let page;
  const as = async (who) => {
    await tab?.close();
    await signInAs(browser, address, who);
    tab = await openTab(browser, VIEWS[0], {});
    page = tab.page;
  };
  const go = (path) => page.goto(new URL(path, address).href);
  const send = async (path, form) => {
    const answer = await page.request.post(new URL(path, address).href, { form, headers: SAME_ORIGIN, maxRedirects: 0 });
    expect(answer.status() === 303, `${path}: ${answer.status()} ${(await answer.text()).replace(/<[^>]*>/g, " ").replace(/\s+/g, " ").slice(0, 900)}`);
    return answer.headers().location;
  };
  const accessible = async () => {
    const found = await accessibility(page);
    expect(found.length === 0, found.join("\n"));
  };
  const press = (button) => Promise.all([page.waitForEvent("load"), button.click()]);
  const [mbu, oeu, kb] = FORUMS;
  let paper;

  /** Puts the paper on the agenda of a forum's meeting on a day, issues it and opens the meeting; the paper's item. */
  const opened = async (forum, day) => {
    await go(`/forummer/${forum.id}/moedeplan?aar=${day.slice(0, 4)}`);
    const form = page.locator("section[aria-labelledby=et-moede] form");
    await form.locator("[name=dag]").fill(day);
    await form.locator("[name=start]").fill("16:00");
    await form.locator("[name=slut]").fill("18:00");
    await press(form.locator("button[type=submit]"));
    await go(`/forummer/${forum.id}/moedeplan?aar=${day.slice(0, 4)}`);
    const [year, month, date] = day.split("-").map(Number);
    const named = new RegExp(`(^|\\D)${date}\\. ${["", "januar", "februar", "marts"][month]}`);
    const meeting = await page.locator("main table a[href^='/moeder/']", { hasText: named }).first().getAttribute("href");
    expect(meeting, `the meeting of ${day}, ${year}`);
    await go(`${meeting}/dagsorden`);
    await press(page.getByRole("button", { name: "Begynd dagsordenen" }));
    await press(page.getByRole("button", { name: `Sæt på dagsordenen – ${SUBJECT}` }));
    await go(`${meeting}/dagsorden/udsted`);
    for (let silenced = 0; silenced < 40; silenced += 1) {
      const stopping = page.locator("article.finding:has(.severity:not([data-severity=hint]))").first();
      if (!(await stopping.count())) break;
      await stopping.locator("summary").click();
      await stopping.locator("[name=grund]").fill("Prøve");
      await press(stopping.locator("button[type=submit]"));
    }
    await press(page.locator("form[action$='/dagsorden/udsted'] button[type=submit]"));
    await go(meeting);
    await press(page.locator("main a[href^='/punkter/']", { hasText: SUBJECT }).first());
    const item = new URL(page.url()).pathname;
    await go(`${meeting}/moedet`);
    await press(page.locator("button[value=aabn]"));
    return { meeting, item };
  };
  const ended = async (meeting) => {
    await go(`${meeting}/moedet`);
    await press(page.locator("button[value=afslut]"));
  };
  const decided = async (item, words) => {
    await go(`${item}/beslutning`);
    await page.locator("form[data-decision] textarea[name=tekst]").fill(words);
    await press(page.locator("form[data-decision] button[name=hvad][value=gem]"));
    await page.getByText("Beslutningen er gemt.").waitFor();
  };
  const onward = async (item, way, fill) => {
    await go(`${item}/beslutning`);
    const form = page.locator(`form[action$='/${way}']`);
    await form.locator("xpath=ancestor::details/summary").click();
    await fill(form);
    await press(form.locator("button[type=submit]"));
    await accessible();
  };
  /** What the item's page says, in order. */
  const said = async (item, wanted) => {
    await go(item);
    await accessible();
    const text = (await page.locator("main").innerText()).replace(/\s+/g, " ");
    let from = 0;
    for (const words of wanted) {
      const at = text.indexOf(words, from);
      expect(at >= 0, `»${words}« comes in its turn: ${text.slice(0, 3000)}`);
      from = at + words.length;
    }
    return text;
  };

  await step("three forums are there, each with its secretary", async () => {
    await as("administrator");
    for (const forum of FORUMS) {
      await go("/administration/forummer");
      const there = page.locator("main .entry__title a", { hasText: new RegExp(`^${forum.name}$`) });
      if (await there.count()) {
        await press(there);
      } else {
        await page.locator("#navn").fill(forum.name);
        await page.locator("#kort").fill(forum.short);
        await page.locator("#slags").selectOption("political");
        await press(page.locator("form:has(#slags) button[type=submit]"));
      }
      forum.id = new URL(page.url()).pathname.split("/").at(-1);
      for (const [navn, vaerdi] of [
        ["approval-steps", ""],
        ["standing-items", "Godkendelse af dagsorden"],
      ]) {
        await send(`/administration/forummer/${forum.id}/regler`, { navn, vaerdi });
      }
      await go(`/forummer/${forum.id}/roller`);
      await page.locator("#person").selectOption({ label: "Lise Bang" });
      await page.locator("#rolle").selectOption("secretary");
      await press(page.locator("form:has(#person) button[type=submit]"));
    }
  });
  await step("a paper is written for the first, with the way it is to go", async () => {
    await as("sekretaer");
    const to = await send("/moedesager", { forum: mbu.id, slags: "decision", overskrift: SUBJECT });
    paper = to.replace(/\/skriv$/, "");
    for (const [field, text] of [
      ["section-1", "Skolerne har bedt om en sti."],
      ["section-2", "Linjeføring A er kortest."],
      ["recommenders", "Direktøren for By & Miljø"],
      ["clauses", "at Miljø- og Byudvalget godkender linjeføring A\nat der gives bevilling på 2 mio. kr."],
    ]) {
      await send(`${paper}/felter/${field}`, { version: "0", text });
    }
    for (const forum of [oeu, kb]) {
      await go(paper);
      await page.locator("#rute-forum").selectOption({ label: forum.name });
      await press(page.locator("button[name=hvad][value=tilfoej]"));
    }
    await accessible();
    await send(`${paper}/indsend`, {});
  });
  await step("the first forum decides and sends it on", async () => {
    const { meeting, item } = await opened(mbu, "2027-02-02");
    const text = await said(item, ["MBU → ØU → KB", "at Miljø- og Byudvalget godkender linjeføring A"]);
    expect(!text.includes("Historik"), "nothing was decided before");
    await decided(item, "Godkendt. Udvalget sender sagen videre.");
    await onward(item, "send-videre", (form) => form.locator("select").selectOption({ label: oeu.name }));
    await ended(meeting);
  });
  await step("the second postpones it, with the first's decision under Historik", async () => {
    const { meeting, item } = await opened(oeu, "2027-02-09");
    await said(item, ["at Økonomiudvalget godkender linjeføring A"]);
    await said(item, ["Historik", "Miljø- og Byudvalget, 2. februar 2027: Godkendt. Udvalget sender sagen videre."]);
    await onward(item, "udsaet", (form) => form.locator("input[type=date]").fill("2027-02-16"));
    await ended(meeting);
  });
  await step("the second decides it a week later, with the postponement under Historik, too", async () => {
    const { meeting, item } = await opened(oeu, "2027-02-16");
    await said(item, ["Historik", "Godkendt. Udvalget sender sagen videre.", "udsat"]);
    await decided(item, "Økonomiudvalget indstiller, at der gives bevilling.");
    await onward(item, "send-videre", (form) => form.locator("select").selectOption({ label: kb.name }));
    await ended(meeting);
  });
  await step("the third has all that was decided before it, in order, and is asked itself", async () => {
    const { item } = await opened(kb, "2027-02-23");
    await said(item, ["at Kommunalbestyrelsen godkender linjeføring A"]);
    await said(item, [
      "Historik",
      "Godkendt. Udvalget sender sagen videre.",
      "udsat",
      "Økonomiudvalget indstiller, at der gives bevilling.",
    ]);
  });
  await step("its author sees where it stands", async () => {
    await go(paper);
    await accessible();
    const stops = await page.locator("section[aria-labelledby=rute] ol.entries > li").allInnerTexts();
    expect(stops.length === 4, `four stops: ${stops}`);
  });
  await tab.close();
}

function expect(holds, what) {
  if (!holds) throw new Error(what);
}
