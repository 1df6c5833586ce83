// What a field says beside its text: who holds it, that two have written, that something was found unsaved.

import { button, element, idOf } from "./dom.js";
import { clock, word } from "./words.js";

let panels = 0;

/** A box with a heading that is read aloud when it comes. */
function panel(kind, heading, children) {
  panels += 1;
  const title = element("p", { class: "writing-panel__title", id: `writing-panel-${panels}` }, [heading]);
  return element("div", { class: "writing-panel", "data-panel": kind, role: "group", "aria-labelledby": title.id }, [title, ...children]);
}

function buttons(...list) {
  return element("div", { class: "writing-buttons" }, list);
}

function shown(label, content, open = false) {
  return element("details", { open }, [element("summary", {}, [label]), element("div", { class: "writing-panel__text" }, [content])]);
}

/** Copies words; where the browser doesn't allow it they can still be marked and copied. */
function copier(words) {
  const made = button("button button-secondary", word("copy"), async () => {
    try {
      await navigator.clipboard.writeText(words);
      made.textContent = word("copied");
    } catch {
      // The words stand above the button.
    }
  });
  return made;
}

/** Somebody else writes here. */
export function heldPanel(name, since, takeOver) {
  const text = since ? word("held-since", { name, time: clock(since) }) : word("held", { name });
  return panel("held", text, [buttons(button("button button-secondary", word("take-over"), takeOver))]);
}

/** Two have written: the other's text, and the choice. */
export function conflictPanel(Kind, { content, name }, keepMine, takeTheirs) {
  return panel("conflict", word("conflict", { name }), [
    element("p", {}, [word("conflict-help", { name })]),
    shown(word("conflict-theirs", { name }), Kind.show(content), true),
    buttons(button("button button-primary", word("keep-mine"), keepMine), button("button button-secondary", word("take-theirs"), takeTheirs)),
  ]);
}

/** One's own text that was not chosen, to copy from. */
export function asidePanel(Kind, content, throwAway) {
  const made = panel("aside", word("aside"), [
    shown(word("show"), Kind.show(content)),
    buttons(copier(Kind.words(content)), button("button button-tertiary", word("throw-away"), () => (throwAway(), made.remove()))),
  ]);
  return made;
}

/** Text that was found in the browser. */
export function unsavedPanel(Kind, entry, takeIn, throwAway) {
  const made = panel("unsaved", word("unsaved", { time: moment(entry.at) }), [
    shown(word("show"), Kind.show(entry.content)),
    buttons(
      ...(takeIn ? [button("button button-primary", word("take-in"), () => (takeIn(), made.remove()))] : []),
      copier(Kind.words(entry.content)),
      button("button button-tertiary", word("throw-away"), () => {
        if (!window.confirm(word("throw-away-sure"))) return;
        throwAway();
        made.remove();
      }),
    ),
  ]);
  idOf(made);
  return made;
}

/** The time of today, else day and time. */
function moment(at) {
  const date = new Date(at);
  if (date.toDateString() === new Date().toDateString()) return clock(date);
  return `${date.getDate()}.${date.getMonth() + 1}. ${clock(date)}`;
}
