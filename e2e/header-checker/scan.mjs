// Asks the MDN HTTP Observatory about one address and prints what it says as JSON:
//
//   node scan.mjs localhost:8443
//
// Its installation fetches two lists from elsewhere, which ours doesn't (no package's script is run): the names that
// browsers know to be encrypted beforehand, which a name of this machine is not among, and the ends of names, which
// only its server reads. An empty list stands for the first.

import { existsSync, writeFileSync } from "node:fs";

const known = new URL("../conf/hsts-preload.json", import.meta.resolve("@mdn/mdn-http-observatory"));
if (!existsSync(known)) writeFileSync(known, "{}");

const { scan } = await import("@mdn/mdn-http-observatory");
const { scan: summary, tests } = await scan(process.argv[2]);
console.log(JSON.stringify({ summary, tests }));
