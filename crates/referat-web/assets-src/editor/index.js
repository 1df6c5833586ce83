// The writing page's script: makes each form of the page a place to write in. Without it the forms work as forms.
//
// What the page must hold is said in the README beside this file.

import "./editor.css";
import { ClausesField } from "./clauses.js";
import { element } from "./dom.js";
import { Field } from "./field.js";
import { offerWhatIsLeft, whenLeaving } from "./leaving.js";
import { LineField } from "./line.js";
import { Presence } from "./presence.js";
import { RichField } from "./rich.js";
import { Store } from "./store.js";
import { word } from "./words.js";

const KINDS = { text: RichField, lines: ClausesField, line: LineField };

async function begin() {
  const forms = [...document.querySelectorAll("form[data-writing-field]")];
  const words = document.getElementById("writing-words");
  if (forms.length === 0 || !words) return;
  const myName = words.dataset.name ?? "";
  const store = new Store(words.dataset.person ?? "", location.pathname.replace(/^\/moedesager\/|\/skriv$/g, ""));
  if (!document.getElementById("writing-help")) document.body.append(element("p", { id: "writing-help", hidden: true }, [word("help")]));
  const fields = forms.flatMap((form) => {
    try {
      return [new Field(form, store, myName, KINDS)];
    } catch (error) {
      // A text this editor can't hold stays in its plain form, which can.
      console.error(error);
      return [];
    }
  });
  if (fields.length === 0) return;

  const presence = new Presence(location.pathname.replace(/\/skriv$/, "/stand"), fields, myName);
  whenLeaving(fields, presence, store);
  await offerWhatIsLeft(fields, store, KINDS);
}

begin();
