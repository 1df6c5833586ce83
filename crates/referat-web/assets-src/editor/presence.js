// Who else is in the paper, and what they hold and have saved: asked every few seconds while the page is looked at.

import { ask } from "./asking.js";
import { element } from "./dom.js";
import { pace, word } from "./words.js";

const EVERY = 5_000 * pace;
const LAST_RETRY = 40_000 * pace;

export class Presence {
  constructor(address, fields, myName) {
    this.address = address;
    this.fields = fields;
    this.myName = myName;
    this.wait = EVERY;
    this.place = document.querySelector("[data-writing-present]");
    if (!this.place) {
      this.place = element("p", { "data-writing-present": true });
      fields[0].form.before(this.place);
    }
    this.place.classList.add("writing-present");
    this.place.setAttribute("role", "status");
    this.now();
  }

  /** Asks at once, and from then on every few seconds. */
  now() {
    clearTimeout(this.timer);
    if (document.hidden || this.ended) return;
    this.#ask().finally(() => {
      clearTimeout(this.timer);
      if (!document.hidden && !this.ended) this.timer = setTimeout(() => this.now(), this.wait);
    });
  }

  end() {
    this.ended = true;
    clearTimeout(this.timer);
  }

  async #ask() {
    const asked = performance.now();
    const { status, body } = await ask(this.address);
    if (status !== 200) {
      this.wait = Math.min(this.wait * 2, LAST_RETRY);
      return;
    }
    if (this.wait > EVERY) for (const field of this.fields) field.saving.retry();
    this.wait = EVERY;
    const others = body.present.filter((name) => name !== this.myName);
    const text = others.length === 0 ? "" : word(others.length === 1 ? "present-one" : "present-more", { names: joined(others) });
    if (this.place.textContent !== text) this.place.textContent = text;
    for (const field of this.fields) {
      const stand = body.fields[field.name];
      if (stand) field.stand(stand, asked);
    }
  }
}

/** "Anna", "Anna og Bent", "Anna, Bent og Carl". */
function joined(names) {
  if (names.length < 2) return names.join("");
  return `${names.slice(0, -1).join(", ")} ${word("and")} ${names.at(-1)}`;
}
