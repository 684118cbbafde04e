// An address with a fragment leads to what it names, however deep it is folded: folds open, tabs and media types switch,
// and what is fetched only when it is opened is fetched.
let awaited = null;

export function reveal() {
  addEventListener("hashchange", follow);
  document.addEventListener("click", take);
  document.addEventListener("portico:loaded", (event) => { if (event.target === awaited) follow(); });
  follow();
}

// A deep link into this very page asks the server for nothing: all that its query does, the fragment does here.
function take(event) {
  const link = event.target.closest?.("a.anchor");
  if (!link || event.button > 0 || event.ctrlKey || event.metaKey || event.shiftKey || event.altKey) return;
  const url = new URL(link.href);
  if (url.origin !== location.origin || url.pathname !== location.pathname) return;
  event.preventDefault();
  location.hash = url.hash;
}

function follow() {
  awaited = null;
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { return; }
  const target = name ? document.getElementById(name) ?? shared(name) ?? around(name) : null;
  if (!target?.closest("main")) return;
  let changed = false;
  for (let part = target; part; part = part.parentElement) changed = open(part, part === target) || changed;
  const own = target.querySelector(":scope > details");
  if (own && target.id !== name) awaited = own;
  if (own) own.open = true;
  if (changed || awaited || target.id !== name) target.scrollIntoView({ block: "start" });
}

// The closest of what it stands within, whose rest is yet to be fetched.
function around(name) {
  for (let end = name.lastIndexOf("."); end > 0; end = name.lastIndexOf(".", end - 1)) {
    const found = document.getElementById(name.slice(0, end));
    if (found) return found;
  }
  return null;
}

// Media types with one schema share its rows: the row without the media type in its name.
function shared(name) {
  const start = name.lastIndexOf(".", name.indexOf("~2F"));
  for (let end = name.indexOf(".", start + 1); start > 0 && end > 0; end = name.indexOf(".", end + 1)) {
    const row = document.getElementById(name.slice(0, start) + name.slice(end));
    if (row) return row;
  }
  return null;
}

function open(part, isTarget) {
  if (part.matches("details:not([open])") && !isTarget) { part.open = true; return true; }
  if (part.matches(".tab-panel[hidden]")) {
    document.getElementById(part.getAttribute("aria-labelledby"))?.click();
    return true;
  }
  if (part.matches("[data-media][hidden]")) {
    const select = part.closest("[data-media-scope]")?.querySelector("select[data-behavior~=media]");
    if (!select) return false;
    // Several that hold the same stand in one part, a name a line.
    [select.value] = part.dataset.media.split("\n");
    select.dispatchEvent(new Event("change"));
    return true;
  }
  return false;
}
