// Authorize as a dialog over the page: the server's own fragment, its forms posted in place. No value stays here.
import { announce } from "./announce.js";
import { fetchFragment, place, postForm } from "./fragment.js";

let hasChanged = false;

export function authorize(link) {
  link.addEventListener("click", (event) => {
    if (event.ctrlKey || event.metaKey || event.shiftKey || event.button > 0) return;
    event.preventDefault();
    event.stopPropagation();
    open(link.dataset.fragment).catch(() => { location.href = link.href; });
  });
}

async function open(address) {
  const dialog = document.getElementById("authorizations");
  const { nodes } = await fetchFragment(address);
  place(dialog, nodes);
  if (!dialog.open) dialog.showModal();
  dialog.querySelector("input:not([type=hidden])")?.focus();
}

export function dialogs() {
  const dialog = document.getElementById("authorizations");
  if (!dialog) return;
  dialog.addEventListener("submit", (event) => {
    if (event.target.method === "dialog") return;
    event.preventDefault();
    submit(dialog, event.target, event.submitter);
  });
  dialog.addEventListener("click", (event) => {
    if (!event.target.closest("[data-action=close]")) return;
    event.preventDefault();
    dialog.close();
  });
  dialog.addEventListener("close", () => {
    dialog.replaceChildren();
    if (hasChanged) refreshPadlocks();
    hasChanged = false;
  });
  for (const each of document.querySelectorAll("dialog")) {
    each.addEventListener("click", (event) => { if (event.target === each) each.close(); });
  }
}

async function submit(dialog, form, submitter) {
  try {
    const { status, nodes } = await postForm(form, { submitter });
    // Whoever closed it before the answer came sees what has changed in the page.
    if (!dialog.open) return refreshPadlocks();
    place(dialog, nodes);
    hasChanged = true;
    announce(status < 300 ? dialog.querySelector("[role=status]")?.textContent ?? "Saved" : "Not saved");
    dialog.querySelector("[aria-invalid=true], button")?.focus();
  } catch {
    form.submit();
  }
}

// The same page again tells how its padlocks stand now.
async function refreshPadlocks() {
  const { nodes } = await fetchFragment(location.pathname + location.search).catch(() => ({}));
  if (!nodes) return;
  const fresh = new Map();
  for (const link of nodes.querySelectorAll("[data-state][href]")) fresh.set(link.getAttribute("href"), link);
  for (const link of document.querySelectorAll("[data-state][href]")) {
    const now = fresh.get(link.getAttribute("href"));
    const state = now?.dataset.state;
    if (!state || state === link.dataset.state) continue;
    link.dataset.state = state;
    const icon = link.querySelector(".icon");
    icon?.classList.toggle("icon-lock", state === "closed");
    icon?.classList.toggle("icon-unlock", state !== "closed");
    const label = now.getAttribute("aria-label");
    if (label) link.setAttribute("aria-label", label);
  }
}
