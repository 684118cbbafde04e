// Behaviours by name: elements ask for them with data-behavior="name …", also those that arrive later in a fragment.
const behaviors = new Map();

export function define(table) {
  for (const [name, start] of Object.entries(table)) behaviors.set(name, start);
}

export function enhance(root) {
  const found = [...root.querySelectorAll("[data-behavior]")];
  if (root instanceof Element && root.dataset.behavior) found.unshift(root);
  for (const element of found) {
    if (element.dataset.ready !== undefined) continue;
    element.dataset.ready = "";
    for (const name of element.dataset.behavior.split(" ")) behaviors.get(name)?.(element);
  }
}
