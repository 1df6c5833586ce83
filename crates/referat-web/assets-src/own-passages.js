// The passages a reader has marked in an item: painted where they stand, and marked from a selection. The page works
// without: the list of passages stands below the text, and a form takes the words.

/** The words under a node as one text with one space for each stretch of white space and each border between blocks, and
 * for each of its characters the text node and place it comes from. */
export function squeezed(root) {
  const walker = document.createTreeWalker(root, NodeFilter.SHOW_TEXT);
  const places = [];
  let text = "";
  let block = null;
  for (let node = walker.nextNode(); node; node = walker.nextNode()) {
    const own = node.parentElement.closest("p, li, td, th, h1, h2, h3, h4, h5, h6, div, section, blockquote, caption");
    const isNew = own !== block;
    block = own;
    for (let at = 0; at < node.data.length; at += 1) {
      const isSpace = /\s/.test(node.data[at]);
      if ((isSpace || (isNew && at === 0)) && text && !text.endsWith(" ")) {
        text += " ";
        places.push([node, at]);
      }
      if (isSpace) continue;
      text += node.data[at];
      places.push([node, at]);
    }
  }
  return { text, places };
}

/** How many characters two texts end alike. */
function sameEnd(one, other) {
  let count = 0;
  while (count < one.length && count < other.length && one.at(-1 - count) === other.at(-1 - count)) count += 1;
  return count;
}

/** Where words stand in a text: of several places the one with most of `before` in front of it; -1 if nowhere. */
export function placeOf(text, words, before) {
  let best = -1;
  let alike = -1;
  for (let at = text.indexOf(words); at !== -1; at = text.indexOf(words, at + 1)) {
    const now = sameEnd(text.slice(0, at).trimEnd(), before.trimEnd());
    if (now > alike) [best, alike] = [at, now];
  }
  return best;
}

function paint(body) {
  if (!globalThis.CSS?.highlights || !globalThis.Highlight) return;
  const { text, places } = squeezed(body);
  const highlight = new Highlight();
  for (const item of document.querySelectorAll("[data-passage]")) {
    const words = item.dataset.passage;
    const at = placeOf(text, words, item.dataset.before ?? "");
    if (at === -1) continue;
    const range = new Range();
    const [from, start] = places[at];
    const [to, end] = places[at + words.length - 1];
    range.setStart(from, start);
    range.setEnd(to, end + 1);
    highlight.add(range);
  }
  CSS.highlights.set("own-passages", highlight);
}

/** Shows the button beside a selection in the item's text, and fills its form. */
function follow(body, form) {
  document.addEventListener("selectionchange", () => {
    const selection = document.getSelection();
    const range = selection?.rangeCount ? selection.getRangeAt(0) : null;
    const words = range && !selection.isCollapsed ? selection.toString().trim() : "";
    const isHere = words !== "" && body.contains(range.commonAncestorContainer);
    // Whoever goes to the button by keyboard keeps it.
    if (!isHere && form.contains(document.activeElement)) return;
    form.hidden = !isHere;
    if (!isHere) return;
    const before = new Range();
    before.setStart(body, 0);
    before.setEnd(range.startContainer, range.startOffset);
    form.elements.ord.value = words;
    form.elements.foer.value = before.toString().slice(-200);
  });
}

/** Sets it all up where a page has an item's text with a reader's passages. */
export function ownPassages() {
  const body = document.querySelector("[data-item-text]");
  const form = document.querySelector("form[data-mark-here]");
  if (!body || !form) return;
  paint(body);
  follow(body, form);
}
