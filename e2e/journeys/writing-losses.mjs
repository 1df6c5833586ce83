// Nothing that was shown as saved is lost, and nothing that was typed either: run after run of typing while networks are
// cut, servers killed, answers lost and windows left at random. `--runs 100` for many; the gate takes a few.
//
// The page itself is the witness: whenever it says "saved", what stands there is noted, and at the end each of those
// must be among the versions the server kept. What goes wrong is repeated with `--seed`.

import { VIEWS, openTab } from "../checks.mjs";
import { Harness, wordsOf } from "../writing/harness.mjs";
import { expect, form, place, signedIn } from "../writing/steps.mjs";

const FIELD = "sagsfremstilling";
const WORDS = "budget borger økonomi ældre ændring åben udvalg lokalplan indstilling 1.200 kr. høring vedtægt skole vej".split(" ");

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

const plain = (text) => text.replace(/\s+/g, " ").trim();
const wait = (time) => new Promise((done) => setTimeout(done, time));

class Writer {
  constructor(tab, who) {
    Object.assign(this, { tab, who, page: tab.page, claims: [], typed: "" });
  }

  /** Notes what stands in the field whenever the page says that it is saved. */
  async witness() {
    await this.page.exposeBinding("noteClaim", (_, text) => this.claims.push(plain(text)));
    await this.page.addInitScript((field) => {
      addEventListener("DOMContentLoaded", () => {
        setTimeout(() => {
          const form = document.querySelector(`form[data-writing-field=${field}]`);
          const box = form?.querySelector("[role=textbox]");
          if (!box) return;
          const note = () => form.dataset.state === "saved" && window.noteClaim([...box.querySelectorAll("p")].map((it) => it.textContent).join("\n"));
          new MutationObserver(note).observe(form, { attributes: true, attributeFilter: ["data-state"] });
          // And some time after each change: it must not go on being called saved.
          new MutationObserver(() => setTimeout(note, 50)).observe(box, { subtree: true, childList: true, characterData: true });
        });
      });
    }, FIELD);
  }

  async open(harness, paper) {
    Object.assign(this, { paper, harness, typed: "" });
    this.claims.length = 0;
    await signedIn(this.page, harness, this.who, paper);
    await this.toEnd();
  }

  async toEnd() {
    await place(this.page, "Sagsfremstilling").focus();
    await this.page.keyboard.press("Control+End");
  }

  async type(words) {
    this.typed += words;
    await this.page.keyboard.type(words);
  }

  /** Leaves the page and comes back; what is offered is taken in. */
  async comeBack() {
    await this.page.reload();
    await this.page.locator(".writing-field--live").first().waitFor();
    await this.harness.control({ status: 0 });
    await wait(60);
    const take = form(this.page, FIELD).getByRole("button", { name: "Tag den ind" }).first();
    while (await take.isVisible()) {
      await take.click();
      await wait(30);
      await this.keepMine();
    }
    await this.toEnd();
  }

  async keepMine() {
    const mine = form(this.page, FIELD).getByRole("button", { name: "Behold min" });
    if (await mine.isVisible()) await mine.click();
  }

  get text() {
    return place(this.page, "Sagsfremstilling").innerText().then(plain);
  }

  async settled() {
    await this.page.evaluate(() => window.dispatchEvent(new Event("online")));
    try {
      await this.page.locator(`form[data-writing-field=${FIELD}]:is([data-state=saved], [data-state=clean])`).waitFor({ timeout: 15_000 });
    } catch {
      throw new Error(`${this.who} isn't saved: ${await form(this.page, FIELD).innerText()}`);
    }
  }
}

export async function walkLosses(browser, report, { runs = 3, seed = 1 } = {}) {
  const harness = new Harness(0.1);
  await harness.start();
  const writers = [];
  for (const who of ["Anna Juhl", "Bent Holm"]) {
    const writer = new Writer(await openTab(browser, VIEWS[0]), who);
    await writer.witness();
    writers.push(writer);
  }
  const counted = { claims: 0, kills: 0, cuts: 0, lost: 0, reloads: 0, takeOvers: 0 };
  try {
    const wrong = [];
    for (let run = seed; run < seed + runs; run += 1) {
      try {
        await (run % 3 === 0 ? together : alone)(harness, writers, `tab${run}`, chanceOf(run), counted);
      } catch (error) {
        wrong.push(`seed ${run}: ${error.message}`);
      }
      await calm(harness, writers);
    }
    expect(counted.claims > runs, "the page says that something is saved");
    const told = Object.entries(counted).map(([name, number]) => `${number} ${name}`).join(", ");
    report.looked(`losses: nothing shown as saved is lost in ${runs} runs (${told})`, wrong);
  } finally {
    for (const writer of writers) await writer.tab.close();
    await harness.stop();
  }
}

