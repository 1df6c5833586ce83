// Referat's own script: conveniences over pages that work without it. No inline handlers, no eval, nothing
// sent but what the page's own forms would send: the pages' content security policy allows this one file and nothing else. One thing is kept in the
// browser: whether the reader has switched the letter keys off (WCAG 2.1.4 asks that one can).

import { forgetAll } from "./editor/store.js";
import { liveMeetings } from "./live.js";
import { ownPassages } from "./own-passages.js";

const LETTER_KEYS = "referat-letter-keys";

/** Whether letter keys do anything; also when the browser keeps nothing for us. */
function letterKeysAreOn() {
  try {
    return localStorage.getItem(LETTER_KEYS) !== "off";
  } catch {
    return true;
  }
}

function switchLetterKeys(on) {
  try {
    localStorage.setItem(LETTER_KEYS, on ? "on" : "off");
  } catch {
    // Not kept: the switch holds for this page only, which the reader sees on the next.
  }
}

/** Whether a key press belongs to something the reader writes in. */
function isWriting(target) {
  return target instanceof HTMLElement && (target.isContentEditable || /^(input|textarea|select)$/i.test(target.tagName));
}

/** The page before or after this one in its row, as the head of the page links them. */
function neighbour(rel) {
  return document.querySelector(`link[rel=${rel}]`)?.href;
}

/** What a letter of its own does on this page: what bears it in `data-key`, if it is shown. */
function ofLetter(letter) {
  const things = [...document.querySelectorAll("[data-key]")].filter((thing) => thing.dataset.key === letter);
  return things.find((thing) => !thing.closest("[hidden]"));
}

/** "/" goes to the search field, J or → to the next page of a row, K or ← to the one before; Escape leaves the field. */
function byKey(event) {
  if (event.ctrlKey || event.metaKey || event.altKey || event.shiftKey && !/^[/?]$/.test(event.key) || event.isComposing) return;
  if (event.key === "Escape" && event.target instanceof HTMLInputElement && event.target.type === "search") {
    event.target.blur();
  }
  if (isWriting(event.target)) return;
  const letters = letterKeysAreOn();
  // What can be scrolled sideways keeps its arrows.
  const arrows = !(event.target instanceof Element && event.target.closest("[tabindex='0']"));
  if (event.key === "/" && letters) {
    const field = document.querySelector("input[type=search]");
    if (!field) return;
    event.preventDefault();
    field.focus();
    field.select();
    return;
  }
  const sheet = document.querySelector("[data-help-sheet]");
  if (event.key === "?" && letters && sheet) {
    event.preventDefault();
    sheet.open = !sheet.open;
    if (sheet.open) sheet.querySelector("summary").focus();
    return;
  }
  const thing = letters && /^[a-z]$/.test(event.key) ? ofLetter(event.key) : undefined;
  if (thing) {
    event.preventDefault();
    thing.click();
    return;
  }
  const forward = (event.key === "j" && letters) || (event.key === "ArrowRight" && arrows);
  const back = (event.key === "k" && letters) || (event.key === "ArrowLeft" && arrows);
  const address = forward ? neighbour("next") : back ? neighbour("prev") : undefined;
  if (address) location.assign(address);
}

/** Copies the address in `data-copy` (or the page's own) and says so in the status element it names. */
async function copyAddress(button) {
  const address = new URL(button.dataset.copy || "", location.href).href;
  try {
    await navigator.clipboard.writeText(address);
  } catch {
    return; // no permission, or not a secure context: the link itself is still on the page
  }
  button.classList.add("copied");
  const status = document.getElementById(button.getAttribute("aria-describedby") || "");
  if (status && button.dataset.copied) status.textContent = button.dataset.copied;
  setTimeout(() => button.classList.remove("copied"), 2000);
}

document.documentElement.classList.add("has-script");
document.addEventListener("keydown", byKey);
document.addEventListener("click", (event) => {
  const button = event.target instanceof Element ? event.target.closest("button") : null;
  if (!button) return;
  if (button.hasAttribute("data-copy")) copyAddress(button);
  if (button.hasAttribute("data-print")) window.print();
});
for (const box of document.querySelectorAll("input[type=checkbox][data-letter-keys]")) {
  box.checked = letterKeysAreOn();
  box.addEventListener("change", () => switchLetterKeys(box.checked));
}

// What the editor keeps of unsaved text goes when its author signs out, on whatever page that is.
document.addEventListener("submit", (event) => {
  const action = event.target.getAttribute("action");
  if (action && new URL(action, location.href).pathname === "/log-ud") forgetAll();
});

