// A picker beside the text of a point in time: what is picked is written as RFC 3339 has it, in UTC.
export function moment(input) {
  const picker = document.createElement("input");
  picker.type = "datetime-local";
  picker.step = "1";
  picker.className = "input moment-picker";
  picker.setAttribute("aria-label", "Pick a date and time in UTC");
  picker.title = "Pick a date and time in UTC";
  input.placeholder = "2026-01-31T12:00:00Z";
  const show = () => {
    const found = /^(\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d)?)(?:\.\d+)?Z$/.exec(input.value);
    picker.value = found ? found[1] : "";
  };
  input.addEventListener("input", show);
  picker.addEventListener("change", () => {
    if (!picker.value) return;
    input.value = (picker.value.length === 16 ? `${picker.value}:00` : picker.value) + "Z";
    input.dispatchEvent(new Event("input", { bubbles: true }));
  });
  const line = document.createElement("div");
  line.className = "value-line";
  input.replaceWith(line);
  line.append(input, picker);
  show();
}
