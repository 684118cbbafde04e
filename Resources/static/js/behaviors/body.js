// The body of a result: other views and filters come in place of what is shown, further parts below it. On the result's
// own page each view has an address, so that links are followed there.
import { announce } from "./announce.js";
import { enhance } from "./enhance.js";
import { fetchFragment } from "./fragment.js";

const isOwnPage = () => document.body.dataset.page === "exchange";

export function body(block) {
  block.addEventListener("click", (event) => {
    const link = event.target.closest("a[data-fragment]");
    if (!link || event.metaKey || event.ctrlKey || event.shiftKey || event.button !== 0) return;
    if (link.dataset.more !== undefined) {
      event.preventDefault();
      more(block, link);
    } else if (!isOwnPage()) {
      event.preventDefault();
      show(block, link.dataset.fragment, link.href);
    }
  });
  block.addEventListener("submit", (event) => {
    const form = event.target.closest("form[data-fragment]");
    if (!form || isOwnPage()) return;
    event.preventDefault();
    const address = new URL(form.dataset.fragment, document.baseURI);
    for (const [name, value] of new FormData(form)) address.searchParams.set(name, value);
    show(block, address, form.action);
  });
}

// Takes the place of the whole block; what cannot be fetched is gone to.
async function show(block, address, page) {
  const name = new URL(page, document.baseURI).hash.slice(1);
  try {
    const { nodes } = await fetchFragment(address);
    const fresh = nodes.querySelector(".body");
    if (!fresh) throw new Error("No body came back.");
    const hadFilter = block.contains(document.activeElement) && document.activeElement.matches("input");
    block.replaceWith(fresh);
    enhance(fresh);
    (hadFilter ? fresh.querySelector("input") : fresh.querySelector("[aria-current]"))?.focus();
    announce(fresh.querySelector("[role=status]")?.textContent ?? "Shown");
    if (name && name !== fresh.id) location.hash = name;
  } catch {
    location.assign(page);
  }
}

async function more(block, link) {
  const shown = block.querySelector("[data-shown]");
  const paragraph = link.closest(".body-more");
  link.setAttribute("aria-disabled", "true");
  try {
    const { nodes } = await fetchFragment(link.dataset.fragment);
    const fresh = nodes.querySelector("[data-shown]");
    const target = list(shown);
    const added = list(fresh);
    if (!target || !added) throw new Error("Nothing came back.");
    const first = added.firstElementChild;
    target.append(...added.childNodes);
    const rest = fresh.querySelectorAll(".body-more, .notice");
    fresh.querySelector(".body-more a:not([data-more])")?.remove();
    paragraph.replaceWith(...rest);
    enhance(shown);
    announce("More shown");
    const next = shown.querySelector("a[data-more]");
    if (next) next.focus({ preventScroll: true });
    else first?.scrollIntoView({ block: "nearest" });
  } catch {
    location.assign(link.href);
  }
}

// What grows when more is shown: found values, rows, or code.
function list(shown) {
  return shown.querySelector("ol.found") ?? shown.querySelector("tbody") ?? shown.querySelector("pre > code");
}
