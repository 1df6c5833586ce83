// How pasted words are marked, and where pasted links may lead: to the web and to mail. Others keep their words.

/** The target, freed of what mail programs and searches wrap around it; nothing if it isn't allowed. */
export function target(href, depth = 0) {
  const text = href?.trim();
  if (!text || !/^(https?:\/\/|mailto:)/i.test(text)) return null;
  let address;
  try {
    address = new URL(text);
  } catch {
    return null;
  }
  const inner = wrapped(address);
  if (inner && depth < 3) return target(inner, depth + 1);
  return /[\s"<>\\^`{|}\u0000-\u001f\u007f-\u009f]/.test(text) ? address.href : text;
}

function wrapped(address) {
  if (/(^|\.)safelinks\.protection\.outlook\.com$/i.test(address.hostname)) return address.searchParams.get("url");
  if (/^(www\.)?google\.[a-z.]+$/i.test(address.hostname) && address.pathname === "/url") return address.searchParams.get("q") ?? address.searchParams.get("url");
  return null;
}

/** The marks inside an element: from its name, then from its style, which may also take them away. */
export function marked(node, style, marks) {
  const own = { ...marks };
  if (/^(B|STRONG)$/.test(node.tagName)) own.strong = true;
  if (/^(I|EM)$/.test(node.tagName)) own.em = true;
  const weight = style["font-weight"];
  if (weight) own.strong = /^bold/.test(weight) || Number(weight) >= 600;
  if (style["font-style"]) own.em = /^(italic|oblique)/.test(style["font-style"]);
  if (node.tagName === "A") {
    const href = target(node.getAttribute("href"));
    if (href) own.link = href;
  }
  return own;
}