async function calm(harness, writers) {
  for (const { page } of writers) await page.context().setOffline(false);
  if (harness.isDown) await harness.start();
  await harness.control({ delay: 0, loseAnswers: false, status: 0 });
}

/** Everything that was claimed is among what was kept. */
async function judge(harness, paper, writers, counted) {
  const { history = [] } = await harness.kept(paper, FIELD);
  const kept = new Set(["", ...history.map((tree) => plain(wordsOf(tree)))]);
  for (const { who, claims } of writers) {
    counted.claims += claims.length;
    for (const claim of claims) expect(kept.has(claim), `${who} was shown as saved what never was: ${JSON.stringify(claim)}`);
  }
}

/** Something that goes wrong, or is over again. */
async function mishap(harness, writers, chance, counted) {
  const { page } = writers[0];
  const which = Math.floor(chance() * 7);
  if (which === 0) {
    counted.cuts += 1;
    await page.context().setOffline(true);
  } else if (which === 1) {
    await page.context().setOffline(false);
  } else if (which === 2 && !harness.isDown) {
    counted.kills += 1;
    await harness.kill();
  } else if (which === 3 && harness.isDown) {
    await harness.start();
  } else if (harness.isDown) {
    await wait(50 * chance());
  } else if (which === 4) {
    const loseAnswers = chance() < 0.5;
    if (loseAnswers) counted.lost += 1;
    await harness.control({ loseAnswers });
  } else if (which === 5) {
    await harness.control({ delay: Math.floor(200 * chance()), status: chance() < 0.3 ? 500 : 0 });
  } else {
    await wait(250 * chance());
  }
}

async function alone(harness, [anna], paper, chance, counted) {
  await anna.open(harness, paper);
  // Slow enough that one types on while it is saved.
  await harness.control({ delay: Math.floor(150 * chance()) });
  for (let turn = 0; turn < 14; turn += 1) {
    await anna.type(`${WORDS[Math.floor(chance() * WORDS.length)]} `);
    if (chance() < 0.15) await anna.page.keyboard.press("Enter").then(() => (anna.typed += "\n"));
    if (chance() < 0.5) await mishap(harness, [anna], chance, counted);
    if (chance() < 0.15) {
      await calm(harness, [anna]);
      counted.reloads += 1;
      // Pages can be had and nothing saved: what was typed last is in the browser only.
      if (chance() < 0.6) await harness.control({ status: 503 });
      await anna.type("sidst ");
      await anna.comeBack();
    }
    await wait(60 * chance());
  }
  await calm(harness, [anna]);
  await anna.keepMine();
  await anna.settled();
  await judge(harness, paper, [anna], counted);
  const kept = plain(wordsOf((await harness.kept(paper, FIELD)).content));
  expect(kept === plain(anna.typed), `all that was typed is saved:\n${plain(anna.typed)}\nbut:\n${kept}`);
}

async function together(harness, writers, paper, chance, counted) {
  const [anna, bent] = writers;
  await anna.open(harness, paper);
  await bent.open(harness, paper);
  for (let turn = 0; turn < 12; turn += 1) {
    await anna.type(`a${turn} `);
    await bent.type(`b${turn} `);
    if (chance() < 0.3) await mishap(harness, writers, chance, counted);
    for (const writer of writers) {
      const take = form(writer.page, FIELD).getByRole("button", { name: "Overtag feltet" });
      if (chance() < 0.2 && (await take.isVisible())) {
        counted.takeOvers += 1;
        await take.click({ timeout: 1_000 }).catch(() => {});
        await writer.toEnd();
      }
    }
    await wait(150 * chance());
  }
  await calm(harness, writers);
  // Both stop; where two texts are left, the other's is taken, so that nothing is overwritten.
  for (let turn = 0; turn < 40; turn += 1) {
    for (const { page } of writers) {
      await place(page, "Overskrift").focus();
      const theirs = form(page, FIELD).getByRole("button", { name: "Tag den andens" });
      if (await theirs.isVisible()) await theirs.click().then(() => place(page, "Overskrift").focus());
    }
    await wait(100);
    const states = await Promise.all(writers.map(({ page }) => form(page, FIELD).getAttribute("data-state")));
    if (turn > 5 && states.every((it) => it === "saved" || it === "clean")) break;
  }
  for (const writer of writers) await writer.settled();
  await wait(700);
  await judge(harness, paper, writers, counted);
  const kept = plain(wordsOf((await harness.kept(paper, FIELD)).content));
  for (const writer of writers) expect((await writer.text) === kept, `${writer.who} sees what is kept: ${await writer.text}\nbut kept is: ${kept}`);
}
