// JSON in lines folds: an opening bracket hides the lines within it. One bracket is in the tab order; arrows go on from it.
import { announce } from "./announce.js";

export function lines(root) {
  if (!root.querySelector(".tok-open")) return;
  prepare(root);
  root.prepend(tools(root));
  root.addEventListener("click", (event) => {
    const bracket = event.target.closest(".tok-open");
    if (bracket) toggle(root, bracket);
  });
  root.addEventListener("keydown", (event) => {
    const bracket = event.target.closest(".tok-open");
    if (!bracket) return;
    const isOpen = bracket.getAttribute("aria-expanded") === "true";
    if (event.key === "Enter" || event.key === " ") toggle(root, bracket);
    else if (event.key === "ArrowLeft" && isOpen) toggle(root, bracket);
    else if (event.key === "ArrowRight" && !isOpen) toggle(root, bracket);
    else if (event.key === "ArrowDown") move(root, bracket, 1);
    else if (event.key === "ArrowUp") move(root, bracket, -1);
    else return;
    event.preventDefault();
  });
  // Further lines may come, and an address may lead to a hidden one.
  new MutationObserver(() => prepare(root)).observe(root.querySelector("code"), { childList: true });
  addEventListener("hashchange", () => {
    const line = root.isConnected && document.getElementById(location.hash.slice(1));
    if (line && line.hidden && root.contains(line)) {
      setAll(root, true);
      line.scrollIntoView({ block: "center" });
    }
  });
}

function prepare(root) {
  const brackets = [...root.querySelectorAll(".tok-open:not([role])")];
  const hasStop = root.querySelector(".tok-open[tabindex='0']");
  brackets.forEach((bracket, index) => {
    bracket.setAttribute("role", "button");
    bracket.setAttribute("aria-expanded", "true");
    bracket.setAttribute("aria-label", `Lines from ${bracket.closest(".line").dataset.line} on`);
    bracket.tabIndex = !hasStop && index === 0 ? 0 : -1;
  });
}

function tools(root) {
  const bar = document.createElement("div");
  bar.className = "line-tools";
  bar.append(button("Fold all", () => setAll(root, false)), button("Unfold all", () => setAll(root, true)));
  return bar;
}

function button(label, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "schema-tool";
  element.textContent = label;
  element.addEventListener("click", () => { action(); announce(label); });
  return element;
}

const depth = (line) => Number(line.dataset.depth);
const folded = (line) => line.querySelector(".tok-open[aria-expanded=false]");

function toggle(root, bracket) {
  const isOpen = bracket.getAttribute("aria-expanded") === "true";
  bracket.setAttribute("aria-expanded", String(!isOpen));
  const all = [...root.querySelectorAll(".line")];
  const line = bracket.closest(".line");
  let index = all.indexOf(line) + 1;
  while (index < all.length && depth(all[index]) > depth(line)) {
    const inner = all[index];
    inner.hidden = isOpen;
    index += 1;
    // What was folded within stays so.
    if (!isOpen && folded(inner)) while (index < all.length && depth(all[index]) > depth(inner)) index += 1;
  }
}

// Folds leave the outermost level in sight.
function setAll(root, isOpen) {
  for (const line of root.querySelectorAll(".line")) {
    const bracket = line.querySelector(".tok-open");
    if (bracket && (isOpen || depth(line) > 0)) bracket.setAttribute("aria-expanded", String(isOpen));
    line.hidden = !isOpen && depth(line) > 1;
  }
}

function move(root, bracket, step) {
  const all = [...root.querySelectorAll(".tok-open")].filter((each) => !each.closest("[hidden]"));
  const next = all[all.indexOf(bracket) + step];
  if (!next) return;
  bracket.tabIndex = -1;
  next.tabIndex = 0;
  next.focus();
}
