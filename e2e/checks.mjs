// What must hold on every page, whatever it is about.

import { readFileSync } from "node:fs";
import { createRequire } from "node:module";

const axeSource = readFileSync(createRequire(import.meta.url).resolve("axe-core/axe.min.js"), "utf8");

/** The ways a page is looked at; the first is how most readers see it. */
export const VIEWS = [
  { name: "light, wide", colorScheme: "light", viewport: { width: 1280, height: 900 } },
  { name: "dark, wide", colorScheme: "dark", viewport: { width: 1280, height: 900 } },
  { name: "light, narrow", colorScheme: "light", viewport: { width: 390, height: 844 } },
  { name: "dark, narrow", colorScheme: "dark", viewport: { width: 390, height: 844 } },
];

/** A tab that writes down what goes wrong by itself: errors, failed requests, breaches of the security policy. */
/** Whom every tab is signed in as: cookies, as Playwright keeps them. */
let signedIn = undefined;

/**
 * Signs in through the page one signs in by, as one of the people the demo names there ("administrator"); tabs that
 * are opened from then on are theirs.
 */
export async function signInAs(browser, address, who) {
  const context = await browser.newContext({ locale: "da-DK" });
  const page = await context.newPage();
  await page.goto(`${address}/log-ind`);
  await page.locator("li", { hasText: `${who}@` }).getByRole("button").click();
  await page.waitForURL((url) => !url.pathname.startsWith("/log-ind"));
  signedIn = await context.storageState();
  await context.close();
}

/** Tabs that are opened from now on are nobody's. */
export function signOut() {
  signedIn = undefined;
}

export async function openTab(browser, view, options = {}) {
  const context = await browser.newContext({
    colorScheme: view.colorScheme,
    viewport: view.viewport,
    locale: "da-DK",
    timezoneId: "Europe/Copenhagen",
    reducedMotion: "reduce",
    storageState: signedIn,
    ...options,
  });
  await context.addInitScript(() => {
    window.policyBreaches = [];
    document.addEventListener("securitypolicyviolation", (event) => {
      window.policyBreaches.push(`${event.violatedDirective}: ${event.blockedURI || event.sample}`);
    });
  });
  const page = await context.newPage();
  page.setDefaultTimeout(30_000);
  const noted = [];
  page.on("console", (message) => {
    if (message.type() === "error" || message.type() === "warning") noted.push(`console: ${message.text()}`);
  });
  page.on("pageerror", (error) => noted.push(`script: ${error.message}`));
  page.on("requestfailed", (request) => {
    // A reader who has already gone on aborts what was still loading.
    const why = request.failure()?.errorText;
    if (why !== "net::ERR_ABORTED") noted.push(`request failed: ${request.url()} ${why}`);
  });
  page.on("response", (response) => {
    if (response.status() >= 400) noted.push(`${response.status()}: ${response.url()}`);
  });
  return { page, takeNoted: () => noted.splice(0), close: () => context.close() };
}

/** Violations that axe finds on the page, told so that one can find the place. */
export async function accessibility(page) {
  // Evaluated by the debugger, not put into the page: the page's own security policy stays in force.
  await page.evaluate(axeSource);
  const { violations } = await page.evaluate(() =>
    window.axe.run(document, {
      resultTypes: ["violations"],
      runOnly: ["wcag2a", "wcag2aa", "wcag21a", "wcag21aa", "wcag22aa", "best-practice"],
    }),
  );
  return violations.map((violation) => {
    const places = violation.nodes.slice(0, 3).map((node) => {
      const why = node.any[0]?.message ?? node.all[0]?.message ?? node.none[0]?.message ?? "";
      return `  ${node.target.join(" ")}: ${node.html.slice(0, 160)}\n    ${why}`;
    });
    const more = violation.nodes.length > 3 ? `\n  and ${violation.nodes.length - 3} more` : "";
    return `axe ${violation.id}: ${violation.help}\n${places.join("\n")}${more}`;
  });
}

/** What is wrong with the page as a document. */
export async function structure(page) {
  const seen = await page.evaluate(() => ({
    lang: document.documentElement.lang,
    title: document.title.trim(),
    headings: document.querySelectorAll("h1").length,
    mains: document.querySelectorAll("main").length,
    inline: document.querySelectorAll("style, [style], script:not([src]):not([type='application/json'])").length,
    doubles: [...document.querySelectorAll("[id]")].map((it) => it.id).filter((id, at, all) => all.indexOf(id) !== at),
    deadEnds: [...document.querySelectorAll('a[href^="#"]')]
      .map((it) => it.getAttribute("href"))
      .filter((href) => href !== "#" && !document.getElementById(decodeURIComponent(href.slice(1)))),
    breaches: window.policyBreaches ?? [],
    tooWide: document.documentElement.scrollWidth - document.documentElement.clientWidth,
    unread: /\bundefined\b|\[object |\{\{|\}\}|\bNone\b|Some\(/.exec(document.body.innerText)?.[0] ?? null,
  }));
  const wrong = [];
  if (seen.lang !== "da") wrong.push(`html lang is ${JSON.stringify(seen.lang)}, not "da"`);
  if (!seen.title) wrong.push("no title");
  if (seen.headings !== 1) wrong.push(`${seen.headings} h1 headings instead of one`);
  if (seen.mains !== 1) wrong.push(`${seen.mains} main landmarks instead of one`);
  if (seen.inline > 0) wrong.push(`${seen.inline} inline styles or scripts`);
  if (seen.doubles.length > 0) wrong.push(`ids that stand twice: ${seen.doubles.join(", ")}`);
  if (seen.deadEnds.length > 0) wrong.push(`links to places that aren't on the page: ${seen.deadEnds.join(", ")}`);
  if (seen.tooWide > 0) wrong.push(`${seen.tooWide} px wider than the window`);
  if (seen.unread) wrong.push(`${JSON.stringify(seen.unread)} is shown to the reader`);
  for (const breach of seen.breaches) wrong.push(`security policy: ${breach}`);
  return { wrong, title: seen.title };
}

/** What is wrong with the headers a page came with. */
export function headers(response) {
  const policy = response.headers()["content-security-policy"] ?? "";
  const wrong = [];
  if (!/default-src 'none'|default-src 'self'/.test(policy)) wrong.push(`no strict content-security-policy: ${JSON.stringify(policy)}`);
  if (/unsafe-inline|unsafe-eval/.test(policy)) wrong.push(`the content-security-policy allows what is unsafe: ${policy}`);
  if (response.headers()["x-content-type-options"] !== "nosniff") wrong.push("no x-content-type-options: nosniff");
  return wrong;
}
