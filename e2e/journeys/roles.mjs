// The journeys of everyone the demo lets in: sign in, go everywhere one is led, and be turned away elsewhere.
//
// Each walks one page of every kind that is linked to from the pages before it, so that what a role is led to is what
// it may see. What it isn't led to is tried by its address, and must be a refusal that says so and helps onwards.

import { VIEWS, accessibility, headers, openTab, structure } from "../checks.mjs";
import { canonical, kind } from "../crawl.mjs";

/** Everyone, with the doors beyond those that are open to all. */
const PEOPLE = [
  { who: "ansat", doors: [] },
  { who: "laeser", doors: [] },
  { who: "forfatter", doors: ["Mødesager"] },
  { who: "godkender", doors: ["Mødesager"] },
  { who: "stedfortraeder", doors: [] },
  { who: "medlem", doors: [] },
  { who: "formand", doors: ["Mødesager", "Eftersyn", "Mødets journal"] },
  { who: "sekretaer", doors: ["Mødesager", "Eftersyn", "Mødets journal", "Import", "Afklaring"] },
  {
    who: "administrator",
    doors: ["Mødesager", "Eftersyn", "Mødets journal", "Import", "Afklaring", "Administration", "Journal", "Udseende"],
    // The crawl has been to all their pages already.
    isCrawled: true,
  },
];

/** Doors that aren't open to all, by the address behind each; a meeting stands for any. */
const DOORS = {
  Mødesager: () => "/moedesager",
  Eftersyn: (meeting) => `${meeting}/eftersyn`,
  "Mødets journal": (meeting) => `${meeting}/journal`,
  Import: () => "/importer",
  Afklaring: () => "/forslag",
  Administration: () => "/administration",
  Journal: () => "/journal",
  Udseende: () => "/udseende",
};

/** The ways in that everyone has, as the menu of every page names them. */
const WAYS = ["Forside", "Journalnumre", "Navne"];

/** The ways that some have. */
const WAYS_OF_SOME = ["Mødesager", "Import", "Afklaring", "Administration"];

/** Kinds of pages that everyone is led to; one that is missing means that a journey ended early. */
const FOR_ALL = ["/", "/forummer/*", "/forummer/*/beslutninger", "/moeder/*", "/punkter/*", "/sager/*", "/soeg", "/konto", "/opgaver", "/moeder/*/dokumenter", "/navne", "/om", "/rapporter/tid"];

/** What is printed takes long, and the crawl looks at it: files, not pages. */
const PRINTED = /\/tryk\//;

/** The password of everyone in the demo, as its page to sign in says. */
const PASSWORD = "fire ravne i haven";

/** Pages as they were looked at, without the name of who looked: one that is alike for others is looked at once. */
const alike = new Set();

export async function walkRoles(browser, address, report) {
  const waiting = [...PEOPLE];
  const lane = async () => {
    for (let person = waiting.shift(); person; person = waiting.shift()) {
      const tab = await openTab(browser, VIEWS[0], { storageState: undefined });
      try {
        await walk(tab, address, person, report);
      } catch (error) {
        report.failed(`role, ${person.who}: the journey`, [String(error.message ?? error)]);
      } finally {
        await tab.close();
      }
    }
  };
  await Promise.all([lane(), lane()]);
}

async function walk(tab, address, { who, doors, isCrawled }, report) {
  const { page } = tab;
  const said = (what, wrong) => report.looked(`role, ${who}: ${what}`, wrong);
  await page.goto(`${address}/log-ind`);
  await page.getByLabel("E-mail").fill(`${who}@sandved.example`);
  await page.getByLabel("Adgangskode").fill(PASSWORD);
  await page.getByRole("button", { name: "Log ind", exact: true }).click();
  await page.waitForURL((url) => url.pathname === "/");
  said("signs in", tab.takeNoted());

  const ways = await page.getByRole("navigation", { name: "Hovedmenu" }).getByRole("link").allInnerTexts();
  const wanted = [...WAYS, ...WAYS_OF_SOME.filter((way) => doors.includes(way))];
  said("the menu has their ways and no other", same(ways, wanted) ? [] : [`${ways} instead of ${wanted}`]);

  const { meeting, kinds, looked, wrong } = await goEverywhere(tab, address, isCrawled);
  for (const missing of FOR_ALL.filter((one) => !kinds.has(one))) wrong.push(`is led to no page of the kind ${missing}`);
  said(`${looked} pages, one of each kind they are led to`, wrong);

  for (const [name, behind] of Object.entries(DOORS)) {
    const path = behind(meeting);
    const isOpen = doors.includes(name);
    if (isOpen) {
      const led = kinds.has(kind(path)) ? [] : ["no link leads there"];
      said(`${name} is theirs`, led);
    } else {
      said(`${name} is not theirs`, await refusal(tab, address, path));
    }
  }
}

