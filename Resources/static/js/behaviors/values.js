// A JSON value that is entered by inputs made from its schema: a button changes its shape on the server, which gives the
// whole value back.
import { announce } from "./announce.js";
import { sentence } from "./findings.js";
import { fetchFragment, place } from "./fragment.js";
import { inOrder } from "./order.js";

export function values(block) {
  const form = block.closest("form");
  const change = async (name, value) => {
    if (block.inert) return;
    block.inert = true;
    const send = () => {
      const fields = [...new FormData(form)].filter(([, text]) => typeof text === "string");
      return fetchFragment(block.dataset.address, { method: "POST", body: new URLSearchParams([...fields, [name, value]]) });
    };
    try {
      const { status, nodes } = await inOrder(form, send);
      const fresh = nodes.querySelector(".value-block");
      if (status !== 200 || !fresh) throw new Error("No form came back.");
      place(block, children(fresh));
      form.querySelector("[data-action=reset]").hidden = false;
      form.dispatchEvent(new CustomEvent("draft-kept", { bubbles: true }));
    } catch {
      block.querySelector("[data-failure]")?.remove();
      const note = sentence("The form could not be changed. What you typed is still here; try again, or use Raw.", "warn");
      note.dataset.failure = "";
      block.append(note);
    } finally {
      block.inert = false;
    }
    const target = block.querySelector("[data-focus]");
    if (target) focus(goal(target, value));
    announce("Form changed");
  };

  block.addEventListener("click", (event) => {
    const button = event.target.closest("button[name=change]");
    if (!button) return;
    event.preventDefault();
    change(button.name, button.value);
  });
  // Another alternative is shown as soon as it is chosen.
  block.addEventListener("change", (event) => {
    const value = event.target.dataset.change;
    if (!value) return;
    event.stopPropagation();
    change("change", value);
  });
}

// In a group that was added one goes on at its first input, after something was taken from it at the button that adds.
function goal(target, change) {
  if (!(target instanceof HTMLFieldSetElement)) return target;
  const inner = [...target.querySelectorAll("input, select, textarea, button")].filter((each) => each.checkVisibility());
  const adding = change.startsWith("remove ") && target.querySelector(":scope > .button-change");
  return adding || (inner.find((each) => !each.matches("button, .value-tools *")) ?? inner[0] ?? target);
}

function focus(target) {
  target.focus();
  if (target.matches("input[type=text]")) target.select();
}

function children(element) {
  const nodes = document.createDocumentFragment();
  nodes.append(...element.childNodes);
  return nodes;
}
