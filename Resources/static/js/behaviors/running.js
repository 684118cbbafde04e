// Shows at once that something runs, after a second for how long, and of what is sent how much has gone.
export function elapsed(target) {
  const template = document.getElementById("running");
  if (!template) return { end: () => undefined, tell: () => undefined };
  target.replaceChildren(template.content.cloneNode(true));
  const start = performance.now();
  const timer = setInterval(() => {
    const seconds = (performance.now() - start) / 1000;
    // The place is another one once the answer comes piece by piece.
    const place = target.querySelector("[data-elapsed]");
    if (place && seconds >= 1) place.textContent = `${seconds.toFixed(0)} s`;
  }, 250);
  const progress = target.querySelector("progress");
  const tell = (share) => {
    if (!progress) return;
    progress.hidden = share >= 1;
    progress.value = share;
  };
  return { end: () => clearInterval(timer), tell };
}
