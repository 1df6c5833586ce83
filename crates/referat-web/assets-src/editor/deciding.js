// The script of the page on which an item is decided: each of its fields is saved as it is typed, held while somebody
// writes in it, and shows what others write. Without it the page's form is sent as a form.

import "./editor.css";
import { Field } from "./field.js";
import { offerWhatIsLeft, whenLeaving } from "./leaving.js";
import { PlainField } from "./plain.js";
import { Presence } from "./presence.js";
import { Store } from "./store.js";
import { word } from "./words.js";

const KINDS = { plain: PlainField };

/** How long a decision waits for what is under way before it is sent. */
const BEFORE_SENDING = 4_000;

async function begin() {
  const form = document.querySelector("form[data-decision-fields]");
  const words = document.getElementById("writing-words");
  if (!form || !words) return;
  const myName = words.dataset.name ?? "";
  const store = new Store(words.dataset.person ?? "", form.dataset.decisionFields);
  const fields = [...form.querySelectorAll("[data-writing-field]")].map((it) => new Field(it, store, myName, KINDS));
  const presence = new Presence(form.dataset.decisionStand, fields, myName);
  whenLeaving(fields, presence, store);
  sendWhole(form, fields);
  await offerWhatIsLeft(fields, store, KINDS);
}

/** The decision is sent when what was typed has been saved; without network it stays here, and says so. */
function sendWhole(form, fields) {
  let isReady = false;
  form.addEventListener("submit", async (event) => {
    if (isReady) return;
    event.preventDefault();
    const button = event.submitter;
    const late = new Promise((done) => setTimeout(done, BEFORE_SENDING));
    await Promise.race([late, Promise.all(fields.map((field) => settled(field)))]);
    // A form that is still being sent isn't sent once more: that first attempt has to be over.
    await new Promise((done) => setTimeout(done));
    const troubled = fields.find((field) => field.saving.isDirty && field.saving.blocked !== "held");
    if (troubled) {
      const notice = form.querySelector("[data-decision-unsent]");
      if (notice) notice.textContent = word(troubled.saving.blocked === "conflict" ? "decision-conflict" : "decision-unsent");
      (troubled.panels.querySelector("button") ?? troubled.area).focus();
      return;
    }
    for (const field of fields) {
      const version = form.elements.namedItem(`version-${field.name}`);
      if (version) version.value = field.saving.version;
    }
    isReady = true;
    form.requestSubmit(button);
    isReady = false;
  }, { capture: true });
}

/** Saves until nothing is under way; what can't be saved now is left. */
async function settled(field) {
  for (let tried = 0; tried < 3 && (field.saving.flight || (field.saving.isDirty && !field.saving.blocked)); tried += 1) {
    await field.saving.save();
  }
}

begin();
