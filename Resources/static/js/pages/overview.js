// The list of operations: rows unfold in place, and an address with a fragment opens the row it names.
import { take } from "../behaviors/copy.js";
import { enhance } from "../behaviors/enhance.js";
import { fetchFragment, place } from "../behaviors/fragment.js";

export function start() {
  for (const list of document.querySelectorAll("[data-rows]")) furnish(list);
  document.addEventListener("portico:loaded", (event) => {
    for (const list of event.target.querySelectorAll("[data-rows]")) furnish(list);
    openNamed();
  });
  document.addEventListener("click", click);
  addEventListener("hashchange", openNamed);
  openNamed();
}

// Each row gets its tools from the page's template: they are of no use without scripts.
function furnish(list) {
  const template = document.getElementById("row-tools");
  if (!template || list.dataset.ready !== undefined) return;
  list.dataset.ready = "";
  for (const row of list.children) {
    const name = [...row.querySelector(".row-link")?.children ?? []].map((part) => part.textContent).join(" ");
    const tools = template.content.cloneNode(true);
    const fold = tools.querySelector(".row-fold");
    fold.setAttribute("aria-expanded", "false");
    fold.setAttribute("aria-label", `Unfold ${name}`);
    const place = row.querySelector(".row-tools");
    place.prepend(tools.querySelector(".row-copy"));
    place.append(fold);
  }
}

function click(event) {
  const line = event.target.closest(".row-line");
  if (!line || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey) return;
  const copyButton = event.target.closest(".row-copy");
  if (copyButton) return take(line.querySelector(".path").textContent, copyButton);
  if (event.target.closest(".padlock")) return;
  const link = event.target.closest(".row-link");
  if (link && event.detail === 0) return;
  if (!link && String(getSelection()).length > 0 && event.detail > 1) return;
  event.preventDefault();
  toggle(line.closest(".row"));
}

async function toggle(row, isOpen = !row.querySelector(":scope > .row-panel:not([hidden])")) {
  const fold = row.querySelector(".row-fold");
  fold?.setAttribute("aria-expanded", String(isOpen));
  let panel = row.querySelector(":scope > .row-panel");
  if (!isOpen) {
    if (panel) panel.hidden = true;
    history.replaceState(null, "", location.pathname + location.search);
    return;
  }
  history.replaceState(null, "", `#${row.id}`);
  if (panel) { panel.hidden = false; return; }
  panel = document.createElement("div");
  panel.className = "row-panel";
  const running = document.getElementById("running");
  if (running) panel.append(running.content.cloneNode(true));
  row.append(panel);
  try {
    const { nodes } = await fetchFragment(panelAddress(row));
    place(panel, nodes);
    enhance(panel);
  } catch {
    location.href = row.querySelector(".row-link").href;
  }
}

function panelAddress(row) {
  return row.querySelector(".row-link").getAttribute("href") + row.parentElement.dataset.rows;
}

// The row that the address names: by its id, by that of something in its form, as `#op-name`, or as Swagger UI writes it,
// `#/tag/name`.
function named() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { return null; }
  if (!name) return null;
  const operation = name.startsWith("/") ? name.split("/").slice(2).join("/") : name.replace(/^op-/, "");
  return document.getElementById(name) ?? document.getElementById(`d-op-${encoded(operation)}`) ?? holding(name);
}

// The row in whose form an input stands once it is unfolded: `d-in-name.field` in `d-op-name`, and names may have dots.
function holding(name) {
  const inner = /^d-(?:in|body|value)-(.*)$/.exec(name)?.[1] ?? "";
  for (let end = inner.lastIndexOf("."); end > 0; end = inner.lastIndexOf(".", end - 1)) {
    const row = document.getElementById(`d-op-${inner.slice(0, end)}`);
    if (row) return row;
  }
  return null;
}

// A name from the description as it stands in an id: the server's own rule.
function encoded(name) {
  const bytes = [...new TextEncoder().encode(name)];
  return bytes.map((byte) => {
    const letter = String.fromCharCode(byte);
    return /[A-Za-z0-9._-]/.test(letter) ? letter : `~${byte.toString(16).toUpperCase().padStart(2, "0")}`;
  }).join("");
}

function openNamed() {
  const row = named();
  const fold = row?.closest("details");
  // A tag that is fetched only when it is opened has plain links until then; its rows tell when they are there.
  if (fold) fold.open = true;
  if (!row?.classList.contains("row")) return;
  if (row.querySelector(":scope > .row-panel:not([hidden])")) return;
  const inner = location.hash.slice(1);
  const show = () => row.scrollIntoView({ block: "start" });
  show();
  // Rows out of sight have a height that is only guessed until they come near.
  requestAnimationFrame(() => requestAnimationFrame(show));
  toggle(row, true).then(() => {
    const input = inner === row.id ? null : document.getElementById(inner);
    if (!input) return show();
    input.scrollIntoView({ block: "center" });
    input.focus({ preventScroll: true });
  });
}
