// One field of the page: its form from the server becomes a place to write in, with its state in words, its hold and
// its saving. This is where they meet; each of them knows nothing of the others.

import { ask } from "./asking.js";
import { element, idOf } from "./dom.js";
import { Holding } from "./holding.js";
import { asidePanel, conflictPanel, heldPanel, unsavedPanel } from "./panels.js";
import { sameText } from "./same.js";
import { KEYS, Saving } from "./saving.js";
import { fingerprint } from "./store.js";
import { clock, word } from "./words.js";

/** States that are a change for the worse: those are read aloud, and that they are over. */
const TROUBLED = new Set(["offline", "trouble", "signed-out", "stopped", "refused", "held", "conflict"]);

export class Field {
  /** `form` is the form of one field, or what stands around a field of a form; `kinds` are the places to write in. */
  constructor(form, store, myName, kinds) {
    this.form = form;
    this.name = form.dataset.writingField;
    this.kind = kinds[form.dataset.kind];
    this.store = store;
    this.myName = myName;
    this.heldBy = null;
    this.offers = [];
    this.address = new URL(form.dataset.address ?? form.getAttribute("action"), location.href).pathname;
    this.#build();
    this.saving = new Saving({
      address: this.address,
      kind: form.dataset.kind,
      field: this.name,
      version: Number(form.dataset.version),
      store,
      read: () => this.editor.value(),
      canonical: (content) => this.kind.canonical(content),
      isSoon: this.kind.isInPlace,
      tell: (state, detail) => this.#show(state, detail),
    });
    this.holding = new Holding({
      address: this.address,
      held: (name, since) => this.#held(name, since),
      mine: () => this.#free(),
    });
    this.#listen();
  }

