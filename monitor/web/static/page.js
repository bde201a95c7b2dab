// What the keyboard does on a page of changes; everything else works without.
"use strict";

document.documentElement.classList.add("js");

for (const one of document.querySelectorAll(".latest")) one.scrollLeft = one.scrollWidth;

const changes = () =>
  [...document.querySelectorAll("article.change")].filter((one) => one.checkVisibility());

function go(step) {
  const all = changes();
  if (!all.length) return;
  const here = all.indexOf(document.activeElement?.closest("article.change"));
  const from = here >= 0 ? here : step > 0 ? -1 : all.length;
  const next = all[Math.min(all.length - 1, Math.max(0, from + step))];
  next.tabIndex = -1;
  next.focus({ preventScroll: true });
  next.scrollIntoView({ block: "start" });
}

document.addEventListener("keydown", (event) => {
  if (event.ctrlKey || event.metaKey || event.altKey) return;
  if (event.target.closest("input, textarea, select")) return;
  if (event.key === "j") go(1);
  else if (event.key === "k") go(-1);
  else if (event.key === "/") document.querySelector("input[type=search]")?.focus();
  else return;
  event.preventDefault();
});
