// A meeting is run in the meeting room: its clock by keyboard, members who follow it without loading anything again, the
// screen on the wall, and two who write one decision at the same time while requests are lost and the server is killed.
// Nothing that a page said to be saved may be lost, and both pages end the same.
//
// On a demo of its own, which can be killed. What goes wrong is repeated with `--seed`.

import { spawn } from "node:child_process";
import { mkdtempSync, rmSync } from "node:fs";
import { tmpdir } from "node:os";
import { join } from "node:path";

import { VIEWS, accessibility, openTab } from "../checks.mjs";
import { JourneyEnded } from "../report.mjs";
import { printedAddress, program } from "../server.mjs";

const PASSWORD = "fire ravne i haven";
const WORDS = "budget borger økonomi ældre ændring åben udvalg lokalplan indstilling høring vedtægt skole vej".split(" ");

/**
 * How two write at once: so many words each, with so long a pause at most after each, so many requests lost, and the
 * server killed at a third and at two thirds. A few words in a hurry and much going wrong; or, over minutes, as people do.
 */
const pace = (minutes) => (minutes ? { turns: 400, pause: (minutes * 120_000) / 400, drop: 0.01 } : { turns: 24, pause: 250, drop: 0.1 });

const wait = (time) => new Promise((done) => setTimeout(done, time));

/** Numbers that look like chance and come again for the same seed. */
function chanceOf(seed) {
  let at = seed >>> 0;
  return () => {
    at = (at + 0x6d2b79f5) >>> 0;
    let it = Math.imul(at ^ (at >>> 15), at | 1);
    it ^= it + Math.imul(it ^ (it >>> 7), it | 61);
    return ((it ^ (it >>> 14)) >>> 0) / 4294967296;
  };
}

/** A demo that can be killed and begun again at the same address, with what it had kept. */
class House {
  constructor() {
    this.folder = mkdtempSync(join(tmpdir(), "referat-room-"));
    this.listen = "127.0.0.1:0";
  }

  async start() {
    const child = spawn(program(), ["demo", "--listen", this.listen, "--data", this.folder], { stdio: ["ignore", "pipe", "ignore"] });
    this.child = child;
    this.address = await printedAddress(child);
    this.listen = new URL(this.address).host;
  }

  /** As a lost machine: nothing is finished, nothing is said. */
  async kill() {
    const gone = new Promise((done) => this.child.once("exit", done));
    this.child.kill("SIGKILL");
    await gone;
  }

  async stop() {
    if (this.child?.exitCode === null && this.child.signalCode === null) await this.kill();
    rmSync(this.folder, { recursive: true, force: true });
  }
}

export async function walkMeetingRoom(browser, report, { seed = 1, minutes = 0 } = {}) {
  const house = new House();
  const tabs = [];
  const step = (what, work) => report.step(`meeting room: ${what}`, work);
  const enter = async (who) => {
    const tab = await openTab(browser, VIEWS[0], { storageState: undefined });
    tabs.push(tab);
    const { page } = tab;
    await page.goto(`${house.address}/log-ind`);
    await page.getByLabel("E-mail").fill(`${who}@sandved.example`);
    await page.getByLabel("Adgangskode").fill(PASSWORD);
    await page.getByRole("button", { name: "Log ind", exact: true }).click();
    await page.waitForURL((url) => url.pathname === "/");
    return page;
  };
  try {
    await house.start();
    const people = { secretary: await enter("sekretaer"), chair: await enter("formand"), member: await enter("medlem") };
    await journey({ house, step, seed, minutes, ...people });
  } catch (error) {
    if (!(error instanceof JourneyEnded)) throw error;
  } finally {
    for (const tab of tabs) await tab.close();
    await house.stop();
  }
}

