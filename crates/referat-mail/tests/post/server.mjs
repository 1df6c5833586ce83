// A real mail server for the tests: smtp-server on loopback. Prints its port, then each letter it takes as a line of JSON,
// until its standard input is closed.
//
//   node server.mjs plain|starttls|tls [KEY CERTIFICATE]
//
// `ukendt@…` is refused for good, `fuld@…` for now; whoever signs in is `referat` with `hemmeligt`.

import { readFileSync } from "node:fs";
import { SMTPServer } from "smtp-server";

const [way, key, certificate] = process.argv.slice(2);
const refused = (code, text) => Object.assign(new Error(text), { responseCode: code });
const encrypted = way === "plain" ? {} : { key: readFileSync(key), cert: readFileSync(certificate) };

const server = new SMTPServer({
  ...encrypted,
  secure: way === "tls",
  disabledCommands: way === "plain" ? ["STARTTLS", "AUTH"] : [],
  authOptional: way === "plain",
  logger: false,
  onAuth: ({ username, password }, session, done) =>
    username === "referat" && password === "hemmeligt" ? done(null, { user: username }) : done(refused(535, "no")),
  onRcptTo: ({ address }, session, done) => {
    if (address.startsWith("ukendt@")) return done(refused(550, `no such user ${address}`));
    if (address.startsWith("fuld@")) return done(refused(452, "mailbox full"));
    done();
  },
  onData: (stream, session, done) => {
    const parts = [];
    stream.on("data", (part) => parts.push(part));
    stream.on("end", () => {
      const { mailFrom, rcptTo } = session.envelope;
      const letter = { from: mailFrom.address, to: rcptTo.map((it) => it.address), secure: session.secure, data: Buffer.concat(parts).toString("utf8") };
      console.log(JSON.stringify(letter));
      done();
    });
  },
});
server.on("error", () => {});
server.listen(0, "127.0.0.1", () => console.log(`port ${server.server.address().port}`));
process.stdin.on("end", () => process.exit(0)).resume();
