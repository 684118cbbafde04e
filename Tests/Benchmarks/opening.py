#!/usr/bin/env python3
"""Measures what the server needs for a large description: processor time of opening 4 MB, how soon a changed file is live,
and memory at rest.

The 4 MB are made here of GitHub's description, written as it is written: all of its paths, and the first ones again
under other names until the size is reached. Opening is the processor time of a whole process that is killed when the
first page has come, less that of the same process with the small description that comes along. Memory is the resident
size some seconds after the first page; with all documents of the corpus after the first page of each of them.

What reading a YAML came to is kept, so that the second start is as fast as that of the same description in JSON: both are
started in turns, each with a data folder that has seen it before.

A changed file is live when the first page shows its new title; it is written in place, as most editors do, and put in the
place of the old one, as tools do, and counts from when that is done. What counts is the slowest of all.

usage: opening.py BINARY DESCRIPTION SMALL-DESCRIPTION CORPUS [RUNS]     exits 1 when a promise is missed.
"""

import json
import pathlib
import re
import statistics
import sys
import tempfile
import time

from serving import Server, Verdicts

SIZE = 4_000_000
OPENING_MILLISECONDS = 60
MEMORY_MEGABYTES = 120
CORPUS_MEGABYTES = 1000
REST_SECONDS = 5
SECOND_START_SHARE = 1.1
LIVE_SECONDS = 1.0
TWINS = "specs/github/api.github.com-3.0-2020"


def four_megabytes(description, folder):
    """A valid description of the size, and how many operations it has."""
    document = json.loads(pathlib.Path(description).read_text())
    paths = list(document["paths"].items())
    methods = {"get", "put", "post", "delete", "options", "head", "patch", "trace"}
    write = lambda: json.dumps(document, indent=2, ensure_ascii=False)
    missing, number = SIZE - len(write().encode()), 0
    while missing > 0 and paths:
        path, item = paths[number % len(paths)]
        number += 1
        copy = json.loads(json.dumps(item))
        for method in methods & copy.keys():
            copy[method]["operationId"] = f"{copy[method].get('operationId', path)}-{number}"
        document["paths"][f"/again{number}{path}"] = copy
        # As deep as it stands in the document each line begins with four blanks more.
        text = json.dumps(copy, indent=2, ensure_ascii=False)
        missing -= len(text.encode()) + 4 * text.count("\n") + len(path) + 20
    file = pathlib.Path(folder, "four-megabytes.json")
    file.write_text(write())
    return file, sum(len(methods & item.keys()) for item in document["paths"].values())


def opening(binary, description, runs, rest=0.0):
    """Milliseconds of processor time until the first page was there, and as long after."""
    times = []
    for _ in range(runs):
        with Server(binary, description) as server:
            time.sleep(rest)
            times.append(server.kill())
    return statistics.median(times)


