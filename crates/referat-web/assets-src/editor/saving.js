// Saves one field: soon after the last keystroke, on leaving, and again until the server has said yes to exactly what
// stands there. Every change is kept in the browser first. Overwrites nobody: a version in between is a conflict.
//
// Knows no page: it is given how to read the content, and tells its state.

import { ask } from "./asking.js";
import { fingerprint } from "./store.js";
import { sameText } from "./same.js";
import { pace } from "./words.js";

const AFTER_THE_LAST_KEY = 2_000 * pace;
const AT_MOST = 5_000 * pace;
/** At a meeting others look on. */
const SOON = 400 * pace;
const FIRST_RETRY = 1_000 * pace;
const LAST_RETRY = 15_000 * pace;

/** The key of a kind's content in what is sent and answered. */
export const KEYS = { text: "doc", lines: "lines", line: "line", plain: "line" };

export class Saving {
  /**
   * @param {{ address: string, kind: string, field: string, version: number, store: Store, read: () => any,
   *           canonical: (content: any) => any, isSoon?: boolean, tell: (state: string, detail: object) => void }} given
   */
  constructor(given) {
    this.given = given;
    this.version = given.version;
    this.savedText = sameText(given.read());
    this.state = "clean";
    this.blocked = null; // "conflict", "held" or "stopped": nothing is sent until a person has decided
    this.flight = null; // what is under way: { text, done }
    this.tried = new Map(); // texts that were sent and never answered: the server may have them
    this.known = new Set(); // fingerprints of what a page before this one had sent of a text that goes on here
    this.failures = 0;
    this.timer = null;
    this.dirtySince = null;
    this.kept = true;
  }

  get text() {
    return sameText(this.given.read());
  }

  /** Whether the server may have something else than what stands here. */
  get isDirty() {
    return this.tried.size > 0 || this.text !== this.savedText;
  }

  /** Somebody has typed. */
  changed() {
    if (this.blocked === "stopped") return this.#tell("stopped");
    if (this.blocked) return this.#keep();
    if (!this.isDirty && !this.flight) {
      this.#clean();
      return;
    }
    this.#keep();
    this.dirtySince ??= Date.now();
    if (this.failures > 0) return; // it is tried again soon anyway, not with every key
    this.#tell("waiting");
    const after = this.given.isSoon ? SOON : AFTER_THE_LAST_KEY;
    this.#in(Math.max(0, Math.min(after, this.dirtySince + (this.given.isSoon ? 2 * SOON : AT_MOST) - Date.now())));
  }

