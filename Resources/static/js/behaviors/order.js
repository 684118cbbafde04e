// What a form tells the server goes there one after the other: what is older never arrives after what is newer.
const last = new WeakMap();

export function inOrder(form, task) {
  const next = (last.get(form) ?? Promise.resolve()).then(task);
  last.set(form, next.catch(() => undefined));
  return next;
}
