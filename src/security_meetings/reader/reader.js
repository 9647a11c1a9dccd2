"use strict";
// The page works without this: it adds search, facets, and light on every segment of a long span.
const cards = [...document.querySelectorAll(".card")];
const groups = [...document.querySelectorAll(".group")];
const form = document.querySelector(".choose");
const told = form.querySelector("output");
const lost = document.querySelector(".lost");
const known = new Map();

const plain = (text) => text.normalize("NFKD").replace(/\p{M}/gu, "").toLowerCase();
const wordsOf = (card) => {
  if (!known.has(card)) known.set(card, plain(card.textContent));
  return known.get(card);
};

function choose() {
  const wanted = [...form.querySelectorAll("select")].filter((facet) => facet.value);
  const words = plain(form.elements.words.value).split(/\s+/).filter(Boolean);
  let shown = 0;
  for (const card of cards) {
    const fits =
      wanted.every((facet) => (card.dataset[facet.name] ?? "").split(" ").includes(facet.value)) &&
      words.every((word) => wordsOf(card).includes(word));
    card.hidden = !fits;
    shown += fits;
  }
  for (const group of groups) group.hidden = !group.querySelector(".card:not([hidden])");
  const some = shown < cards.length ? `${shown} of ` : "";
  told.value = `${some}${cards.length} record${cards.length === 1 ? "" : "s"}`;
}

// What is called for: the address may be one that no browser could have written.
function called() {
  const written = location.hash.slice(1);
  try {
    return decodeURIComponent(written);
  } catch {
    return written;
  }
}

// Any words of a text have an address: where they begin and, exclusive, end, in code points.
function mark(address) {
  const [, article, from, to] = address.match(/^(text\/[^/]+)\/(\d+)-(\d+)$/) ?? [];
  const text = article && document.getElementById(article)?.querySelector(".text");
  const [start, end] = [Number(from), Number(to)];
  if (!text || start >= end) return null;
  const kinds = NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT;
  const walker = document.createTreeWalker(text, kinds, (node) =>
    // Numbers of sentences are no letters of the text, and a letter that is spelt out is one.
    node.parentElement.matches(".number, .spelt") ? NodeFilter.FILTER_REJECT
    : node.nodeType === Node.TEXT_NODE || node.matches(".spelt") ? NodeFilter.FILTER_ACCEPT
    : NodeFilter.FILTER_SKIP);
  const found = [];
  let at = 0;
  while (at < end && walker.nextNode()) {
    const node = walker.currentNode;
    const letters = node.nodeType === Node.TEXT_NODE ? [...node.data] : [""];
    const [first, last] = [Math.max(start - at, 0), Math.min(end - at, letters.length)];
    if (first < last) found.push([node, letters.slice(0, first).join("").length, letters.slice(0, last).join("").length]);
    at += letters.length;
  }
  if (at < end) return null;
  const marks = found.map(([node, first, last]) => {
    const range = document.createRange();
    if (node.nodeType === Node.TEXT_NODE) range.setStart(node, first), range.setEnd(node, last);
    else range.selectNode(node);
    const made = document.createElement("mark");
    range.surroundContents(made);
    return made;
  });
  marks[0].tabIndex = -1;
  marks[0].focus({ preventScroll: true });
  return marks[0];
}

function unlight() {
  lost.replaceChildren();
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  for (const made of document.querySelectorAll(".text mark")) {
    const around = made.parentNode;
    made.replaceWith(...made.childNodes);
    around.normalize();
  }
}

function light() {
  unlight();
  const address = called();
  if (!address) return;
  const target = document.getElementById(address) ?? mark(address);
  if (!target) {
    const name = document.createElement("bdi");
    name.textContent = `#${address}`;
    return lost.replaceChildren("Nothing in this page stands at ", name, ".");
  }
  const card = target.closest(".card");
  if (card?.hidden) form.reset(), choose();
  for (let box = target.closest("details"); box; box = box.parentElement.closest("details")) box.open = true;
  // A note stands beside its sentence, wherever the address was typed.
  const back = target.querySelector(".close")?.hash;
  if (back) return document.getElementById(back.slice(1))?.scrollIntoView({ block: "start" });
  let next = target.nextElementSibling;
  for (let left = Number(target.dataset.n ?? 0); left > 0 && next; left--, next = next.nextElementSibling) {
    next.classList.add("lit");
  }
  const small = target.matches(".from, mark") || target.closest(".claim");
  target.scrollIntoView({ block: small ? "center" : "start" });
}

document.documentElement.classList.add("scripted");
form.addEventListener("input", choose);
form.addEventListener("reset", () => setTimeout(choose));
form.addEventListener("submit", (event) => event.preventDefault());
addEventListener("hashchange", light);
addEventListener("keydown", (event) => {
  if (event.key === "Escape") document.querySelector(".note:target .close")?.click();
  if (event.key === "/" && !event.target.matches("input, select")) {
    event.preventDefault();
    form.elements.words.focus();
  }
});
light();
