"use strict";
// The page works without this: it adds search, facets, and light on every segment of a long span.
const cards = [...document.querySelectorAll(".card")];
const groups = [...document.querySelectorAll(".group")];
const form = document.querySelector(".choose");
const told = form.querySelector("output");
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

function light() {
  for (const lit of document.querySelectorAll(".lit")) lit.classList.remove("lit");
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
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
  target.scrollIntoView({ block: target.matches(".from, .claim") ? "center" : "start" });
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