  #build() {
    const { form } = this;
    const area = form.querySelector("textarea, select, input[type=text]");
    const label = form.querySelector("label");
    const guidance = [...form.querySelectorAll(".writing-guidance")].map((it) => idOf(it));
    const id = `${idOf(area)}-editor`;
    this.state = element("p", { class: "writing-state", id: `${id}-state` });
    this.aloud = element("p", { class: "sr-only", role: "status" });
    this.notice = element("p", { class: "writing-notice", role: "status" });
    this.panels = element("div", { class: "writing-panels" });
    const given = {
      area,
      json: initial(form, area),
      id,
      label: label.textContent.trim(),
      labelledBy: idOf(label),
      describedBy: [...guidance, this.state.id, "writing-help"].join(" "),
      changed: () => this.#changed(),
      tell: (left) => this.#leftOut(left),
      announce: (text) => this.#say(text),
    };
    this.label = given.label;
    this.editor = new this.kind(given);
    form.dataset.state = "clean";
    form.classList.add("writing-field--live");
    this.area = area;
    if (this.kind.isInPlace) {
      area.before(this.panels);
      area.after(this.state, this.notice, this.aloud);
      area.setAttribute("aria-describedby", [area.getAttribute("aria-describedby"), this.state.id].filter(Boolean).join(" "));
      return;
    }
    area.before(this.panels, this.editor.element, this.notice);
    this.editor.shown?.();
    area.hidden = true;
    area.disabled = true; // never sent: the form is, by script, as JSON
    label.removeAttribute("for");
    label.addEventListener("click", () => this.editor.focus());
    form.querySelector("button:not([type=button])").after(this.state, this.aloud);
    form.classList.add("writing-field");
  }

  #listen() {
    if (!this.kind.isInPlace) this.#listenToForm();
    if (this.kind.isHeld?.(this.area) === false) return;
    this.editor.element.addEventListener("focusin", () => {
      if (!this.holding.here && !this.heldBy) this.holding.enter();
    });
    this.editor.element.addEventListener("focusout", (event) => {
      if (this.editor.element.contains(event.relatedTarget) || event.relatedTarget?.closest?.("dialog")) return;
      // Another window has the focus and the cursor still stands here: whoever looks something up keeps the field.
      if (this.editor.element.contains(document.activeElement)) {
        this.saving.save();
        return;
      }
      this.holding.leave();
      this.saving.save().then(() => this.#letGo());
    });
  }

  /** A field that is a form of its own is saved by it. */
  #listenToForm() {
    const { form } = this;
    form.addEventListener("submit", (event) => {
      event.preventDefault();
      this.saving.save();
    });
    form.addEventListener("keydown", (event) => {
      if ((event.ctrlKey || event.metaKey) && !event.altKey && event.key.toLowerCase() === "s") {
        event.preventDefault();
        this.saving.save();
      }
    });
  }

  #changed() {
    this.holding.changed();
    this.saving.changed();
    this.notice.textContent = "";
  }

  #letGo() {
    if (!this.saving.isDirty) this.holding.slip();
  }

  /** Says the state in words; aloud only what one must know though one is writing. */
  #show(state, detail) {
    const was = this.form.dataset.state;
    this.form.dataset.state = state;
    const values = { time: clock(detail.time ?? ""), name: detail.name ?? "", message: detail.message ?? "" };
    const text = state === "clean" ? "" : state === "saved" ? savedWords(detail) : word(`state-${state}`, values);
    const unkept = !detail.kept && state !== "saved" && state !== "clean" ? ` ${word("not-kept")}` : "";
    if (this.state.textContent !== text + unkept) this.state.textContent = text + unkept;
    if (state === "signed-out" && !this.state.querySelector("a")) this.state.append(" ", element("a", { href: "/log-ind", target: "_blank" }, [word("sign-in")]));
    if (was !== state && TROUBLED.has(state)) this.#say(text + unkept);
    if (was !== state && state === "saved" && this.wasTroubled) this.#say(text);
    this.wasTroubled = TROUBLED.has(state) || (this.wasTroubled && state !== "saved");
    if (state === "conflict") this.#conflict(detail);
    if (state === "held") this.#held(detail.name ?? "", detail.since ?? "");
    if (state === "saved") {
      this.form.dataset.version = this.saving.version;
      if (!this.holding.here) this.#letGo();
      // What a page before this one had sent may have come through after all.
      for (const offer of this.offers) if (offer.text === this.saving.savedText) offer.gone();
    }
  }

  #say(text) {
    this.aloud.textContent = text;
  }

  #leftOut(left) {
    const told = [];
    if (left.images > 0) told.push(word(left.images === 1 ? "paste-image" : "paste-images", { count: left.images }));
    if (left.files > 0) told.push(word("paste-files"));
    if (left.notes > 0) told.push(word("paste-notes"));
    if (left.remarks > 0) told.push(word("paste-remarks"));
    // After the change that the paste is, which takes old notices away.
    setTimeout(() => (this.notice.textContent = told.join(" ")));
  }

  #panel(kind, made) {
    this.panels.querySelector(`[data-panel=${kind}]`)?.remove();
    if (made) this.panels.append(made);
  }

  #conflict(detail) {
    this.#panel("conflict", conflictPanel(this.kind, detail, () => {
      this.#panel("conflict", null);
      this.saving.keepMine();
      this.editor.focus();
    }, () => {
      const mine = this.editor.value();
      this.#panel("conflict", null);
      const key = this.saving.takeTheirs((content) => this.editor.setValue(content));
      this.#panel("aside", asidePanel(this.kind, mine, () => this.store.remove(key)));
      this.editor.focus();
    }));
  }

  #held(name, since) {
    if (this.heldBy === name && this.panels.querySelector("[data-panel=held]")) return;
    this.heldBy = name;
    this.holding.lost();
    this.editor.setReadOnly(true);
    this.form.classList.add("writing-field--held");
    this.#panel("held", heldPanel(name, since, () => this.#takeOver()));
    this.#say(word("held", { name }));
  }

  #free() {
    if (this.heldBy === null) return;
    this.heldBy = null;
    const had = this.panels.querySelector("[data-panel=held]")?.contains(document.activeElement);
    this.#panel("held", null);
    this.form.classList.remove("writing-field--held");
    this.editor.setReadOnly(false);
    this.saving.free();
    if (had) this.editor.focus();
    this.#say(word("free"));
  }

  async #takeOver() {
    const status = await this.holding.ask(true);
    if (status === 200) {
      await this.refresh();
      this.editor.focus();
    } else if (status !== 423) {
      this.#say(word(status === 401 ? "state-signed-out" : "state-offline"));
      this.notice.textContent = word(status === 401 ? "state-signed-out" : "state-offline");
    }
  }

  /** What the server says of the field, asked at `asked` (by `performance.now`). */
  stand(stand, asked) {
    if (asked > this.holding.answered) {
      const other = stand.held_by && stand.held_by !== this.myName ? stand.held_by : null;
      if (other) this.#held(other, stand.held_since ?? "");
      else this.#free();
    }
    this.lastStand = stand;
    if (stand.version > this.saving.version) this.refresh();
  }

  /** Fetches what others have saved, unless there is something of one's own here that isn't. */
  async refresh() {
    const busy = () => this.saving.isDirty || this.saving.flight || this.saving.blocked;
    if (busy() || this.refreshing) return;
    this.refreshing = true;
    const { status, body } = await ask(this.address);
    this.refreshing = false;
    if (status !== 200 || busy() || body.version <= this.saving.version) return;
    const content = this.kind.canonical(body[KEYS[this.form.dataset.kind]]);
    const { saved_at: time, saved_by: name } = this.lastStand ?? {};
    this.saving.adopt(content, body.version, (it) => this.editor.setValue(it), { time, name });
  }

  /** Offers text that was found in the browser; what the server has already is thrown away. */
  offer(entry) {
    const found = this.kind.canonical(entry.content);
    const text = sameText(found);
    if (entry.kind !== this.form.dataset.kind) return false;
    if (text === this.saving.savedText) {
      this.store.remove(entry.key);
      return true;
    }
    const takeIn = () => {
      const { version, savedText } = this.saving;
      const theirs = this.editor.value();
      // Based on what stands here, or on what the same browser had sent before it was cut off.
      const follows = entry.base === version || entry.tried?.includes(fingerprint(savedText));
      const clean = !this.saving.isDirty;
      if (clean) this.saving.goesOnFrom(entry.tried);
      this.editor.setValue(found, { own: true });
      this.saving.changed();
      if (clean && !follows && text !== savedText) this.saving.inConflict(theirs, version, this.lastStand?.saved_by ?? word("somebody"));
      this.store.remove(entry.key);
      this.editor.focus();
    };
    const made = unsavedPanel(this.kind, entry, takeIn, () => this.store.remove(entry.key));
    this.offers.push({ text, gone: () => (made.remove(), this.store.remove(entry.key)) });
    this.panels.append(made);
    return true;
  }

  /** The page is being left. */
  leave() {
    this.saving.save({ leaving: true });
    this.holding.slip({ leaving: true });
  }
}

function savedWords({ time, name }) {
  if (name) return word(time ? "saved-by" : "saved-by-somewhen", { time: clock(time ?? ""), name });
  return word("state-saved", { time: clock(time ?? new Date()) });
}

/** What the server put into the page. */
function initial(form, area) {
  if (form.dataset.kind === "text") return JSON.parse(form.querySelector("script.writing-doc").textContent);
  if (form.dataset.kind === "plain") return area.value;
  if (form.dataset.kind === "lines") return area.value.split("\n").map((line) => line.trim()).filter(Boolean);
  return area.value.trim();
}