/** Goes to one page of each kind that a link leads to; only the links are followed where others have been before. */
async function goEverywhere(tab, address, isCrawled) {
  const kinds = new Map();
  const waiting = [];
  const wrong = [];
  let meeting = null;
  const meet = (links, from) => {
    for (const link of links) {
      const path = canonical(address, link)?.split("?")[0];
      if (path === undefined || PRINTED.test(path) || kinds.has(kind(path))) continue;
      kinds.set(kind(path), path);
      waiting.push({ path, from });
      if (kind(path) === "/moeder/*") meeting = path;
    }
  };
  meet(["/", "/soeg"], "the address");
  let looked = 0;
  for (let next = waiting.shift(); next; next = waiting.shift()) {
    const found = isCrawled ? await follow(tab, address, next.path) : await look(tab, address, next.path);
    looked += 1;
    wrong.push(...found.wrong.map((what) => `${next.path} (linked from ${next.from}): ${what}`));
    meet(found.links, next.path);
  }
  return { meeting, kinds, looked, wrong };
}

async function look(tab, address, path) {
  const asked = await tab.page.context().request.get(address + path);
  const isPage = (asked.headers()["content-type"] ?? "").startsWith("text/html") && !asked.headers()["content-disposition"];
  if (!isPage) return { wrong: asked.ok() ? [] : [`status ${asked.status()}`], links: [] };
  const html = await asked.text();
  const links = linksIn(html);
  if (asked.ok() && isAlike(path, html)) return { wrong: [], links };
  const response = await tab.page.goto(address + path, { waitUntil: "load" });
  const { wrong } = await structure(tab.page);
  if (!response.ok()) wrong.unshift(`status ${response.status()}`);
  wrong.push(...headers(response), ...(await accessibility(tab.page)), ...tab.takeNoted());
  return { wrong, links };
}

/** The links of a page without looking at it. */
async function follow(tab, address, path) {
  const asked = await tab.page.context().request.get(address + path);
  return { wrong: asked.ok() ? [] : [`status ${asked.status()}`], links: linksIn(await asked.text()) };
}

function linksIn(html) {
  return [...html.matchAll(/<a\b[^>]*\shref="([^"]*)"/g)].map(([, to]) => to.replaceAll("&#38;", "&").replaceAll("&amp;", "&"));
}

/** Whether a page was looked at before, by somebody it looks the same to save for their name. */
function isAlike(path, html) {
  const name = /<a href="\/konto">([^<,]*)/.exec(html)?.[1] ?? "";
  const text = `${path} ${html.replaceAll(name, "")}`;
  if (alike.has(text)) return true;
  alike.add(text);
  return false;
}

/** What is wrong with the refusal at an address: it says that one may not, who may, and leads onwards. */
async function refusal(tab, address, path) {
  const asked = await tab.page.context().request.get(address + path);
  if (asked.status() === 403 && isAlike(path, await asked.text())) return [];
  tab.takeNoted();
  const response = await tab.page.goto(address + path);
  const { wrong } = await structure(tab.page);
  if (response.status() !== 403) wrong.unshift(`status ${response.status()} instead of 403`);
  const heading = await tab.page.getByRole("heading", { level: 1 }).innerText();
  if (heading !== "Du har ikke adgang") wrong.push(`the heading is ${JSON.stringify(heading)}`);
  const words = await tab.page.getByRole("main").innerText();
  for (const needed of ["Du må ikke", "Spørg"]) if (!words.includes(needed)) wrong.push(`it doesn't say ${JSON.stringify(needed)}: ${words}`);
  if ((await tab.page.getByRole("main").getByRole("link").count()) === 0) wrong.push("no way on from here");
  wrong.push(...headers(response), ...(await accessibility(tab.page)));
  // The browser itself reports the 403 as an error; nothing else may be one.
  wrong.push(...tab.takeNoted().filter((it) => !it.includes("403")));
  return wrong;
}

function same(one, other) {
  return one.length === other.length && one.every((it, at) => it.trim() === other[at]);
}
