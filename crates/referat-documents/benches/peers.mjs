// Prints pages with Chromium through one browser: `peers.mjs BROWSER ROUNDS FILE…`; says the seconds of each document.
import { performance } from "node:perf_hooks";
import { chromium } from "playwright-core";

const [executablePath, rounds, ...files] = process.argv.slice(2);
const browser = await chromium.launch({ executablePath, args: ["--no-sandbox"] });
const page = await browser.newPage();
const print = async (file) => {
  await page.goto(`file://${file}`);
  await page.pdf({ preferCSSPageSize: true, tagged: true, outline: true, printBackground: true });
};
await print(files[0]);
const begun = performance.now();
for (let round = 0; round < Number(rounds); round += 1) {
  await print(files[round % files.length]);
}
console.log((performance.now() - begun) / 1000 / Number(rounds));
await browser.close();
