// Search in pages that are files: the index is a script that only fills data, loaded when words are first typed.
import { indexed, ranked } from "./matching.js";
import { results } from "./results.js";

const shown = 12;
const listed = 100;
const nothing = "Nothing found. Try a part of a path, a name or a word of a summary.";

export function indexSearch() {
  const input = document.getElementById("search");
  const form = input?.form;
  if (!form?.dataset.index) return;
  results(input, async (words) => box(await found(form, words)));
  const page = document.querySelector("[data-results]");
  if (page) answer(page, form, input);
}

// The page of results: the words stand in its address.
async function answer(page, form, input) {
  const field = page.parentElement.querySelector(`input[name=${input.name}]`);
  const words = new URL(location.href).searchParams.get(input.name)?.trim() ?? "";
  if (field) field.value = words;
  if (!words) return;
  const all = document.querySelector("[data-all]");
  if (all) all.hidden = true;
  page.replaceChildren(list(await found(form, words)));
}

let index;

function load(form) {
  index ??= new Promise((resolve) => {
    const script = document.createElement("script");
    const address = new URL(form.dataset.index, document.baseURI).href;
    script.addEventListener("load", () => resolve(prepared(globalThis.porticoIndex ?? [], address)));
    script.addEventListener("error", () => resolve(prepared([], address)));
    script.src = address;
    document.head.append(script);
  });
  return index;
}

// A name counts most, then a title, then further words.
function prepared(rows, address) {
  const texts = rows.map(([kind, , name, title, , words]) => [[name, 8], [title, 5], [kind, 5], [words, 3]]);
  return { rows, address, index: indexed(texts) };
}

async function found(form, text) {
  const { rows, address, index: words } = await load(form);
  return { address, rows: ranked(words, text).map((row) => rows[row]) };
}

// Below the field: options of a list box, as a server's pages have them.
function box({ rows, address }) {
  const nodes = document.createDocumentFragment();
  const said = element("p", "visually-hidden", rows.length === 0 ? nothing : `${rows.length} result${rows.length === 1 ? "" : "s"}`);
  said.dataset.said = "";
  nodes.append(said);
  if (rows.length === 0) {
    const text = element("p", "empty small", nothing);
    text.setAttribute("aria-hidden", "true");
    nodes.append(text);
    return nodes;
  }
  const hits = element("div", "hits");
  hits.id = "search-list";
  hits.setAttribute("role", "listbox");
  hits.setAttribute("aria-label", "Results");
  rows.slice(0, shown).forEach((row, place) => {
    const option = link(row, address);
    option.id = `hit-${place}`;
    option.tabIndex = -1;
    option.setAttribute("role", "option");
    option.setAttribute("aria-selected", "false");
    hits.append(option);
  });
  nodes.append(hits);
  return nodes;
}

// On the page: a plain list.
function list({ rows, address }) {
  if (rows.length === 0) return element("p", "empty small", nothing);
  const hits = element("ul", "hits");
  for (const row of rows.slice(0, listed)) {
    const item = element("li", "");
    item.append(link(row, address));
    hits.append(item);
  }
  return hits;
}

function link([kind, kindClass, name, title, reference], address) {
  const made = element("a", "");
  made.href = new URL(reference, address).href;
  made.append(element("span", `method ${kindClass}`.trim(), kind), element("code", "path", name), element("small", "", title));
  return made;
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