def report_opening(binary, description, small, runs, verdicts):
    with tempfile.TemporaryDirectory() as folder:
        large, operations = four_megabytes(description, folder)
        size = large.stat().st_size
        rows = {}
        for name, file in [("small", small), ("large", large)]:
            rows[name] = opening(binary, file, runs), opening(binary, file, max(3, runs // 3), 1.0)
    kilobytes = pathlib.Path(small).stat().st_size / 1000
    print(f"processor time of the server, median of {runs} starts      first page   a second later")
    print(f"  {f'{size / 1e6:.2f} MB, {operations} operations':52} {rows['large'][0]:8.1f} ms {rows['large'][1]:12.1f} ms")
    print(f"  {f'{kilobytes:.0f} kB, for reference':52} {rows['small'][0]:8.1f} ms {rows['small'][1]:12.1f} ms")
    verdicts.at_most("opening 4 MB", rows["large"][0] - rows["small"][0], OPENING_MILLISECONDS, " ms")
    verdicts.at_most(
        "opening 4 MB with the search's index", rows["large"][1] - rows["small"][1], OPENING_MILLISECONDS, " ms")


def report_second_start(binary, corpus, runs, verdicts):
    files = {"YAML": pathlib.Path(corpus, TWINS + ".yaml"), "JSON": pathlib.Path(corpus, TWINS + ".json")}
    first, later = {}, {name: [] for name in files}
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        def start(name, rest=0.0):
            with Server(binary, files[name], data=pathlib.Path(folder, name)) as server:
                time.sleep(rest)
                return server.kill()

        for name in files:
            first[name] = start(name, rest=2.0)
        for _ in range(runs):
            for name in files:
                later[name].append(start(name))
    medians = {name: statistics.median(times) for name, times in later.items()}
    print(f"\nprocessor time of the server, median of {runs} starts      first start   later starts")
    for name in files:
        print(f"  {files[name].name:52} {first[name]:9.1f} ms {medians[name]:11.1f} ms")
    verdicts.at_most(
        "second start of YAML, in starts of the same in JSON", medians["YAML"] / medians["JSON"], SECOND_START_SHARE)


def live(server, title):
    """Seconds until the first page shows a title."""
    began = time.perf_counter()
    while time.perf_counter() - began < 30:
        if f"<h1><bdi>{title}</bdi></h1>".encode() in server.client.get(server.first)[0]:
            return time.perf_counter() - began
        time.sleep(0.005)
    raise SystemExit(f"{title} never came")


def report_change(binary, descriptions, runs, verdicts):
    print(f"\nfrom a changed file to the page that shows it, {2 * runs} changes           median         most")
    slowest = 0
    for description in map(pathlib.Path, descriptions):
        text = description.read_text()
        with tempfile.TemporaryDirectory() as folder:
            file, other = pathlib.Path(folder, description.name), pathlib.Path(folder, "other")
            # The title under `info`, in JSON and in YAML.
            before, title, after = re.split(r'(?<=title)("?: "?)[^"\n]+', text, maxsplit=1)
            write = lambda file, number: file.write_text(f"{before}{title}Revision {number}{after}")
            write(file, 0)
            times = []
            with Server(binary, file) as server:
                live(server, "Revision 0")
                for number in range(1, 2 * runs + 1):
                    # Not in step with what looks for changes.
                    time.sleep(0.3 + number % 7 * 0.1)
                    if number % 2:
                        write(file, number)
                    else:
                        write(other, number)
                        other.replace(file)
                    times.append(live(server, f"Revision {number}"))
        print(f"  {description.name:52} {statistics.median(times):10.2f} s {max(times):10.2f} s")
        slowest = max(slowest, *times)
    verdicts.at_most("a changed file is live", slowest, LIVE_SECONDS, " s")


def catalog(client):
    """The first pages that the catalog leads to, all of its own pages through."""
    pages, number = set(), 1
    while found := set(re.findall(rb'href="(/[^"/?#]+)"', client.get(f"/?page={number}")[0])) - pages:
        pages |= found
        number += 1
    return pages


def report_memory(binary, description, corpus, verdicts):
    print("\nmemory at rest                                               resident")
    with Server(binary, description) as server:
        time.sleep(REST_SECONDS)
        large = server.memory()
    print(f"  {pathlib.Path(description).name:52} {large:11.1f} MB")
    lines = pathlib.Path(corpus, "specs", "specs.tsv").read_text().splitlines()[1:]
    files = [pathlib.Path(corpus, "specs", line.split("\t")[0]) for line in lines]
    began = time.perf_counter()
    with Server(binary, *files) as server:
        started = time.perf_counter() - began
        time.sleep(REST_SECONDS)
        loaded = server.memory()
        pages, shown = catalog(server.client), 0
        for page in sorted(pages):
            body, _ = server.client.get(page.decode(), statuses=(200, 404, 422, 500, 503))
            shown += b'data-page="overview"' in body
        time.sleep(REST_SECONDS)
        visited = server.memory()
    print(f"  {f'{len(files)} documents, loaded in {started:.1f} s':52} {loaded:11.1f} MB")
    print(f"  {f'the same after the first page of {shown} of them':52} {visited:11.1f} MB")
    verdicts.at_most("GitHub's description", large, MEMORY_MEGABYTES, " MB")
    verdicts.at_most("all documents", max(loaded, visited), CORPUS_MEGABYTES, " MB")


def main():
    binary, description, small, corpus = sys.argv[1:5]
    runs = int(sys.argv[5]) if len(sys.argv) > 5 else 15
    verdicts = Verdicts()
    report_opening(binary, description, small, runs, verdicts)
    report_second_start(binary, corpus, runs, verdicts)
    report_change(binary, [small, description, pathlib.Path(corpus, TWINS + ".yaml")], runs, verdicts)
    report_memory(binary, description, corpus, verdicts)
    sys.exit(1 if verdicts.missed else 0)


if __name__ == "__main__":
    main()
