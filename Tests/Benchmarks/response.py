#!/usr/bin/env python3
"""Measures a response of 10 MB JSON in Chromium: how soon its first lines are on screen, and the long tasks while it is used.

On screen is the moment, counted from the click on Execute, at which a frame has shown the first lines of the body: the call
to the API, its answer and keeping it are part of that. The kept result's own page is counted from the navigation. Long tasks
are what the browser itself reports (PerformanceObserver) while the body and the page are scrolled and more of it is asked for,
and on the kept result's page from the navigation on, of which the median over the runs counts.

usage: response.py BINARY [RUNS]     exits 1 when a promise is missed.
"""

import json
import pathlib
import statistics
import sys
import tempfile

from playwright.sync_api import sync_playwright

from browser import TASK_MILLISECONDS, executable
from execute import API, DESCRIPTION
from serving import Server, Verdicts

SIZE = 10_000_000
SHOWN_MILLISECONDS = 300

WATCH = """
window.bench = { tasks: [], from: 0, shown: 0 };
new PerformanceObserver((list) => {
  for (const task of list.getEntries()) bench.tasks.push([task.startTime, task.duration]);
}).observe({ type: "longtask", buffered: true });
addEventListener("submit", () => { bench.from = performance.now(); bench.shown = 0; }, true);
const look = () => {
  const line = document.querySelector("[data-behavior~=lines] .line:nth-child(20)");
  if (!bench.shown && line?.getBoundingClientRect().height > 0) {
    line.scrollIntoView({ block: "center" });
    requestAnimationFrame(() => { bench.shown = performance.now(); });
    return setTimeout(() => requestAnimationFrame(look), 100);
  }
  requestAnimationFrame(look);
};
requestAnimationFrame(look);
"""


def shown(page):
    """Milliseconds until the lines were on screen."""
    for _ in range(1_000):  # A policy without eval lets Playwright's own waiting not in.
        found = page.evaluate("bench.shown && [bench.shown - bench.from]")
        if found:
            return found[0]
        page.wait_for_timeout(10)
    raise SystemExit("the body never came on screen")


def tasks(page):
    """The long tasks since they were asked for last, those that were over before the body was shown left out."""
    page.wait_for_timeout(300)
    return page.evaluate("bench.tasks.splice(0).filter(([start]) => start > bench.shown).map(([, duration]) => duration)")


def scroll(page):
    """Through the lines and through the page."""
    box = page.locator("[data-behavior~=lines] pre").first.bounding_box()
    page.mouse.move(box["x"] + 60, box["y"] + min(box["height"], 400) / 2)
    for step in (700, -700):
        for _ in range(40):
            page.mouse.wheel(0, step)
            page.wait_for_timeout(20)
    page.evaluate("scrollTo(0, document.documentElement.scrollHeight)")
    page.wait_for_timeout(100)
    page.evaluate("scrollTo(0, 0)")


def more(page):
    """Four further parts of the body, each scrolled through."""
    for _ in range(4):
        link = page.locator("a[data-more]").first
        link.scroll_into_view_if_needed()
        link.click()
        page.wait_for_timeout(400)
        page.evaluate("document.querySelector('[data-behavior~=lines] pre').scrollTop = 1e6")
        page.wait_for_timeout(100)


def fold(page):
    """All lines folded and unfolded."""
    for name in ["Fold all", "Unfold all"]:
        page.get_by_role("button", name=name, exact=True).click()
        page.wait_for_timeout(200)


def main():
    binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 9
    verdicts = Verdicts()
    executed, opened, loading, longest = [], [], [], {}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, API(folder, SIZE) as api:
        description = pathlib.Path(folder, "bench.json")
        description.write_text(json.dumps(DESCRIPTION | {"servers": [{"url": f"http://127.0.0.1:{api.port}"}]}))
        with Server(binary, description) as server, sync_playwright() as playwright:
            browser = playwright.chromium.launch(executable_path=executable())
            address = f"http://portico.localhost:{server.port}{server.first}/operations/getItem"
            for run in range(runs + 1):
                context = browser.new_context(viewport={"width": 1440, "height": 900})
                context.add_init_script(WATCH)
                page = context.new_page()
                page.goto(address)
                page.locator("[data-action=try]").click()
                page.locator("[name='p.path.id']").fill("7")
                page.locator("[data-action=execute]").click()
                first = shown(page)
                if run:  # The first also starts the browser's own processes.
                    executed.append(first)
                for name, use in [("scroll", scroll), ("more", more), ("fold", fold)] if run == runs else [("scroll", scroll)]:
                    use(page)
                    longest[name] = max([longest.get(name, 0), *tasks(page)])
                kept = page.locator("[data-exchange] a[href*='/exchanges/'], [data-result] a[href*='/exchanges/']").first
                target = kept.get_attribute("href").partition("#")[0].removesuffix("/body")
                page.goto(f"http://portico.localhost:{server.port}{target}")
                moment = shown(page)
                page.wait_for_timeout(300)
                task = page.evaluate("Math.max(0, ...bench.tasks.map(([, duration]) => duration))")
                if run:
                    opened.append(moment)
                    loading.append(task)
                context.close()
            print(f"{api.size / 1e6:.0f} MB of JSON in {browser.browser_type.name} {browser.version}, {runs} runs       median      most")
            browser.close()
    for name, each in [
        ("from Execute to the first lines", executed), ("the kept result's own page", opened),
        ("longest task while that page loads", loading),
    ]:
        print(f"  {name:46} {statistics.median(each):10.0f} ms {max(each):6.0f} ms")
    for name, duration in longest.items():
        print(f"  {f'longest task: {name}':46} {'':10}    {duration:6.0f} ms")
    verdicts.at_most("from Execute to the first lines on screen", statistics.median(executed), SHOWN_MILLISECONDS, " ms")
    verdicts.at_most("the kept result's page on screen", statistics.median(opened), SHOWN_MILLISECONDS, " ms")
    verdicts.at_most(
        "longest task while the kept result's page loads", statistics.median(loading), TASK_MILLISECONDS, " ms")
    verdicts.at_most("longest task while it is scrolled", longest["scroll"], TASK_MILLISECONDS, " ms")
    raise SystemExit(1 if verdicts.missed else 0)


if __name__ == "__main__":
    main()
