// Search in pages that are files: the index is a script that only fills data, loaded when words are first typed.
import { results } from "./results.js";

const shown = 12;
const listed = 100;

export function indexSearch() {
  const input = document.getElementById("search");
  const form = input?.form;
  if (!form?.dataset.index) return;
  results(input, (words) => found(form, words, shown));
  const page = document.querySelector("[data-results]");
  if (page) answer(page, form, input);
}

// The page of results: the words stand in its address.
async function answer(page, form, input) {
  const field = page.parentElement.querySelector(`input[name=${input.name}]`);
  const words = new URL(location.href).searchParams.get(input.name)?.trim() ?? "";
  if (field) field.value = words;
  if (words) page.replaceChildren(await found(form, words, listed));
}

let index;

function load(form) {
  index ??= new Promise((resolve) => {
    const script = document.createElement("script");
    const address = new URL(form.dataset.index, document.baseURI).href;
    script.addEventListener("load", () => resolve({ address, rows: prepared(globalThis.porticoIndex ?? []) }));
    script.addEventListener("error", () => resolve({ address, rows: [] }));
    script.src = address;
    document.head.append(script);
  });
  return index;
}

function prepared(rows) {
  return rows.map((row) => {
    const [kind, , name, title, , words] = row.map((text) => text.toLowerCase());
    return { row, name: `${kind} ${name}`, starts: [kind, name, name.replace(/^\//, "")], title, words };
  });
}

async function found(form, text, maximum) {
  const { address, rows } = await load(form);
  const words = text.toLowerCase().slice(0, 256).split(/\s+/).filter(Boolean);
  const ranked = [];
  rows.forEach((entry, place) => {
    const rank = total(entry, words);
    if (rank !== undefined) ranked.push({ entry, rank, place });
  });
  ranked.sort((one, other) => one.rank - other.rank || one.place - other.place);
  return list(ranked.slice(0, maximum).map(({ entry }) => entry.row), address);
}

// Smaller is better; undefined when a word is nowhere.
function total(entry, words) {
  let sum = 0;
  for (const word of words) {
    if (entry.starts.some((start) => start.startsWith(word))) continue;
    if (entry.name.includes(word)) sum += 1;
    else if (entry.title.includes(word)) sum += 3;
    else if (entry.words.includes(word)) sum += 9;
    else return undefined;
  }
  return sum;
}

function list(rows, address) {
  const nodes = document.createDocumentFragment();
  if (rows.length === 0) {
    nodes.append(element("p", "empty small", "Nothing found. Try a part of a path, a name or a word of a summary."));
    return nodes;
  }
  const hits = element("ul", "hits");
  for (const [kind, kindClass, name, title, reference] of rows) {
    const link = element("a", "");
    link.href = new URL(reference, address).href;
    link.append(element("span", `method ${kindClass}`.trim(), kind), element("code", "path", name), element("small", "", title));
    const item = element("li", "");
    item.append(link);
    hits.append(item);
  }
  nodes.append(hits);
  return nodes;
}

function element(tag, name, text) {
  const made = document.createElement(tag);
  if (name) made.className = name;
  if (text) made.textContent = text;
  return made;
}
