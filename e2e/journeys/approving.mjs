// The next meeting approves the minutes of the one before: its standing item names them, deciding it approves them, and they
// lock when it ends. A mistake that is found then becomes a correction, which is printed with them. With the keyboard alone
// from the moment the next meeting is opened.

import { execFileSync } from "node:child_process";
import { writeFileSync } from "node:fs";
import { join } from "node:path";

import { program } from "../server.mjs";
import { accessible, expect, leave, reach } from "./deciding.mjs";

/** What is found wrong afterwards. */
const CORRECTION = "Ordet »ikke« mangler i beslutningens anden linje.";

export async function approveMinutes({ page, address, meeting, forum, date, folder, step, press }) {
  let next;
  const go = (to) => page.goto(address + to);
  await step("the next meeting has the minutes on its agenda", async () => {
    const day = new Date(`${date}T12:00:00Z`);
    day.setUTCDate(day.getUTCDate() + 14);
    const then = day.toISOString().slice(0, 10);
    await go(`/forummer/${forum}/moedeplan?aar=${then.slice(0, 4)}`);
    const form = page.locator("section[aria-labelledby=et-moede] form");
    await form.locator("[name=dag]").fill(then);
    await form.locator("[name=start]").fill("09:00");
    await form.locator("[name=slut]").fill("10:00");
    await press(page, form.locator("button[type=submit]"));
    await go(`/forummer/${forum}/moedeplan?aar=${then.slice(0, 4)}`);
    const meetings = await page.locator("main table a[href^='/moeder/']").evaluateAll((links) => links.map((link) => link.getAttribute("href")));
    next = meetings.find((href) => href !== meeting);
    await go(`${next}/dagsorden`);
    await press(page, page.getByRole("button", { name: "Begynd dagsordenen" }));
    await press(page, page.getByRole("link", { name: "Se efter og udsend" }));
    for (let silenced = 0; silenced < 50; silenced += 1) {
      const stopping = page.locator("article.finding:has(.severity:not([data-severity=hint]))").first();
      if (!(await stopping.count())) break;
      await stopping.locator("summary").click();
      await stopping.locator("[name=grund]").fill("Det passer her");
      await press(page, stopping.locator("button[type=submit]"));
    }
    await press(page, page.locator("form[action$='/dagsorden/udsted'] button[type=submit]"));
    await go(`${meeting}/referatet`);
    await page.getByText("Et senere møde skal godkende referatet.").waitFor();
    await accessible(page);
  });
  await step("it approves them by keyboard, and its end locks them", async () => {
    await go(`${next}/moedet`);
    await reach(page, (here) => here.value === "aabn");
    await leave(page, "Enter");
    await page.getByText("Mødet er åbnet.").waitFor();
    await reach(page, (here) => here.matches("ol.entries a[href$='/beslutning']"));
    await leave(page, "Enter");
    const clauses = await page.locator("select[name^=udfald-]").count();
    expect(clauses === 2, `agenda and minutes are asked for: ${clauses}`);
    const key = await page.locator('[data-key-of="approved"]').textContent();
    for (let clause = 0; clause < clauses; clause += 1) await page.keyboard.press(key);
    await page.waitForLoadState("networkidle");
    await leave(page, "Control+Enter");
    await page.getByText("Beslutningen er gemt.").waitFor();
    await go(`${next}/moedet`);
    await reach(page, (here) => here.value === "afslut");
    await leave(page, "Enter");
    await go(`${meeting}/referatet`);
    await page.getByText("Referatet er låst. Det kan ikke ændres").waitFor();
    await accessible(page);
  });
  await step("a correction is added by keyboard and printed with them", async () => {
    await reach(page, (here) => here.matches("#rettelse-tekst"));
    await page.keyboard.insertText(CORRECTION);
    await reach(page, (here) => here.matches("form[action$='/rettelse'] button"));
    await leave(page, "Enter");
    await page.getByText("Rettelsen er føjet til.").waitFor();
    await accessible(page);
    const answer = await page.request.get(`${address}${meeting}/tryk/moede-medlemmer.pdf`);
    expect(answer.status() === 200, `the minutes: ${answer.status()}`);
    const file = join(folder, "rettet.pdf");
    writeFileSync(file, await answer.body());
    const [read] = JSON.parse(execFileSync(program(), ["parse", file, "--format", "json"], { maxBuffer: 1 << 26 }));
    expect(read.corrections?.length === 1 && read.corrections[0].text === CORRECTION, JSON.stringify(read.corrections));
  });
}
