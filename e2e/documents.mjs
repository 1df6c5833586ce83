// Looks at HTML files that are handed out: in Chromium, light and dark, wide and narrow, as the pages are.
//
//   node e2e/documents.mjs FOLDER
//
// They are complete by themselves, so nothing is started and nothing may be asked for.

import { chromium } from "playwright-core";
import { existsSync, readdirSync } from "node:fs";
import { resolve } from "node:path";
import { pathToFileURL } from "node:url";

import { accessibility, openTab, structure, VIEWS } from "./checks.mjs";
import { Report } from "./report.mjs";

const folder = resolve(process.argv[2] ?? ".");
const files = readdirSync(folder).filter((name) => name.endsWith(".html"));
const report = new Report();
if (files.length === 0) report.failed(folder, ["no HTML file in it"]);

const views = [...VIEWS, { name: "light, 320 px", colorScheme: "light", viewport: { width: 320, height: 640 } }];
const browser = await chromium.launch({
  executablePath: existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : "chromium",
  args: ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage"],
});
for (const view of views) {
  const tab = await openTab(browser, view);
  for (const file of files) {
    await tab.page.goto(pathToFileURL(resolve(folder, file)).href);
    const { wrong } = await structure(tab.page);
    // Its styles are inside it, and its own security policy says so.
    const unexpected = wrong.filter((it) => !it.endsWith("inline styles or scripts"));
    unexpected.push(...(await accessibility(tab.page)), ...tab.takeNoted());
    report.looked(`${file} (${view.name})`, unexpected);
  }
  await tab.close();
}
await browser.close();
process.exit(report.close());
