// An operation's own page: the entry in the sidebar comes into view.
export function start() {
  const scroll = document.querySelector(".sidebar-scroll");
  const current = scroll?.querySelector("[aria-current]");
  if (!current) return;
  const entry = current.getBoundingClientRect();
  const frame = scroll.getBoundingClientRect();
  if (entry.top < frame.top || entry.bottom > frame.bottom) scroll.scrollTop += entry.top - frame.top - frame.height / 3;
}