/** Where an item is decided: one letter sets a clause's outcome, and the text is drafted anew until somebody writes in it. */
function deciding(form) {
  const keys = new Map([...form.querySelectorAll("[data-key-of]")].map((key) => [key.textContent, key.dataset.keyOf]));
  const outcomes = [...form.querySelectorAll("select[name^=udfald-]")];
  const text = form.querySelector("textarea[name=tekst]");
  const draft = form.querySelector("input[name=udkast]");
  let asked = 0;
  const ask = async () => {
    const answer = await fetch(form.dataset.decision, { method: "POST", body: new URLSearchParams(new FormData(form)) });
    return answer.ok ? answer.json() : null;
  };
  // Where a clause comes to something else than it asks for, that is said beside it.
  const sayUnlike = (unlike) => {
    for (const place of form.querySelectorAll("[data-unlike]")) {
      place.textContent = unlike.find((it) => String(it.clause) === place.dataset.unlike)?.words ?? "";
      place.hidden = !place.textContent;
    }
  };
  const draftAnew = async () => {
    const isTheirs = text.readOnly || (text.value.trim() && text.value.trim() !== draft.value.trim());
    const [mine, was] = [(asked += 1), text.value];
    try {
      const drafted = await ask();
      // What was written, or asked for, in the meantime stands.
      if (!drafted || mine !== asked || text.value !== was) return;
      sayUnlike(drafted.unlike);
      if (isTheirs) return;
      text.value = draft.value = drafted.text;
      if (text.value !== was) text.dispatchEvent(new Event("input", { bubbles: true }));
    } catch {
      // Without network the button does the same later.
    }
  };
  // What somebody else's page has drafted is a draft here, too, as long as nobody has written in it.
  text.addEventListener("referat:set", async (event) => {
    if (event.detail.own) return;
    const drafted = await ask().catch(() => null);
    if (drafted && drafted.text.trim() === text.value.trim()) draft.value = drafted.text;
  });
  for (const [at, outcome] of outcomes.entries()) {
    outcome.addEventListener("change", draftAnew);
    outcome.addEventListener("keydown", (event) => {
      const word = keys.get(event.key.toLowerCase());
      if (!word || event.ctrlKey || event.metaKey || event.altKey) return;
      event.preventDefault();
      outcome.value = word;
      outcome.dispatchEvent(new Event("change", { bubbles: true }));
      (outcomes[at + 1] ?? text).focus();
    });
  }
  form.addEventListener("keydown", (event) => {
    if (!(event.ctrlKey || event.metaKey) || event.altKey) return;
    const what = event.key === "Enter" ? "naeste" : event.key.toLowerCase() === "s" ? "gem" : undefined;
    if (!what) return;
    event.preventDefault();
    const button = form.querySelector(`button[name=hvad][value=${what}]`) ?? form.querySelector("button[name=hvad][value=gem]");
    form.requestSubmit(button);
  });
  // Whoever comes from the item before goes on without reaching for anything; what is said on top stays in sight, and
  // where something was refused the page begins where it says so.
  if (!document.querySelector(".notice--refused")) (outcomes[0] ?? text).focus({ preventScroll: true });
}
for (const form of document.querySelectorAll("form[data-decision]")) deciding(form);
ownPassages();
liveMeetings();

/** Follows something that takes long: the page is asked for again, and what has changed of it is put in place. */
async function follow() {
  const here = document.querySelector("[data-job][data-under-way]");
  if (!here) return;
  try {
    const answer = await fetch(location.href, { headers: { accept: "text/html" } });
    if (!answer.ok) return; // gone: what stands here is the last that is known
    const page = new DOMParser().parseFromString(await answer.text(), "text/html");
    const there = page.querySelector("[data-job]");
    if (!there) return;
    document.title = page.title;
    if (there.hasAttribute("data-under-way")) {
      // Only what says how far it has come, so that the button keeps the focus.
      for (const part of ["[data-stand]", "[data-far]"]) {
        const [old, fresh] = [here.querySelector(part), there.querySelector(part)];
        if (old && fresh && old.innerHTML !== fresh.innerHTML) old.replaceChildren(...fresh.childNodes);
      }
    } else {
      const had = here.contains(document.activeElement);
      // The words that are read aloud stay the same element; the rest is new.
      const stand = here.querySelector("[data-stand]");
      stand.textContent = there.querySelector("[data-stand]").textContent;
      here.removeAttribute("data-under-way");
      here.replaceChildren(stand, ...[...there.children].filter((part) => !part.matches("[data-stand]")));
      if (had) here.querySelector("a")?.focus();
      return;
    }
  } catch {
    // The server can't be reached just now; it is asked again.
  }
  setTimeout(follow, 1000);
}
setTimeout(follow, 1000);
