// Runs of pasted words: white space as one sees it, invisible characters gone, equal runs together.

/** A line break among runs. */
export const HardBreak = { hardBreak: true };

const INVISIBLE = /[\u00ad\u200b\u200e\u200f\u2028\u2029\u2060\ufeff\u0000-\u0008\u000b\u000c\u000e-\u001f\u007f-\u009f]/g;
const SPACES = /[\u00a0\u2000-\u200a\u202f\u205f\u3000\t\r\n ]+/g;

/** Words without soft hyphens and other invisible characters, with plain spaces and whole letters. */
export function cleanWords(text) {
  return text.normalize("NFC").replace(INVISIBLE, "").replace(SPACES, " ");
}

/** The contents of the paragraphs that the runs make: none, one, or more where breaks stand together. */
export function finish(inlines) {
  const paragraphs = [];
  for (const part of split(inlines)) {
    const content = [];
    let spaced = true; // at the beginning and after a break no space is seen
    for (const inline of part) {
      if (inline === HardBreak) {
        trimEnd(content);
        content.push({ type: "hard_break" });
        spaced = true;
        continue;
      }
      let text = cleanWords(inline.text);
      if (spaced && text.startsWith(" ")) text = text.slice(1);
      if (!text) continue;
      spaced = text.endsWith(" ");
      content.push(run(text, inline.marks));
    }
    trimEnd(content);
    if (content.length > 0) paragraphs.push(content);
  }
  return paragraphs;
}

/** Parts between two or more breaks with nothing but space between them. */
function split(inlines) {
  const parts = [[]];
  let breaks = 0;
  let held = [];
  for (const inline of inlines) {
    const blank = inline !== HardBreak && !cleanWords(inline.text).trim();
    if (inline === HardBreak) {
      breaks += 1;
      held.push(inline);
    } else if (blank && breaks > 0) {
      held.push(inline);
    } else {
      const here = parts.at(-1);
      if (breaks > 1 && here.length > 0) parts.push([inline]);
      else if (here.length > 0) here.push(...held, inline);
      else here.push(inline);
      [breaks, held] = [0, []];
    }
  }
  return parts;
}

function trimEnd(content) {
  const last = content.at(-1);
  if (last?.type !== "text") return;
  last.text = last.text.trimEnd();
  if (!last.text) {
    content.pop();
    trimEnd(content);
  }
}

function run(text, marks) {
  const list = [];
  if (marks.link) list.push({ type: "link", attrs: { href: marks.link } });
  // A space is neither bold nor slanted: the marks of words stay together.
  if (marks.em && text.trim()) list.push({ type: "em" });
  if (marks.strong && text.trim()) list.push({ type: "strong" });
  return list.length > 0 ? { type: "text", marks: list, text } : { type: "text", text };
}

/** Whether all words are strong. */
export function isOnlyStrong(content) {
  return content.every((it) => it.type !== "text" || !it.text.trim() || it.marks?.some((mark) => mark.type === "strong"));
}

/** The same words, none of them strong. */
export function plain(content) {
  return content.map((it) => {
    const marks = it.marks?.filter((mark) => mark.type !== "strong") ?? [];
    const { marks: _, ...rest } = it;
    return marks.length > 0 ? { ...rest, marks } : rest;
  });
}
