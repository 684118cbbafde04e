// What is wrong with a form, said at its fields: the server's sentences, each beside the input it names.
let count = 0;

export function showFindings(form, findings) {
  for (const old of form.querySelectorAll("[data-finding]")) old.remove();
  for (const input of form.querySelectorAll("[aria-invalid]")) {
    input.removeAttribute("aria-invalid");
    input.removeAttribute("aria-describedby");
  }
  const marked = findings.map((finding) => mark(form, finding)).filter(Boolean);
  marked[0]?.focus();
}

function mark(form, finding) {
  const found = form.elements.namedItem(finding.dataset.field);
  const input = found instanceof RadioNodeList ? [...found].find((each) => !each.matches(":disabled")) : found;
  if (!input) return undefined;
  count += 1;
  const note = sentence(finding.textContent, "bad");
  note.id = `finding-${count}`;
  note.dataset.finding = "";
  // The summary below the form has said it already.
  note.removeAttribute("role");
  input.setAttribute("aria-invalid", "true");
  input.setAttribute("aria-describedby", note.id);
  const place = input.closest(".call-values");
  if (place) place.append(note); else input.after(note);
  return input;
}

export function sentence(text, kind) {
  const paragraph = document.createElement("p");
  paragraph.className = `notice notice-${kind}`;
  paragraph.setAttribute("role", kind === "bad" ? "alert" : "status");
  paragraph.textContent = text;
  return paragraph;
}