  #keep() {
    const entry = { kind: this.given.kind, base: this.version, content: this.given.read(), tried: [...this.tried.values(), ...this.known] };
    const kept = this.given.store.keep(this.given.field, entry);
    if (kept !== this.kept) {
      this.kept = kept;
      this.#tell(this.state, {});
    }
  }

  #clean(detail) {
    clearTimeout(this.timer);
    this.given.store.drop(this.given.field);
    this.dirtySince = null;
    this.failures = 0;
    this.kept = true;
    this.#tell(this.everSaved || detail ? "saved" : "clean", detail ?? this.lastSaved);
  }

  #in(delay) {
    clearTimeout(this.timer);
    this.timer = setTimeout(() => this.save(), delay);
  }

  #tell(state, detail = {}) {
    this.state = state;
    this.given.tell(state, { ...detail, kept: this.kept });
  }

  /** Sends what stands here if that is needed and possible; resolves when it is answered. */
  save({ leaving = false } = {}) {
    if (this.blocked || !this.isDirty) return this.flight?.done ?? Promise.resolve();
    const text = this.text;
    // Two at once would be each other's conflict. On leaving there is no later: what can go, goes.
    if (this.flight && !(leaving && this.flight.text !== text)) return this.flight.done;
    clearTimeout(this.timer);
    if (this.state === "waiting" || this.state === "clean" || this.state === "saved") this.#tell("saving");
    const body = { version: this.version, [KEYS[this.given.kind]]: this.given.read() };
    this.tried.set(text, fingerprint(text));
    this.#keep();
    const flight = { text };
    flight.done = ask(this.given.address, { body, leaving }).then((answer) => {
      if (this.flight === flight) this.flight = null;
      this.#answered(answer, text);
    });
    this.flight = flight;
    return flight.done;
  }

  #answered({ status, body }, text) {
    if (this.blocked === "stopped") return;
    const isAnswer = status !== 0 && status !== 401 && status !== 429 && status < 500;
    if (isAnswer) this.failures = 0;
    this.dirtySince = null;
    if (status === 200) {
      this.#savedAs(text, body.version, { time: body.saved_at });
    } else if (status === 409) {
      this.#between(body, text);
    } else if (status === 423) {
      this.tried.delete(text);
      this.blocked = "held";
      this.#tell("held", { name: body?.held_by, since: body?.since });
    } else if (status === 401) {
      this.tried.delete(text);
      this.#tell("signed-out");
      this.#again();
    } else if (!isAnswer) {
      // It may have come through and only the answer been lost: the text stays among those that were tried.
      this.#tell(status === 0 ? "offline" : "trouble");
      this.#again();
    } else {
      this.tried.delete(text);
      this.#tell("refused", { message: body?.message ?? String(status) });
    }
  }

  #again() {
    this.failures += 1;
    this.#in(Math.min(FIRST_RETRY * 2 ** (this.failures - 1), LAST_RETRY));
  }

  /** The network is back, or the person is: no more waiting. */
  retry() {
    if (this.isDirty && !this.blocked) this.#in(0);
  }

  /** The text that was taken in follows what was sent under these fingerprints, whose answers never came. */
  goesOnFrom(fingerprints = []) {
    this.known = new Set(fingerprints);
  }

  #savedAs(text, version, detail) {
    this.version = version;
    this.savedText = text;
    this.tried.clear();
    this.known.clear();
    this.failures = 0;
    this.everSaved = true;
    this.lastSaved = detail;
    this.dirtySince = null;
    if (this.isDirty) {
      this.changed();
      // What went wrong is over, though there is more to save.
      if (this.state !== "waiting") this.#tell("waiting");
    } else {
      this.#clean(detail);
    }
  }

  /** Another version is there. It may be our own, whose answer was lost; else a person must choose. */
  #between(body, text) {
    const theirs = this.given.canonical(body[KEYS[this.given.kind]]);
    const theirText = sameText(theirs);
    const isOwn = this.tried.has(theirText) || this.known.has(fingerprint(theirText));
    if (theirText === text || theirText === this.savedText || isOwn) {
      this.version = body.version;
      this.savedText = theirText;
      this.tried.clear();
      this.everSaved = true;
      if (this.isDirty) this.#in(0);
      else this.#clean({ time: body.saved_at ?? new Date() });
      return;
    }
    this.tried.delete(text);
    this.inConflict(theirs, body.version, body.by);
  }

  /** Shows both; nothing is sent until one is chosen. */
  inConflict(theirs, version, by) {
    this.blocked = "conflict";
    this.theirs = { content: theirs, version, by };
    this.#keep();
    this.#tell("conflict", { ...this.theirs, name: by });
  }

  /** One's own text is saved over the other, which the person has seen. */
  keepMine() {
    this.version = this.theirs.version;
    this.savedText = sameText(this.theirs.content);
    this.tried.clear();
    this.blocked = null;
    if (!this.isDirty) return this.#clean(this.lastSaved);
    this.#tell("waiting");
    this.save();
  }

  /** The other text stands here now; one's own is set aside. Gives the key it is kept under. */
  takeTheirs(put) {
    const key = this.given.store.setAside(this.given.field, { kind: this.given.kind, base: this.version, content: this.given.read(), tried: [] });
    this.blocked = null;
    this.adopt(this.theirs.content, this.theirs.version, put, { name: this.theirs.by });
    return key;
  }

  /** What somebody else has saved stands here now, and counts as saved. */
  adopt(content, version, put, detail) {
    put(content);
    this.version = version;
    this.savedText = this.text;
    this.tried.clear();
    this.lastSaved = detail;
    this.everSaved = true;
    this.#clean(detail);
  }

  /** Whoever held the field has let go, or it was taken over. */
  free() {
    if (this.blocked !== "held") return;
    this.blocked = null;
    if (!this.isDirty) return this.#clean(this.lastSaved);
    this.#tell("waiting");
    this.#in(0);
  }

  /** The person has signed out: nothing is sent or kept any more. */
  stop() {
    clearTimeout(this.timer);
    this.blocked = "stopped";
    this.kept = true; // nothing is to be
    if (this.isDirty) this.#tell("stopped");
  }
}
