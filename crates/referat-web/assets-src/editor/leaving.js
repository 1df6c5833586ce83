// What a page on which somebody writes does when it is left, comes back, loses its network, or its person signs out;
// and what it offers of what pages before it left behind.

import { unsavedPanel } from "./panels.js";
import { forgetAll, whenSignedOut } from "./store.js";
import { word } from "./words.js";

/** How long signing out waits for what is under way. */
const BEFORE_SIGNING_OUT = 3_000;

/** Offers the text that pages which are gone left in this browser. */
export async function offerWhatIsLeft(fields, store, kinds) {
  for (const entry of await store.left()) {
    const field = fields.find((it) => it.name === entry.field);
    if (field?.offer(entry)) continue;
    const Kind = kinds[entry.kind];
    if (Kind) fields[0].form.before(unsavedPanel(Kind, entry, null, () => store.remove(entry.key)));
  }
}

export function whenLeaving(fields, presence, store) {
  const retry = () => {
    for (const field of fields) field.saving.retry();
    presence.now();
  };
  window.addEventListener("online", retry);
  window.addEventListener("pageshow", (event) => event.persisted && retry());
  document.addEventListener("visibilitychange", () => {
    if (document.hidden) for (const field of fields) field.saving.save({ leaving: true });
    else retry();
  });
  window.addEventListener("pagehide", () => {
    for (const field of fields) field.leave();
  });
  window.addEventListener("beforeunload", (event) => {
    // Only what can't even be kept in the browser is worth a question.
    if (fields.some((field) => field.saving.isDirty && !field.saving.kept && field.saving.blocked !== "stopped")) event.preventDefault();
  });
  const stop = () => {
    store.close();
    presence.end();
    for (const field of fields) field.saving.stop();
  };
  whenSignedOut(stop);
  document.addEventListener("submit", (event) => {
    const form = event.target;
    if (new URL(form.getAttribute("action") ?? "", location.href).pathname !== "/log-ud") return;
    event.preventDefault();
    event.stopPropagation();
    signOut(form, fields, stop);
  }, { capture: true });
}

/** Saves what can be saved, asks about what can't, and leaves nothing behind. */
async function signOut(form, fields, stop) {
  const late = new Promise((done) => setTimeout(done, BEFORE_SIGNING_OUT));
  await Promise.race([late, Promise.all(fields.map((field) => field.saving.save()))]);
  if (fields.some((field) => field.saving.isDirty) && !window.confirm(word("sign-out-unsaved"))) return;
  for (const field of fields) field.holding.slip({ leaving: true });
  stop();
  forgetAll();
  form.submit();
}
