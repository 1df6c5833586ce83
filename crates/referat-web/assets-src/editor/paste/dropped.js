// What of a pasted page is left behind, with all that is in it.

/** How many of each kind were left out, to be told. */
export class Dropped {
  images = 0;
  files = 0;
  notes = 0;
  remarks = 0;
}

const NEVER_TEXT = new Set(
  "APPLET AUDIO BASE BUTTON CANVAS DATALIST EMBED FRAME FRAMESET HEAD IFRAME INPUT LINK MAP META METER NOEMBED NOFRAMES NOSCRIPT OBJECT OPTION PARAM PROGRESS SCRIPT SELECT SOURCE STYLE TEMPLATE TEXTAREA TITLE TRACK VIDEO XML".split(" "),
);

/** Whether the element is left out; counts what a person would miss. */
export function dropped(element, style, left) {
  const name = element.tagName.toUpperCase();
  if (name === "IMG" || name === "SVG" || name === "PICTURE" || name === "V:IMAGEDATA") {
    // A picture of one pixel counts how often a mail is opened.
    if (!(Number(element.getAttribute("width")) <= 1 && element.hasAttribute("width"))) left.images += 1;
    return true;
  }
  if (NEVER_TEXT.has(name) || /^(W|V|X|O|ST\d):(?!P$|SMARTTAG)/.test(name)) return name !== "O:P" && !/^ST\d:/.test(name);
  if (name === "DEL" || element.classList.contains("msoDel")) return true;
  if (isNote(element, style)) {
    left.notes += 1;
    return true;
  }
  if (isRemark(element, style)) {
    left.remarks += 1;
    return true;
  }
  return /^(header|footer)$/.test(style["mso-element"] ?? "") || isHidden(element, style);
}

function isHidden(element, style) {
  return style.display === "none" || style.visibility === "hidden" || style["mso-hide"] === "all" || element.hasAttribute("hidden") || element.getAttribute("aria-hidden") === "true" || element.classList.contains("mw-editsection");
}

/** A mark of a footnote, or the footnote itself. */
function isNote(element, style) {
  if (/^(footnote|endnote)(-list)?$/.test(style["mso-element"] ?? "")) return true;
  if (/^(ftn|edn|_ftn|_edn|sdfootnote|sdendnote)\d+$/.test(element.id) && element.tagName !== "A") return true;
  if (element.tagName === "SUP" && element.classList.contains("reference")) return true;
  if (element.tagName === "A") {
    const to = element.getAttribute("href") ?? "";
    return "mso-footnote-id" in style || "mso-endnote-id" in style || /^#(_ftn|_edn|ftnt|sdfootnote|sdendnote)/.test(localPart(to)) || /^sd(foot|end)note(anc|sym)$/.test(element.className);
  }
  return isGooglesBox(element, "ftnt");
}

/** A mark of a comment, or the comment itself. */
function isRemark(element, style) {
  if (/^comment(-list)?$/.test(style["mso-element"] ?? "")) return true;
  if (/\b(MsoCommentReference|msocomanchor|MsoCommentText|msocomtxt)\b/.test(element.className)) return true;
  if (element.tagName === "A" && /^#(_msocom|cmnt)/.test(localPart(element.getAttribute("href") ?? ""))) return true;
  return isGooglesBox(element, "cmnt");
}

/** "#_ftn1" of "file:///C:/…/clip.htm#_ftn1" too. */
function localPart(href) {
  return /^(#|file:)/i.test(href) ? href.slice(Math.max(0, href.indexOf("#"))) : "";
}

/** Google Docs writes the text of notes and comments in a box at the end that begins with a link back. */
function isGooglesBox(element, name) {
  if (element.tagName !== "DIV") return false;
  const first = element.querySelector("a");
  return Boolean(first?.id.startsWith(name) && first.getAttribute("href")?.startsWith(`#${name}_ref`)) && element.textContent.trim().startsWith(first.textContent.trim());
}
