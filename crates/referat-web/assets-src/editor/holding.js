// Holds a field while somebody writes in it, so that others see it and don't begin beside them.

import { ask } from "./asking.js";
import { pace } from "./words.js";

const RENEW = 20_000 * pace;
/** Whoever hasn't typed for this long isn't writing, though the cursor still stands there. */
const WRITING = 60_000 * pace;

export class Holding {
  /** @param {{ address: string, held: (name: string, since: string) => void, mine: () => void }} given */
  constructor(given) {
    this.given = given;
    this.here = false;
    this.mine = false;
    this.renewed = 0;
    this.answered = 0;
    this.typed = 0;
    this.queue = Promise.resolve();
    setInterval(() => {
      if (this.here && this.mine && Date.now() - this.typed < WRITING) this.ask();
    }, RENEW);
  }

  /** The cursor has come. */
  enter() {
    this.here = true;
    this.ask();
  }

  /** The cursor has gone; the field is let go when its text is saved. */
  leave() {
    this.here = false;
  }

  changed() {
    this.typed = Date.now();
    if (this.here && Date.now() - this.renewed > RENEW) {
      this.renewed = Date.now();
      this.ask();
    }
  }

  /** Asks for the field; one question after the other. Whether it was given. */
  ask(takeOver = false) {
    const asked = this.queue.then(async () => {
      const { status, body } = await ask(`${this.given.address}/hold`, { body: { take_over: takeOver } });
      this.answered = performance.now();
      if (status === 200) {
        this.mine = true;
        this.renewed = Date.now();
        this.given.mine();
      } else if (status === 423) {
        this.mine = false;
        this.given.held(body?.held_by ?? "", body?.since ?? "");
      }
      return status;
    });
    this.queue = asked.catch(() => {});
    return asked;
  }

  /** Lets go, if it is held and nobody stands in it. */
  slip({ leaving = false } = {}) {
    if (!this.mine || (this.here && !leaving)) return;
    this.mine = false;
    const slip = () => ask(`${this.given.address}/slip`, { body: {}, leaving });
    if (leaving) slip();
    else this.queue = this.queue.then(() => (this.here ? null : slip())).catch(() => {});
  }

  /** Somebody has taken it over. */
  lost() {
    this.mine = false;
  }
}
