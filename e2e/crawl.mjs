// Every page one can reach from the front page, looked at: accessibility, structure, errors, security policy.
//
// One page of each shape of address is looked at in all four views, the others as most readers see them.
// A failure is told with the page that links there.

import { VIEWS, accessibility, headers, openTab, structure } from "./checks.mjs";

/** A page that doesn't exist: its page must be as good as the others. */
const NOWHERE = "/findes-ikke";

/** How many pages are looked at side by side. */
const LANES = 2;

export async function crawl(browser, address, cap, report) {
  const found = new Map([[canonical(address, "/"), "the front page"]]);
  const waiting = [...found.keys()];
  const shapes = new Map();
  const titles = new Map();
  const printed = new Set();
  let looked = 0;
  let busy = 0;

  /** Takes the next page to look at: of the shape seen least, so that a cap hides no kind of page. */
  const take = () => {
    waiting.sort((one, other) => (shapes.get(shape(one)) ?? 0) - (shapes.get(shape(other)) ?? 0));
    const path = waiting.shift();
    const first = !shapes.has(shape(path));
    shapes.set(shape(path), (shapes.get(shape(path)) ?? 0) + 1);
    looked += 1;
    return { path, first };
  };

  const lookAtPage = async (tabs, { path, first }) => {
    for (const at of first ? tabs.keys() : [0]) {
      const { wrong, title, links, html } = await lookOrLookAgain(tabs, at, path);
      const tab = tabs[at];
      if (wrong.length > 0) wrong.push(`(linked from ${found.get(path)})`);
      report.looked(`${path} (${html ? tab.view.name : "file"})`, wrong);
      if (!html) return;
      if (at > 0) continue;
      titles.set(title, [...(titles.get(title) ?? []), path]);
      for (const link of links) {
        const next = canonical(address, link);
        // Every meeting has the same files to print; one of each is enough.
        const file = next === null ? null : /\/tryk\/(.+)$/.exec(next)?.[1];
        if (file && printed.has(file)) continue;
        if (file) printed.add(file);
        if (next !== null && !found.has(next)) {
          found.set(next, path);
          waiting.push(next);
        }
      }
    }
  };

  /** A tab that broke (a busy machine ends one now and then) is opened anew, once. */
  const lookOrLookAgain = async (tabs, at, path) => {
    try {
      return await look(tabs[at], address, path);
    } catch (error) {
      console.log(`      ${path}: once more, for ${String(error.message ?? error).split("\n")[0]}`);
      await tabs[at].close().catch(() => {});
      tabs[at] = await newTab(tabs[at].view);
      return look(tabs[at], address, path);
    }
  };

  const newTab = async (view) => ({ view, ...(await openTab(browser, view)) });

  const lane = async () => {
    const tabs = [];
    for (const view of VIEWS) tabs.push(await newTab(view));
    while (looked < cap && (waiting.length > 0 || busy > 0)) {
      if (waiting.length === 0) {
        // The other lane may still find links.
        await new Promise((done) => setTimeout(done, 50));
        continue;
      }
      busy += 1;
      try {
        await lookAtPage(tabs, take());
      } finally {
        busy -= 1;
      }
    }
    return tabs;
  };

  const lanes = await Promise.all(Array.from({ length: LANES }, lane));
  const twice = [...titles].filter(([, paths]) => paths.length > 1);
  report.looked("titles tell pages apart", twice.map(([title, paths]) => `${JSON.stringify(title)}: ${paths.join(", ")}`));
  await lookAtNowhere(lanes[0][0], address, report);
  for (const tab of lanes.flat()) await tab.close();
  const kinds = [...shapes].map(([shape, count]) => `${shape} ${count}`).join(", ");
  console.log(`      ${looked} pages of ${shapes.size} kinds (${kinds}); ${waiting.length} left out`);
}

async function look(tab, address, path) {
  tab.takeNoted();
  // Asked for first without showing it: a file is saved, or shown by the browser's own means, not by ours.
  const asked = await tab.page.context().request.get(address + path);
  const html = (asked.headers()["content-type"] ?? "").startsWith("text/html") && !asked.headers()["content-disposition"];
  if (!html) {
    const wrong = asked.ok() ? [] : [`status ${asked.status()}`];
    if (asked.headers()["x-content-type-options"] !== "nosniff") wrong.push("no x-content-type-options: nosniff");
    return { wrong, title: null, links: [], html };
  }
  const response = await tab.page.goto(address + path, { waitUntil: "load" });
  const { wrong, title } = await structure(tab.page);
  wrong.unshift(...headers(response));
  if (!response.ok()) wrong.unshift(`status ${response.status()}`);
  wrong.push(...(await accessibility(tab.page)), ...tab.takeNoted());
  const links = await tab.page.$$eval("a[href]", (anchors) => anchors.map((anchor) => anchor.href));
  return { wrong, title, links, html };
}

async function lookAtNowhere(tab, address, report) {
  tab.takeNoted();
  const response = await tab.page.goto(address + NOWHERE);
  const { wrong } = await structure(tab.page);
  if (response.status() !== 404) wrong.push(`status ${response.status()} instead of 404`);
  wrong.push(...headers(response), ...(await accessibility(tab.page)));
  const ways = await tab.page.locator("main a[href], form[role=search], search form").count();
  if (ways === 0) wrong.push("no way on from here");
  // The browser itself reports the 404 as an error; nothing else may be one.
  wrong.push(...tab.takeNoted().filter((it) => !it.includes("404")));
  report.looked("a page that doesn't exist helps one on", wrong);
}

/** Path and query of a link of our own, in one form; `null` for a link to elsewhere. */
export function canonical(address, link) {
  const url = new URL(link, address);
  if (url.origin !== new URL(address).origin) return null;
  url.hash = "";
  // This year's plan is the plan.
  if (url.searchParams.get("aar") === String(new Date().getFullYear())) url.searchParams.delete("aar");
  url.searchParams.sort();
  return url.pathname + url.search;
}

/** The kind of page an address is: parts that name one of many are left open. */
function shape(path) {
  const [place, query] = path.split("?");
  const keys = query ? `?${[...new URLSearchParams(query).keys()].join("&")}` : "";
  return kind(place) + keys;
}

/** The same without what stands after the question mark. */
export function kind(place) {
  const isId = /^[0-9a-f]{8}-|^[0-9a-f]{12,}$/;
  // A journal number keeps its depth: 00, 00.30 and 00.30.14 are three kinds of page.
  return place.split("/").map((part) => (isId.test(part) ? "*" : part.replace(/\d+/g, "0"))).join("/");
}