async function journey({ house, step, seed, minutes, secretary, chair, member }) {
  const go = (page, path) => page.goto(house.address + path);
  let meeting;
  let item;
  await step("the agenda is issued and the meeting is opened", async () => {
    await go(secretary, "/");
    const links = await secretary.locator("a[href^='/moeder/']").evaluateAll((all) => all.map((it) => it.getAttribute("href")));
    for (const path of await meetingsOf(secretary, go, links)) {
      await go(secretary, `${path}/dagsorden/udsted`);
      if (await secretary.locator("main form[action$='/dagsorden/udsted'] button[type=submit]").count()) {
        meeting = path;
        break;
      }
    }
    expect(meeting, "the demo has an agenda that is being built");
    await issue(secretary);
    await go(secretary, `${meeting}/moedet`);
    await press(secretary, secretary.locator("button[value=aabn]"));
    await secretary.getByText("Mødet er åbnet.").waitFor();
  });
  await step("members follow, and the screen on the wall is empty until an item begins", async () => {
    await go(member, `${meeting}/foelg`);
    await member.getByText("Siden følger mødet.").waitFor();
    await accessible(member);
    await go(chair, `${meeting}/projektor`);
    await chair.getByText("Intet punkt er i gang.").waitFor();
    await accessible(chair);
  });
  await step("the clock goes from item to item by keyboard, and everyone sees it without loading anything", async () => {
    await go(secretary, `${meeting}/moedelokale`);
    await accessible(secretary);
    await secretary.keyboard.press("?");
    await secretary.locator("[data-help-sheet][open]").waitFor();
    await secretary.locator("main").focus();
    await loads(secretary, () => secretary.keyboard.press("n"));
    await member.locator("#nu").waitFor();
    await chair.locator(".projector__title").waitFor();
    await loads(secretary, () => secretary.keyboard.press("p"));
    await member.locator(".live-current", { hasText: "Pause" }).waitFor();
    await loads(secretary, () => secretary.keyboard.press("p"));
    const first = await secretary.locator("#nu").textContent();
    await loads(secretary, () => secretary.keyboard.press("n"));
    const second = await secretary.locator("#nu").textContent();
    expect(first !== second, `another item: ${second}`);
    await member.locator("#nu", { hasText: second.trim() }).waitFor();
    await loads(secretary, () => secretary.keyboard.press("b"));
    expect((await secretary.locator("#nu").textContent()) === first, "back at the first");
    await loads(secretary, () => secretary.keyboard.press("n"));
    expect((await secretary.locator("#nu").textContent()) === second, "and at the second again");
    await accessible(secretary);
    // The one whose paper has a clause to say something beyond.
    for (let at = 0; !item; at += 1) {
      await go(secretary, `${meeting}/moedelokale`);
      const row = secretary.locator(".room-items tbody tr").nth(at);
      if (!(await row.count())) break;
      if (await row.locator("button").count()) await press(secretary, row.locator("button"));
      await loads(secretary, () => secretary.keyboard.press("d"));
      if (await secretary.locator("#tilfoejelse-1").count()) item = new URL(secretary.url()).pathname;
    }
    expect(item, "an item has a clause");
    await accessible(secretary);
    await go(secretary, `${meeting}/moedelokale`);
    for (const page of [secretary, member, chair]) await fitsNarrow(page);
    await go(secretary, item);
    await accessible(member);
    await accessible(chair);
  });
  await step(`two write at once while requests are lost and the server is killed (seed ${seed})`, async () => {
    await twoWriters({ house, secretary, chair, path: item, chance: chanceOf(seed), minutes });
  });
  await step("the text is held by one and taken over where it is seen", async () => {
    await secretary.locator("#tekst").focus();
    await secretary.keyboard.type("x");
    await chair.getByText(/skriver her/).first().waitFor();
    const take = chair.locator("[data-writing-field=text]").getByRole("button", { name: "Overtag feltet" });
    await take.click();
    await chair.waitForFunction(() => document.activeElement.id === "tekst" && !document.activeElement.readOnly);
    await chair.keyboard.press("Control+End");
    await chair.keyboard.type(" overtaget");
    await secretary.locator("[data-writing-field=text].writing-field--held").waitFor();
    await shows(chair, "text", "saved");
    await chair.locator("#tilfoejelse-1").focus();
    await secretary.waitForFunction(() => document.querySelector("#tekst").value.endsWith("overtaget"));
  });
  await step("the screen shows what is being written, and members what is decided", async () => {
    await go(chair, `${meeting}/projektor`);
    await chair.getByText("overtaget").waitFor();
    expect(!(await member.locator("main").innerText()).includes("overtaget"), "nothing of it is followed");
    await secretary.reload();
    await live(secretary);
    await secretary.locator("#tekst").focus();
    await secretary.keyboard.press("Control+a");
    await secretary.keyboard.insertText("Chefforum besluttede det.");
    await secretary.locator("[data-writing-field=text][data-state=saved]").waitFor();
    await chair.getByText("Chefforum besluttede det.").waitFor();
    await press(secretary, secretary.locator("button[name=hvad][value=gem]"));
    await secretary.getByText("Beslutningen er gemt.").waitFor();
    await member.getByText("Chefforum besluttede det.").waitFor();
  });
  await step("what it took is a report", async () => {
    const year = new URL(await secretary.url()).searchParams.get("aar");
    await go(secretary, `/rapporter/tid?fra=2000-01-01&til=2099-12-31${year ?? ""}`);
    expect((await secretary.locator("table.time-report tbody tr").count()) >= 1, "there is a line");
    await accessible(secretary);
  });
}

