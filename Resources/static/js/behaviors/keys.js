// The keyboard: single letters outside fields, Ctrl-Enter anywhere in a form. The sheet lists them.
export function keys() {
  document.addEventListener("keydown", (event) => {
    if (event.defaultPrevented || event.isComposing) return;
    if (event.key === "Enter" && (event.ctrlKey || event.metaKey)) return execute(event);
    if (event.key === "Escape") return leave(event);
    if (event.key.toLowerCase() === "k" && (event.ctrlKey || event.metaKey) && !event.altKey && !event.shiftKey) return search(event);
    if (event.ctrlKey || event.metaKey || event.altKey || isField(event.target)) return;
    if (document.querySelector("dialog[open]")) return;
    const action = actions[event.key];
    if (!action) return;
    event.preventDefault();
    action();
  });
}

const actions = {
  "/": () => focusSearch(),
  "?": () => document.getElementById("shortcuts")?.showModal(),
  j: () => step(1),
  k: () => step(-1),
  t: () => currentBench()?.querySelector("[data-action=try]")?.click(),
};

function focusSearch() {
  const input = document.getElementById("search");
  input?.focus();
  input?.select();
  return Boolean(input);
}

function search(event) {
  if (document.querySelector("dialog[open]")) return;
  if (focusSearch()) event.preventDefault();
}

function isField(element) {
  return element instanceof Element && element.matches("input, textarea, select, [contenteditable]");
}

function currentBench() {
  return document.activeElement?.closest(".row")?.querySelector("[data-behavior~=console]")
    ?? document.querySelector("[data-behavior~=console]");
}

function execute(event) {
  const bench = event.target.closest?.("[data-behavior~=console]") ?? currentBench();
  const form = bench?.querySelector("form");
  if (!form || !bench.hasAttribute("data-trying")) return;
  event.preventDefault();
  form.requestSubmit(form.querySelector("[data-action=execute]"));
}

// Escape leaves the field first, then the try-out.
function leave(event) {
  if (document.querySelector("dialog[open]")) return;
  if (isField(event.target)) return event.target.blur();
  const bench = currentBench();
  if (bench?.hasAttribute("data-trying")) bench.querySelector("[data-action=try]")?.click();
}

// In a list the next row; on an operation's page the next operation.
function step(direction) {
  const rows = [...document.querySelectorAll(".row-link")].filter((link) => link.checkVisibility());
  if (rows.length > 0) {
    const index = rows.findIndex((link) => link.closest(".row").contains(document.activeElement));
    const target = rows[index < 0 && direction < 0 ? rows.length - 1 : index + direction];
    target?.focus();
    target?.scrollIntoView({ block: "nearest" });
    return;
  }
  document.querySelector(direction > 0 ? "a[rel=next]" : "a[rel=prev]")?.click();
}
