// The folds of a schema level by level, or all of them within a budget: what is fetched counts, and schemas go round.
const maximumRounds = 8;
const maximumProperties = 20000;
const maximumFetches = 200;

export function levels(root) {
  if (root.parentElement.closest(".schema") || !root.querySelector("details > .property-line")) return;
  const bar = document.createElement("div");
  bar.className = "schema-tools";
  const collapse = button("Collapse", () => { for (const fold of folds(root)) fold.open = false; });
  bar.append(button("Next level", () => unfold(root)), button("Expand all", (self) => all(root, self)), collapse);
  root.prepend(bar);
}

function button(label, action) {
  const element = document.createElement("button");
  element.type = "button";
  element.className = "schema-tool";
  element.textContent = label;
  element.addEventListener("click", () => action(element));
  return element;
}

// The folds of properties; what switches between variants, or hides long values, is left as it is.
function folds(root) {
  return [...root.querySelectorAll("details")].filter((fold) =>
    fold.querySelector(":scope > .property-line") && fold.dataset.variant === undefined && !fold.closest(".turned"));
}

// Opens what is closed and can be seen; tells which of it has to be fetched first.
function unfold(root) {
  const closed = folds(root).filter((fold) => !fold.open && !fold.parentElement.closest("details:not([open])"));
  const fetched = closed.filter((fold) => fold.querySelector(":scope > [data-lazy] > a:only-child")).slice(0, maximumFetches);
  const plain = closed.filter((fold) => !fold.querySelector(":scope > [data-lazy] > a:only-child"));
  for (const fold of [...plain, ...fetched]) fold.open = true;
  return { opened: plain.length + fetched.length, fetched };
}

async function all(root, self) {
  self.disabled = true;
  let fetches = 0;
  for (let round = 0; round < maximumRounds; round += 1) {
    const { opened, fetched } = unfold(root);
    fetches += fetched.length;
    await Promise.all(fetched.map(loaded));
    if (opened === 0 || fetches > maximumFetches || root.querySelectorAll(".property").length > maximumProperties) break;
  }
  self.disabled = false;
}

function loaded(fold) {
  return new Promise((resolve) => {
    fold.addEventListener("portico:loaded", resolve, { once: true });
    setTimeout(resolve, 5000);
  });
}