/** Both write in fields of their own, word by word. */
async function twoWriters({ house, secretary, chair, path, chance, minutes }) {
  const { turns, pause, drop } = pace(minutes);
  const kills = [Math.floor(turns / 3), Math.floor((2 * turns) / 3)];
  const writers = [
    { page: secretary, field: "text", box: "#tekst", typed: "", claims: [] },
    { page: chair, field: "addition-1", box: "#tilfoejelse-1", typed: "", claims: [] },
  ];
  const counted = { lost: 0, cut: 0, kills: 0, claims: 0 };
  for (const writer of writers) {
    const { page, field, claims } = writer;
    await page.exposeBinding("noteClaim", (_, text) => claims.push(text));
    await page.route("**/punkter/*/felter/**", async (route) => {
      if (route.request().method() !== "POST" || chance() > drop) return route.continue().catch(() => {});
      if (chance() < 0.5) {
        counted.cut += 1;
        return route.abort().catch(() => {});
      }
      // It comes through, and its answer is lost.
      counted.lost += 1;
      await route.fetch().catch(() => {});
      return route.abort().catch(() => {});
    });
    await page.goto(house.address + path);
    await live(page);
    await page.evaluate((name) => {
      const place = document.querySelector(`[data-writing-field="${name}"]`);
      const box = place.querySelector("textarea, input[type=text]");
      const note = () => place.dataset.state === "saved" && window.noteClaim(box.value);
      new MutationObserver(note).observe(place, { attributes: true, attributeFilter: ["data-state"] });
    }, field);
    await page.locator(writer.box).fill("");
    await shows(page, field, "saved", "clean");
    claims.length = 0;
  }
  for (let turn = 0; turn < turns; turn += 1) {
    for (const writer of writers) {
      const word = `${WORDS[Math.floor(chance() * WORDS.length)]} `;
      writer.typed += word;
      await writer.page.locator(writer.box).focus();
      await writer.page.keyboard.press("Control+End");
      await writer.page.keyboard.type(word);
    }
    if (kills.includes(turn)) {
      counted.kills += 1;
      await house.kill();
      for (const writer of writers) {
        writer.typed += "imens ";
        await writer.page.keyboard.type("imens ");
      }
      await house.start();
    }
    await wait(pause * chance());
  }
  for (const { page } of writers) await page.unroute("**/punkter/*/felter/**");
  for (const { page } of writers) await page.evaluate(() => window.dispatchEvent(new Event("online")));
  for (const { page, field } of writers) await shows(page, field, "saved", "clean");
  for (const { page, box, typed, claims } of writers) {
    counted.claims += claims.length;
    expect((await page.locator(box).inputValue()) === typed, `all that was typed stands in ${box}`);
    for (const claim of claims) expect(typed.startsWith(claim), `what was said to be saved is still there: ${claim}`);
  }
  expect(counted.claims > 2, "the pages said that something is saved");
  // Both screens end the same, and so does one that is opened anew.
  for (const { page } of writers) {
    for (const { box, typed } of writers) {
      await page.waitForFunction(([where, text]) => document.querySelector(where).value === text, [box, typed]);
    }
    await page.reload();
    await live(page);
    for (const { box, typed } of writers) expect((await page.locator(box).inputValue()) === typed, `${box} after loading again`);
  }
  console.log(`      ${Object.entries(counted).map(([name, number]) => `${number} ${name}`).join(", ")}`);
}

/** The forum's meetings that are planned, from the pages that lead to them. */
async function meetingsOf(page, go, links) {
  const found = new Set(links.filter((it) => /^\/moeder\/[^/]+$/.test(it)));
  await go(page, "/moedeplan");
  for (const href of await page.locator("a[href^='/moeder/']").evaluateAll((all) => all.map((it) => it.getAttribute("href")))) {
    if (/^\/moeder\/[^/]+$/.test(href)) found.add(href);
  }
  await go(page, "/moedeplan?aar=2026");
  return found;
}

async function issue(page) {
  const form = page.locator("main form[action$='/dagsorden/udsted']").last();
  for (const box of await form.locator("input[type=checkbox][required], textarea[required], input[type=text][required]").all()) {
    if ((await box.getAttribute("type")) === "checkbox") await box.check();
    else await box.fill("Haster");
  }
  await press(page, form.locator("button[type=submit]").last());
}

async function live(page) {
  await page.locator("[data-writing-field=text].writing-field--live").waitFor();
}

/** Waits until a field shows one of these states. */
async function shows(page, field, ...states) {
  const wanted = states.map((state) => `[data-writing-field="${field}"][data-state=${state}]`).join(", ");
  await page.locator(wanted).waitFor({ timeout: 30_000 });
}

async function press(page, button) {
  await loads(page, () => button.click());
}

/** Does something that leads to another page, and waits for it. */
async function loads(page, work) {
  await Promise.all([page.waitForEvent("load"), work()]);
}

async function accessible(page) {
  const violations = await accessibility(page);
  expect(violations.length === 0, violations.join("\n"));
}

/** On a phone nothing stands beside the page. */
async function fitsNarrow(page) {
  const wide = page.viewportSize();
  await page.setViewportSize({ width: 390, height: 844 });
  const width = await page.evaluate(() => document.documentElement.scrollWidth);
  await page.setViewportSize(wide);
  expect(width <= 390, `${new URL(page.url()).pathname} is ${width} wide on a phone`);
}

function expect(holds, what) {
  if (!holds) throw new Error(`doesn't hold: ${what}`);
}
