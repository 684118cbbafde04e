#!/usr/bin/env python3
"""Measures the pages of large descriptions in Chromium: how soon the overview can be used, heap, long tasks.

Usable is the moment, counted from the navigation, at which a frame shows the first operation as something that can be
clicked, scripts have furnished its row, and every operation of the description stands in the page or behind a fold that
is there. Each navigation is that of a new visitor, with an empty cache, in a window that is at rest. Long tasks are
what the browser itself reports (PerformanceObserver) from the navigation on, and while tags are filtered, the page is
scrolled through, words are searched and rows unfold. While a page loads what counts is the median over the navigations
of the longest task of each. Of every description that is named the page of the operation with the most bytes is loaded
as well.

usage: browser.py BINARY DESCRIPTION [OTHER-DESCRIPTION ...] [--runs N]     exits 1 when a promise is missed.
"""

import argparse
import json
import pathlib
import re
import shutil
import statistics
import sys

from playwright.sync_api import sync_playwright

from serving import Server, Verdicts

USABLE_MILLISECONDS = 300
HEAP_MEGABYTES = 5
TASK_MILLISECONDS = 50
WINDOW_MILLISECONDS = 1000
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


def arrive(browser, address):
    """A new visitor's page, once it is loaded."""
    context = browser.new_context(viewport={"width": 1440, "height": 900})
    context.add_init_script(WATCH)
    page = context.new_page()
    # A new context opens a window of its own, whose tool bars are pages that run scripts: people have theirs already.
    page.wait_for_timeout(WINDOW_MILLISECONDS)
    page.goto(address)
    return context, page


def visit(browser, address):
    """A new visitor's overview, once it is usable."""
    context, page = arrive(browser, address)
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


def overview(browser, address, runs):
    """Navigations to the overview: until it was parsed, until it was usable, and the longest task until it was at rest."""
    found = []
    for _ in range(runs + 1):
        context, page = visit(browser, address)
        moments = page.evaluate("[bench.parsed, bench.usable]")
        found.append((*moments, max(tasks(page), default=0)))
        context.close()
    return list(zip(*found[1:]))  # The first also starts the browser's own processes.


def largest_operation(server):
    """The path of the operation's page with the most bytes."""
    def links(page, kind):
        return set(re.findall(rf'"({server.first}/{kind}/[^"?#]+)', server.client.get(page)[0].decode()))

    operations = links(server.first, "operations")
    for tag in links(server.first, "tags"):
        operations |= links(tag, "operations")
    return max(sorted(operations), key=lambda path: len(server.client.get(path)[0]))


def operation(browser, address, runs):
    """The longest task of each of some navigations to an operation's page."""
    longest = []
    for _ in range(runs + 1):
        context, page = arrive(browser, address)
        longest.append(max(tasks(page), default=0))
        context.close()
    return longest[1:]


def use_overview(browser, address, verdicts):
    """The overview as it is used; prints and judges."""
    context, page = visit(browser, address)
    tasks(page)
    longest = 0
    for name, use in [("filter", filter_tags), ("scroll", scroll), ("search", search), ("unfold", unfold)]:
        use(page)
        found = tasks(page)
        longest = max([longest, *found])
        print(f"  {f'long tasks: {name}':46} {len(found):10d}    {max(found, default=0):6.0f} ms")
    used, kept = heap(page, collects=False), heap(page, collects=True)
    print(f"  {'heap after all that, and what is kept of it':46} {used:10.1f} MB {kept:6.1f} MB")
    context.close()
    verdicts.at_most("heap after use", kept, HEAP_MEGABYTES, " MB")
    verdicts.at_most("longest task while it is used", longest, TASK_MILLISECONDS, " ms")


def row(name, times):
    print(f"  {name:46} {statistics.median(times):10.0f} ms {max(times):6.0f} ms")


def main():
    arguments = argparse.ArgumentParser()
    arguments.add_argument("binary")
    arguments.add_argument("descriptions", nargs="+", type=pathlib.Path)
    arguments.add_argument("--runs", type=int, default=9)
    asked = arguments.parse_args()
    document = json.loads(asked.descriptions[0].read_text())
    methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    operations = sum(len(methods & item.keys()) for item in document["paths"].values())
    verdicts = Verdicts()
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=executable())
        print(f"{browser.browser_type.name} {browser.version}, {asked.runs} navigations                      median      most")
        for number, description in enumerate(asked.descriptions):
            with Server(asked.binary, description) as server:
                host = f"http://portico.localhost:{server.port}"
                if number == 0:
                    parsed, usable, loading = overview(browser, host + server.first, asked.runs)
                    row("overview parsed (DOMContentLoaded)", parsed)
                    row("overview usable", usable)
                    row("longest task while the overview loads", loading)
                    use_overview(browser, host + server.first, verdicts)
                    context, page = visit(browser, host + server.first)
                    verdicts.at_least("operations reached", page.evaluate(REACHED), operations)
                    verdicts.at_most("usable", statistics.median(usable), USABLE_MILLISECONDS, " ms")
                    verdicts.at_most("heap when usable", heap(page, collects=False), HEAP_MEGABYTES, " MB")
                    verdicts.at_most("longest task while the overview loads", statistics.median(loading), TASK_MILLISECONDS, " ms")
                    context.close()
                path = largest_operation(server)
                longest = operation(browser, host + path, asked.runs)
                row(f"longest task while {path.rsplit('/', 1)[1][:26]} loads", longest)
                verdicts.at_most(
                    f"longest task while {path} loads", statistics.median(longest), TASK_MILLISECONDS, " ms")
        browser.close()
    sys.exit(1 if verdicts.missed else 0)


if __name__ == "__main__":
    main()
