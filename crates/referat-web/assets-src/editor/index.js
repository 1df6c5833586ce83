// The writing page's script: makes each form of the page a place to write in. Without it the forms work as forms.
//
// What the page must hold is said in the README beside this file.

import "./editor.css";
import { element } from "./dom.js";
import { Field, KINDS } from "./field.js";
import { unsavedPanel } from "./panels.js";
import { Presence } from "./presence.js";
import { Store, forgetAll, whenSignedOut } from "./store.js";
import { word } from "./words.js";

/** How long signing out waits for what is under way. */
const BEFORE_SIGNING_OUT = 3_000;

async function begin() {
  const forms = [...document.querySelectorAll("form[data-writing-field]")];
  const words = document.getElementById("writing-words");
  if (forms.length === 0 || !words) return;
  const myName = words.dataset.name ?? "";
  const store = new Store(words.dataset.person ?? "", location.pathname.replace(/^\/moedesager\/|\/skriv$/g, ""));
  if (!document.getElementById("writing-help")) document.body.append(element("p", { id: "writing-help", hidden: true }, [word("help")]));
  const fields = forms.flatMap((form) => {
    try {
      return [new Field(form, store, myName)];
    } catch (error) {
      // A text this editor can't hold stays in its plain form, which can.
      console.error(error);
      return [];
    }
  });
  if (fields.length === 0) return;

  const presence = new Presence(location.pathname.replace(/\/skriv$/, "/stand"), fields, myName);
  listen(fields, presence, store);
  for (const entry of await store.left()) {
    const field = fields.find((it) => it.name === entry.field);
    if (field?.offer(entry)) continue;
    const Kind = KINDS[entry.kind];
    if (Kind) fields[0].form.before(unsavedPanel(Kind, entry, null, () => store.remove(entry.key)));
  }
}

function listen(fields, presence, store) {
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

begin();
