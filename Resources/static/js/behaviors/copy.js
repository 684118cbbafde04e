// Copy buttons that say "Copied", in sight and to a screen reader.
import { announce } from "./announce.js";
import { follow, postForm } from "./fragment.js";

async function take(text, button) {
  try {
    await navigator.clipboard.writeText(text);
  } catch {
    announce("Copying was not allowed.");
    return;
  }
  const icon = button.querySelector(".icon");
  const label = button.getAttribute("aria-label");
  icon?.classList.replace("icon-copy", "icon-check");
  button.setAttribute("aria-label", "Copied");
  button.title = "Copied";
  announce("Copied");
  setTimeout(() => {
    icon?.classList.replace("icon-check", "icon-copy");
    button.setAttribute("aria-label", label ?? "Copy");
    button.title = label ?? "Copy";
  }, 1600);
}

// A code block: the button comes from the page's template.
export function copy(block) {
  const template = document.getElementById("copy-button");
  const pre = block.querySelector("pre");
  if (!template || !pre) return;
  const button = template.content.firstElementChild.cloneNode(true);
  button.addEventListener("click", () => take(pre.textContent, button));
  block.append(button);
}

// A button that copies what its data-copy holds.
export function copyValue(button) {
  button.addEventListener("click", () => take(button.dataset.copy, button));
}

// A link to a text: the text goes to the clipboard; where that fails, the link is followed.
export function copyText(link) {
  link.addEventListener("click", async (event) => {
    if (event.metaKey || event.ctrlKey || event.shiftKey) return;
    event.preventDefault();
    try {
      const answer = await fetch(link.href, { credentials: "same-origin" });
      if (!answer.ok) throw new Error(answer.statusText);
      await navigator.clipboard.writeText(await answer.text());
    } catch {
      location.assign(link.href);
      return;
    }
    const { textContent: text } = link;
    link.textContent = "Copied";
    announce("Copied");
    setTimeout(() => { link.textContent = text; }, 1600);
  });
}

// The address that reopens a form as it is filled in: the server leads to it, and it goes to the clipboard. What may be a
// secret, is a file or too long does not stand in it, which is said.
export function copyLink(button) {
  button.addEventListener("click", async (event) => {
    event.preventDefault();
    const { textContent: text } = button;
    try {
      const answer = await follow(button.formAction, button.form);
      await navigator.clipboard.writeText(answer.url);
      const missing = leftOut(button.form, new URL(answer.url).searchParams);
      button.textContent = missing.length ? `Copied without ${missing.join(", ")}` : "Copied";
      announce(button.textContent);
    } catch {
      button.textContent = "Not copied";
      announce("Copying was not allowed.");
    }
    setTimeout(() => { button.textContent = text; }, button.textContent === "Copied" ? 1600 : 6000);
  });
}

// The values of a call that an address does not have, by their names; inputs within a value count as the value.
function leftOut(form, query) {
  const names = [...new FormData(form)].filter(([, value]) => (value instanceof File ? value.size : value) && value !== "");
  const fields = names.map(([name]) => name.replace(/^j\.([^/]*).*$/, "$1"));
  const lost = fields.filter((name) => /^(?:body$|file$|f\.|p\.)/.test(name) && !query.has(name));
  return [...new Set(lost.map((name) => name.replace(/^(?:f|p\.[a-z]+)\./, "")))];
}

// A token that this page does not hold: the server answers with its text, which goes to the clipboard and nowhere else.
export function copyToken(form) {
  const button = form.querySelector("button");
  form.addEventListener("submit", async (event) => {
    event.preventDefault();
    try {
      const { nodes } = await postForm(form);
      await navigator.clipboard.writeText(nodes.querySelector("[data-token]").textContent);
    } catch {
      form.submit();
      return;
    }
    const { textContent: text } = button;
    button.textContent = "Copied";
    announce("Copied");
    setTimeout(() => { button.textContent = text; }, 1600);
  });
}

export { take };
