// The writing page as the harness serves it: the frame of all pages, and the forms the editor is made for.

import { readFileSync } from "node:fs";

const words = JSON.parse(readFileSync(new URL("./words.json", import.meta.url), "utf8"));

const LABELS = {
  title: ["Overskrift", null],
  sagsfremstilling: ["Sagsfremstilling", "Skriv, hvad sagen handler om, så den kan læses uden bilag."],
  oekonomi: ["Økonomi", "Skriv, hvad det koster, og hvor pengene kommer fra."],
  indstilling: ["Indstilling", "Et at-punkt for hver ting, der skal besluttes."],
};

const escaped = (text) => String(text).replace(/[&<>"]/g, (it) => ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;" })[it]);

function frame(title, main, head = "", who = "") {
  const leave = who ? `<form method="post" action="/log-ud"><button class="button-unstyled" type="submit">Log ud</button></form>` : "";
  return `<!doctype html>
<html lang="da">
<head><meta charset="utf-8"><meta name="viewport" content="width=device-width, initial-scale=1"><title>${escaped(title)} – Referat</title>
<link rel="icon" href="/assets/favicon.svg"><link rel="stylesheet" href="/assets/referat.css"><script src="/assets/referat.js" defer></script>${head}</head>
<body>
<a class="skipnav" href="#main-content">Gå til indholdet</a>
<header class="site-header"><div class="container site-header__inner">
<a class="site-header__brand" href="/"><span class="site-header__name">Referat</span><span class="site-header__place">Sandved Kommune</span></a>${leave}
</div></header>
<div class="container page-container"><main id="main-content" tabindex="-1">
<div class="page-head"><h1>${escaped(title)}</h1></div>
${main}
</main></div>
</body></html>`;
}

export function signInPage() {
  return frame("Log ind", "<p>Du er logget ud.</p>");
}

export function writingPage({ id, who, paper, pace }) {
  const labels = Object.entries(words).map(([name, text]) => `data-label-${name}="${escaped(text)}"`).join(" ");
  const person = who.toLowerCase().replace(/[^a-z]+/g, "-");
  const head = `<link rel="stylesheet" href="/assets/editor.css"><script src="/assets/editor.js" defer></script>`;
  const main = `<template id="writing-words" data-person="${person}" data-name="${escaped(who)}" data-icons="/assets/icons.svg" data-pace="${escaped(pace)}" ${labels}></template>
<p data-writing-present></p>
${Object.entries(paper).map(([name, field]) => form(id, name, field)).join("\n")}`;
  return frame("Skriv sagen", main, head, who);
}

function form(id, name, { kind, version, content }) {
  const [label, guidance] = LABELS[name];
  const tree = kind === "text" ? `<script type="application/json" class="writing-doc">${JSON.stringify(content).replaceAll("<", "\\u003c")}</script>` : "";
  return `<form class="writing-field" method="post" action="/moedesager/${id}/felter/${name}" data-writing-field="${name}" data-version="${version}" data-kind="${kind}">
<h2><label class="form-label" for="field-${name}">${escaped(label)}</label></h2>
${guidance ? `<div class="writing-guidance" id="guidance-${name}">${escaped(guidance)}</div>` : ""}
<textarea class="form-input" id="field-${name}" name="text" rows="4" lang="da" spellcheck="true"${guidance ? ` aria-describedby="guidance-${name}"` : ""}>${escaped(markdown(kind, content))}</textarea>
<input type="hidden" name="version" value="${version}">${tree}
<button class="button button-secondary">Gem</button>
</form>`;
}

function markdown(kind, content) {
  if (kind === "line") return content;
  if (kind === "lines") return content.join("\n");
  return content.content.map(wordsOf).join("\n\n");
}

function wordsOf(node) {
  if (node.text) return node.text;
  return (node.content ?? []).map(wordsOf).join(node.type === "paragraph" || node.type === "heading" ? "" : "\n");
}
