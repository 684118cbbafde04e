// An address with a fragment leads to what it names, however deep it is folded: folds open, tabs and media types switch.
export function reveal() {
  addEventListener("hashchange", follow);
  follow();
}

function follow() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { return; }
  const target = name ? document.getElementById(name) ?? shared(name) : null;
  if (!target?.closest("main")) return;
  let changed = false;
  for (let part = target; part; part = part.parentElement) changed = open(part, part === target) || changed;
  const own = target.querySelector(":scope > details");
  if (own) own.open = true;
  if (changed) target.scrollIntoView({ block: "start" });
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
    select.value = part.dataset.media;
    select.dispatchEvent(new Event("change"));
    return true;
  }
  return false;
}
