// Panels one below the other become tabs: each panel's data-label is its tab's name.
let count = 0;
// What was chosen last in tabs that remember counts for those that come later: whoever works in one shell sees its command.
const chosen = new Set();

export function tabs(root) {
  const panels = [...root.children].filter((child) => child.classList.contains("tab-panel"));
  const list = document.createElement("div");
  list.className = "tab-list";
  list.setAttribute("role", "tablist");
  const buttons = panels.map((panel, index) => button(panel, index));
  const select = (index, focus) => {
    panels.forEach((panel, other) => { panel.hidden = other !== index; });
    buttons.forEach((tab, other) => {
      tab.setAttribute("aria-selected", String(other === index));
      tab.tabIndex = other === index ? 0 : -1;
    });
    if (focus) buttons[index].focus();
  };
  const choose = (index, focus) => {
    for (const panel of panels) chosen.delete(panel.dataset.label);
    if (root.dataset.remember !== undefined) chosen.add(panels[index].dataset.label);
    select(index, focus);
  };
  buttons.forEach((tab, index) => {
    tab.addEventListener("click", () => choose(index));
    tab.addEventListener("keydown", (event) => {
      const target = next(event.key, index, buttons.length);
      if (target === undefined) return;
      event.preventDefault();
      choose(target, true);
    });
  });
  list.append(...buttons);
  root.prepend(list);
  const remembered = panels.findIndex((panel) => chosen.has(panel.dataset.label));
  select(Math.max(0, remembered >= 0 ? remembered : panels.findIndex((panel) => panel.dataset.selected !== undefined)));
}

function button(panel) {
  count += 1;
  const tab = document.createElement("button");
  tab.type = "button";
  tab.className = "tab";
  tab.id = `tab-${count}`;
  tab.textContent = panel.dataset.label;
  tab.setAttribute("role", "tab");
  panel.id ||= `panel-${count}`;
  panel.setAttribute("role", "tabpanel");
  panel.setAttribute("aria-labelledby", tab.id);
  tab.setAttribute("aria-controls", panel.id);
  return tab;
}

function next(key, index, length) {
  switch (key) {
    case "ArrowRight": return (index + 1) % length;
    case "ArrowLeft": return (index + length - 1) % length;
    case "Home": return 0;
    case "End": return length - 1;
    default: return undefined;
  }
}
