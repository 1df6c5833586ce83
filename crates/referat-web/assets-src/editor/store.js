// What is written and not yet saved, kept in this browser under person, paper, field and tab.
//
// In `localStorage`, not IndexedDB, because it is written before the call returns: the last word before a tab closes
// is kept, and signing out has emptied it before the page is left. Both were weighed for size: a text of 60 pages is
// 200 kB of the 5 MB there are, and takes less than a millisecond to write. What doesn't fit is said not to be kept.

const BEGINS = "referat-writing:";
const SIGNED_OUT = "referat-signed-out";
/** Text nobody came back for. */
const DAYS = 30;

/** A short fingerprint of a text: enough to know one's own words again. */
export function fingerprint(text) {
  let [a, b] = [0xdeadbeef, 0x41c6ce57];
  for (let i = 0; i < text.length; i += 1) {
    a = Math.imul(a ^ text.charCodeAt(i), 2654435761);
    b = Math.imul(b ^ text.charCodeAt(i), 1597334677);
  }
  return `${(a >>> 0).toString(36)}${(b >>> 0).toString(36)}`;
}

export class Store {
  constructor(person, paper) {
    this.place = `${BEGINS}${person}:${paper}:`;
    this.tab = [...crypto.getRandomValues(new Uint8Array(6))].map((it) => it.toString(36)).join("");
    this.closed = false;
    // Held as long as this page lives: others see by it that the text here has somebody who looks after it.
    navigator.locks?.request(BEGINS + this.tab, () => new Promise(() => {})).catch(() => {});
  }

  /** Keeps the text of a field; whether it could. */
  keep(field, entry) {
    return this.#write(`${this.place}${field}:${this.tab}`, entry);
  }

  /** The text of the field is saved. */
  drop(field) {
    this.remove(`${this.place}${field}:${this.tab}`);
  }

  /** Keeps a text that was not chosen, until its author throws it away; gives its key. */
  setAside(field, entry) {
    const key = `${this.place}${field}:${this.tab}-${Date.now().toString(36)}`;
    this.#write(key, { ...entry, aside: true });
    return key;
  }

  remove(key) {
    try {
      localStorage.removeItem(key);
    } catch {
      // A browser that keeps nothing has nothing to remove.
    }
  }

  #write(key, entry) {
    if (this.closed) return false;
    try {
      localStorage.setItem(key, JSON.stringify({ ...entry, at: Date.now() }));
      return true;
    } catch {
      return false;
    }
  }

  /** What pages that are gone left behind of this paper, newest first: `{ key, field, …entry }`. */
  async left() {
    const alive = new Set(((await navigator.locks?.query().catch(() => null))?.held ?? []).map((lock) => lock.name));
    const found = [];
    try {
      for (const key of Object.keys(localStorage).filter((it) => it.startsWith(BEGINS))) {
        const entry = read(key);
        if (!entry || entry.at < Date.now() - DAYS * 86_400_000) {
          localStorage.removeItem(key);
          continue;
        }
        const [field, tab] = key.startsWith(this.place) ? key.slice(this.place.length).split(":") : [];
        if (tab && !alive.has(BEGINS + tab.split("-")[0]) && tab.split("-")[0] !== this.tab) found.push({ key, field, ...entry });
      }
    } catch {
      return [];
    }
    return found.sort((a, b) => b.at - a.at);
  }

  /** Nothing more is kept: the person has signed out. */
  close() {
    this.closed = true;
  }
}

function read(key) {
  try {
    return JSON.parse(localStorage.getItem(key));
  } catch {
    return null;
  }
}

/** Throws away all text of everyone in this browser, and tells its other tabs. */
export function forgetAll() {
  try {
    for (const key of Object.keys(localStorage).filter((it) => it.startsWith(BEGINS))) localStorage.removeItem(key);
    localStorage.setItem(SIGNED_OUT, String(Date.now()));
    localStorage.removeItem(SIGNED_OUT);
  } catch {
    // Nothing is kept here.
  }
}

/** Calls back when another tab signs out. */
export function whenSignedOut(then) {
  window.addEventListener("storage", (event) => {
    if (event.key === SIGNED_OUT && event.newValue) then();
  });
}
