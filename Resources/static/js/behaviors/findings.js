// What is wrong with a form, said at its fields: the server's sentences, each beside the input it names.
let count = 0;

export function showFindings(form, findings) {
  for (const old of form.querySelectorAll("[data-finding]")) old.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  const marked = findings.map((finding) => mark(form, finding)).filter(Boolean);
  const first = marked[0];
  (first instanceof HTMLFieldSetElement ? first.querySelector("button, input:not([type=hidden]), select, textarea") : first)?.focus();
}

function mark(form, finding) {
  const found = form.elements.namedItem(finding.dataset.field);
  const all = found instanceof RadioNodeList ? [...found] : [found];
  const input = all.find((each) => each && !each.matches(":disabled, [type=hidden]")) ?? group(form, finding.dataset.field);
  if (!input) return undefined;
  count += 1;
  // Beside its input it needs no name.
  const note = sentence((finding.querySelector("[data-message]") ?? finding).textContent, "bad");
  note.id = `finding-${count}`;
  note.dataset.finding = "";
  // The summary below the form has said it already.
  note.removeAttribute("role");
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", note.id);
  const place = input.closest(".call-values");
  if (input instanceof HTMLFieldSetElement) input.querySelector(".value-tools").after(note);
  else if (place) place.append(note);
  else last(input).after(note);
  return input;
}

// Behind what is said of an input already.
function last(input) {
  let place = input;
  while (place.nextElementSibling?.matches("[data-finding]")) place = place.nextElementSibling;
  return place;
}

// What is said of a group of inputs stands at the group, which is reached by its first button or input.
function group(form, field) {
  return [...form.querySelectorAll("fieldset[data-pointer]")].find((each) => `j.${each.dataset.pointer}` === field);
}

export function sentence(text, kind) {
  const paragraph = document.createElement("p");
  paragraph.className = `notice notice-${kind}`;
  paragraph.setAttribute("role", kind === "bad" ? "alert" : "status");
  paragraph.textContent = text;
  return paragraph;
}
