// The small dialog in which a link gets its address.

import { TextSelection } from "prosemirror-state";

import { element, button } from "./dom.js";
import { allowedHref, schema } from "./schema.js";
import { word } from "./words.js";

const { link } = schema.marks;

/** The link around the cursor or in the selection: its address and where it stands. */
function linkAt(state) {
  const { from, to, empty, $from } = state.selection;
  if (!empty) {
    let found = null;
    state.doc.nodesBetween(from, to, (node) => {
      found ??= link.isInSet(node.marks);
    });
    return { from, to, href: found?.attrs.href ?? "" };
  }
  const mark = link.isInSet($from.marks()) ?? link.isInSet($from.nodeAfter?.marks ?? []);
  if (!mark) return { from, to, href: "" };
  let [start, end] = [$from.index(), $from.index()];
  const has = (at) => at >= 0 && at < $from.parent.childCount && mark.isInSet($from.parent.child(at).marks);
  if (!has(start) && has(start - 1)) [start, end] = [start - 1, start - 1];
  while (has(start - 1)) start -= 1;
  while (has(end + 1)) end += 1;
  let at = $from.start();
  for (let i = 0; i < start; i += 1) at += $from.parent.child(i).nodeSize;
  let until = at;
  for (let i = start; i <= end; i += 1) until += $from.parent.child(i).nodeSize;
  return { from: at, to: until, href: mark.attrs.href };
}

/** What a person types, as an address: "www.sandved.example" and a mail address are completed. */
export function completed(text) {
  const typed = text.trim();
  if (/^[^\s@/:]+@[^\s@/]+\.[^\s@/]+$/.test(typed)) return `mailto:${typed}`;
  if (/^[a-z0-9-]+(\.[a-z0-9-]+)*\.[a-zæøå]{2,}(\/\S*)?$/i.test(typed)) return `https://${typed}`;
  return typed;
}

let dialogs = 0;

/** Opens the dialog for the link at the cursor; what is chosen is done in the view, which gets the focus back. */
export function askForLink(view) {
  const there = linkAt(view.state);
  dialogs += 1;
  const id = `writing-link-${dialogs}`;
  const address = element("input", { class: "form-input", type: "text", inputmode: "url", id: `${id}-address`, "aria-describedby": `${id}-wrong`, autocomplete: "off", spellcheck: "false" });
  address.value = there.href;
  const wrong = element("p", { class: "writing-wrong", id: `${id}-wrong`, role: "alert" });
  const insert = button("button button-primary", word("link-insert"));
  insert.type = "submit";
  const remove = button("button button-secondary", word("link-remove"), () => done(null));
  remove.hidden = !there.href;
  const form = element("form", { method: "dialog" }, [
    element("h2", { id: `${id}-title` }, [word("link-title")]),
    element("label", { class: "form-label", for: `${id}-address` }, [word("link-address")]),
    address,
    wrong,
    element("div", { class: "writing-buttons" }, [insert, remove, button("button button-secondary", word("cancel"), () => dialog.close())]),
  ]);
  const dialog = element("dialog", { class: "writing-dialog", "aria-labelledby": `${id}-title` }, [form]);

  function done(href) {
    const { from, to } = there;
    const tr = view.state.tr;
    if (href === null) tr.removeMark(from, to, link);
    else if (from === to) tr.replaceWith(from, to, schema.text(href.replace(/^mailto:/, ""), [link.create({ href })]));
    else tr.removeMark(from, to, link).addMark(from, to, link.create({ href }));
    if (from === to && href !== null) tr.setSelection(TextSelection.near(tr.doc.resolve(tr.mapping.map(to))));
    view.dispatch(tr.scrollIntoView());
    dialog.close();
  }

  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const href = completed(address.value);
    if (!href && there.href) return done(null);
    if (allowedHref(href)) return done(href);
    wrong.textContent = word("link-wrong");
    address.setAttribute("aria-invalid", "true");
    address.focus();
  });
  dialog.addEventListener("close", () => {
    dialog.remove();
    view.focus();
  });
  document.body.append(dialog);
  dialog.showModal();
  address.focus();
  address.select();
}
