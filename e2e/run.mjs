// The browser suite: starts the demo, looks at every page in Chromium, walks the journeys, and counts.
//
//   node e2e/run.mjs                      everything
//   node e2e/run.mjs --only crawl         one part: crawl, journeys, roles, reading, writing, agenda,
//                                         room, case, between, route or headers
//   node e2e/run.mjs --cap 20             look at no more than 20 pages
//   node e2e/run.mjs --accept             keep what screen readers are given now as what they are to be given
//   node e2e/run.mjs --pictures DIR       write the README's pictures instead
//   node e2e/run.mjs --address http://…   use a demo that already runs
//   node e2e/run.mjs --only writing --runs 100 --seed 7
//                                         more runs of typing while everything goes wrong, from that seed
//   node e2e/run.mjs --only room --minutes 10
//                                         two write a decision for as long, with 1 % of their requests lost
//   node e2e/run.mjs --only agenda --meetings all
//                                         every old meeting is built, held and approved anew; or those of a year, a day
//   node e2e/run.mjs --only writing --accept
//                                         write what the clips of e2e/paste become, to be looked at and committed
//
// REFERAT_BINARY names the program to start; without it, the debug build of this checkout.

import { chromium } from "playwright-core";
import { parseArgs } from "node:util";
import { existsSync } from "node:fs";

import { signInAs } from "./checks.mjs";
import { crawl } from "./crawl.mjs";
import { walkBetweenMeetings } from "./journeys/between-meetings.mjs";
import { walkCaseToAgenda } from "./journeys/case-to-agenda.mjs";
import { walkFindingCase } from "./journeys/finding-case.mjs";
import { walkJourneys } from "./journeys/front-page-to-search.mjs";
import { walkMeetingRoom } from "./journeys/meeting-room.mjs";
import { walkPrinting } from "./journeys/printing.mjs";
import { walkReading } from "./journeys/reading.mjs";
import { walkLosses } from "./journeys/writing-losses.mjs";
import { walkPasting } from "./journeys/writing-paste.mjs";
import { walkWriting } from "./journeys/writing.mjs";
import { walkRoute } from "./journeys/route.mjs";
import { walkRoles } from "./journeys/roles.mjs";
import { walkSigningIn } from "./journeys/signing-in.mjs";
import { takePictures } from "./pictures.mjs";
import { Report } from "./report.mjs";
import { checkHeaders } from "./security-headers.mjs";
import { startDemo } from "./server.mjs";

const { values: options } = parseArgs({
  options: {
    only: { type: "string" },
    cap: { type: "string", default: "200" },
    pictures: { type: "string" },
    address: { type: "string" },
    meetings: { type: "string", default: "" },
    runs: { type: "string", default: "4" },
    minutes: { type: "string", default: "0" },
    seed: { type: "string", default: "1" },
    accept: { type: "boolean", default: false },
  },
});

const report = new Report();
let demo = null;
let browser = null;

const needsDemo = options.pictures || options.only !== "writing";

try {
  // The writing page is tried at a server of its own, which can be cut off and killed: its parts beside each
  // other, since they mostly wait.
  demo = !needsDemo ? null : options.address ? { address: options.address, stop: async () => {} } : await startDemo();
  browser = await chromium.launch({
    executablePath: existsSync("/usr/bin/chromium") ? "/usr/bin/chromium" : "chromium",
    // Loopback pages of our own: the sandbox guards against nothing here, and root has none.
    args: ["--no-sandbox", "--disable-background-networking", "--disable-dev-shm-usage", "--font-render-hinting=none"],
  });
  if (!options.pictures && (!options.only || options.only === "writing")) {
    await Promise.all([
      walkWriting(browser, report),
      walkPasting(browser, report, { accept: options.accept }).then(() =>
        walkLosses(browser, report, { runs: Number(options.runs), seed: Number(options.seed) }),
      ),
    ]);
  }
  if (demo) await signInAs(browser, demo.address, "administrator");
  if (options.pictures) {
    await takePictures(browser, demo.address, options.pictures, report);
  } else {
    const wants = (part) => !options.only || options.only === part;
    if (wants("crawl")) await crawl(browser, demo.address, Number(options.cap), report);
    if (wants("roles")) await walkRoles(browser, demo.address, report);
    if (wants("reading")) await walkReading(browser, demo.address, report);
    if (wants("case")) await walkFindingCase(browser, demo.address, report);
    if (wants("between")) await walkBetweenMeetings(browser, report);
    if (wants("route")) await walkRoute(browser, report);
    // Those two signed in elsewhere.
    await signInAs(browser, demo.address, "administrator");
    if (wants("headers")) await checkHeaders(report);
    if (wants("room")) await walkMeetingRoom(browser, report, { seed: Number(options.seed), minutes: Number(options.minutes) });
    if (wants("agenda")) await walkCaseToAgenda(browser, report, { all: options.meetings === "all", only: options.meetings === "all" ? "" : options.meetings });
    if (wants("journeys")) {
      await walkSigningIn(browser, demo.address, report, options.accept);
      await walkJourneys(browser, demo.address, report);
      await walkPrinting(browser, demo.address, report);
    }
  }
} catch (error) {
  report.failed("the suite itself", [error.stack ?? String(error)]);
} finally {
  await browser?.close();
  await demo?.stop();
}

process.exit(report.close());
