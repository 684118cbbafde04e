// Shows at once that something runs, and after a second for how long.
export function elapsed(target) {
  const template = document.getElementById("running");
  if (!template) return () => undefined;
  target.replaceChildren(template.content.cloneNode(true));
  const place = target.querySelector("[data-elapsed]");
  const start = performance.now();
  const timer = setInterval(() => {
    const seconds = (performance.now() - start) / 1000;
    if (place && seconds >= 1) place.textContent = `${seconds.toFixed(0)} s`;
  }, 250);
  return () => clearInterval(timer);
}
