// An address with a fragment leads to what it names, however deep it is folded: folds open, tabs and media types switch.
export function reveal() {
  addEventListener("hashchange", follow);
  follow();
}

function follow() {
  let name = location.hash.slice(1);
  try { name = decodeURIComponent(name); } catch { return; }
  const target = name ? document.getElementById(name) : null;
  if (!target?.closest("main")) return;
  let changed = false;
  for (let part = target; part; part = part.parentElement) changed = open(part, part === target) || changed;
  const own = target.querySelector(":scope > details");
  if (own) own.open = true;
  if (changed) target.scrollIntoView({ block: "start" });
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
