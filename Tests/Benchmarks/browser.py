#!/usr/bin/env python3
"""Measures the overview of a large description in Chromium: how soon it can be used, its heap, its long tasks.

Usable is the moment, counted from the navigation, at which a frame shows the first operation as something that can be
clicked, scripts have furnished its row, and every operation of the description stands in the page or behind a fold that
is there. Each navigation is that of a new visitor, with an empty cache. Long tasks are what the browser itself reports
(PerformanceObserver) while tags are filtered, the page is scrolled through, words are searched and rows unfold.

usage: browser.py BINARY DESCRIPTION [RUNS]     exits 1 when a promise is missed.
"""

import json
import pathlib
import shutil
import statistics
import sys

from playwright.sync_api import sync_playwright

from serving import Server, Verdicts

USABLE_MILLISECONDS = 300
HEAP_MEGABYTES = 5
TASK_MILLISECONDS = 50
BROWSERS = ["chromium", "chromium-browser", "google-chrome"]

WATCH = """
window.bench = { tasks: [], usable: 0, parsed: 0 };
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) bench.tasks.push([task.startTime, task.duration]);
}).observe({ type: "longtask", buffered: true });
addEventListener("DOMContentLoaded", () => { bench.parsed = performance.now(); });
const look = () => {
  const row = document.readyState === "loading" ? null : document.querySelector(".row");
  const link = row?.querySelector(".row-link");
  if (link && row.querySelector(".row-fold")) {
    link.scrollIntoView({ block: "center" });
    const box = link.getBoundingClientRect();
    const hit = document.elementFromPoint(box.x + 8, box.y + box.height / 2);
    scrollTo(0, 0);
    if (link.contains(hit)) { bench.usable = performance.now(); return; }
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""
REACHED = """() => new Set([...document.querySelectorAll(".row-link, .row-links a")]
  .map((link) => link.pathname).filter((path) => path.includes("/operations/"))).size"""


def executable():
    return next((found for name in BROWSERS if (found := shutil.which(name))), None)


def visit(browser, address):
    """A new visitor's page, once it is usable."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    page.goto(address)
    while page.evaluate("bench.usable") == 0:  # A policy without eval lets Playwright's own waiting not in.
        page.wait_for_timeout(20)
    return context, page


def heap(page, collects):
    """Megabytes of scripts' objects."""
    session = page.context.new_cdp_session(page)
    if collects:
        session.send("HeapProfiler.enable")
        session.send("HeapProfiler.collectGarbage")
    session.send("Performance.enable")
    metrics = {each["name"]: each["value"] for each in session.send("Performance.getMetrics")["metrics"]}
    session.detach()
    return metrics["JSHeapUsedSize"] / 1e6


def tasks(page):
    """The long tasks since they were asked for last."""
    page.wait_for_timeout(300)
    return page.evaluate("bench.tasks.splice(0).map(([, duration]) => duration)")


def filter_tags(page):
    field = page.locator("[data-behavior=filter] input, form:has([data-tag]) input").first
    field.click()
    for word in ["repos", "a", "issues", "zz", ""]:
        field.fill("")
        page.keyboard.type(word, delay=40)
        page.wait_for_timeout(60)
    field.fill("")


def scroll(page):
    page.mouse.move(900, 500)
    for _ in range(60):
        page.mouse.wheel(0, 900)
        page.wait_for_timeout(25)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(100)
    page.evaluate("scrollTo(0, 0)")


def search(page):
    field = page.locator("#search")
    field.click()
    for words in ["pull request review", "e", "ahtuenticated user"]:
        field.fill("")
        page.keyboard.type(words, delay=50)
        page.wait_for_timeout(250)
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Escape")
    field.fill("")


def unfold(page):
    for number in range(3):
        page.locator(".row .row-fold").nth(number * 5).click()
        page.wait_for_timeout(400)
    folds = page.locator("details[data-behavior=lazy]:not([open]) > summary.tag-head")
    for number in range(min(3, folds.count())):
        folds.nth(0).click()
        page.wait_for_timeout(400)


def main():
    binary, description = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 9
    document = json.loads(pathlib.Path(description).read_text())
    methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    operations = sum(len(methods & item.keys()) for item in document["paths"].values())
    verdicts = Verdicts()
    with Server(binary, description) as server, sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        address = f"http://portico.localhost:{server.port}{server.first}"
        usable, parsed, loading = [], [], []
        for run in range(runs + 1):
            context, page = visit(browser, address)
            found = page.evaluate("[bench.usable, bench.parsed]")
            if run:  # The first also starts the browser's own processes.
                usable.append(found[0])
                parsed.append(found[1])
                loading.append(max(tasks(page), default=0))
            if run < runs:
                context.close()
        reached = page.evaluate(REACHED)
        print(f"overview in {browser.browser_type.name} {browser.version}, {runs} navigations       median      most")
        print(f"  {'parsed (DOMContentLoaded)':46} {statistics.median(parsed):10.0f} ms {max(parsed):6.0f} ms")
        print(f"  {'usable':46} {statistics.median(usable):10.0f} ms {max(usable):6.0f} ms")
        print(f"  {'longest task while loading':46} {statistics.median(loading):10.0f} ms {max(loading):6.0f} ms")
        longest = 0
        for name, use in [("filter", filter_tags), ("scroll", scroll), ("search", search), ("unfold", unfold)]:
            use(page)
            found = tasks(page)
            longest = max([longest, *found])
            print(f"  {f'long tasks: {name}':46} {len(found):10d}    {max(found, default=0):6.0f} ms")
        used, kept = heap(page, collects=False), heap(page, collects=True)
        print(f"  {'heap after all that, and what is kept of it':46} {used:10.1f} MB {kept:6.1f} MB")
        context.close()
        context, page = visit(browser, address)
        fresh = heap(page, collects=False)
        browser.close()
    verdicts.at_least("operations reached", reached, operations)
    verdicts.at_most("usable", statistics.median(usable), USABLE_MILLISECONDS, " ms")
    verdicts.at_most("heap when usable", fresh, HEAP_MEGABYTES, " MB")
    verdicts.at_most("heap after use", kept, HEAP_MEGABYTES, " MB")
    verdicts.at_most("longest task while it is used", longest, TASK_MILLISECONDS, " ms")
    sys.exit(1 if verdicts.missed else 0)


if __name__ == "__main__":
    main()
