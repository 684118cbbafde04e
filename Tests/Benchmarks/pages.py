#!/usr/bin/env python3
"""Times the first page and every operation page of a large description, beside a static file of the same server.

usage: pages.py BINARY DESCRIPTION [RUNS]     prints a table; exits 1 when a promise is missed.
"""

import gzip
import re
import statistics
import sys

from serving import Server

READY_SECONDS = 1.0
PAGE_MILLISECONDS = 5.0
PAGE_KILOBYTES = 60.0


def main():
    binary, description = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    readiness = []
    for _ in range(runs - 1):
        with Server(binary, description) as server:
            readiness.append(server.seconds_to_first_page)
    with Server(binary, description) as server:
        readiness.append(server.seconds_to_first_page)
        client, path = server.client, server.first
        overview = client.get(path)[0].decode()
        asset = re.search(r'href="(/assets/[^"]+/css/site.css)"', overview).group(1)
        pages = sorted(set(re.findall(rf'"({path}/(?:operations|tags)/[^"?#]+)"', overview)))
        for tag in [page for page in pages if "/tags/" in page]:
            pages += re.findall(rf'"({path}/operations/[^"?#]+)"', client.get(tag)[0].decode())
        operations = sorted({page for page in pages if "/operations/" in page})
        times, sizes, plain, reference = [], [], [], []
        for page in operations:
            body, elapsed = client.get(page)
            times.append(elapsed * 1000)
            plain.append(len(body))
            sizes.append((len(client.get(page, compressed=True)[0]) / 1000, page))
            reference.append(client.get(asset)[1] * 1000)
        first = len(gzip.compress(overview.encode(), 5)) / 1000
    ready, median, static = statistics.median(readiness), statistics.median(times), statistics.median(reference)
    largest = max(sizes)
    print(f"{'ready and first page':34} median {ready:8.2f} s    (promise {READY_SECONDS:.1f} s, {runs} starts)")
    print(f"{'overview, compressed':34}        {first:8.1f} kB   (promise {PAGE_KILOBYTES:.0f} kB)")
    print(f"{'operation page over HTTP':34} median {median:8.2f} ms   max {max(times):.2f} ms, {len(operations)} pages (promise {PAGE_MILLISECONDS:.0f} ms)")
    print(f"{'static file, same connection':34} median {static:8.2f} ms   page / static {median / static:.1f}")
    print(f"{'operation page, compressed':34} largest {largest[0]:7.1f} kB   {largest[1]} (promise {PAGE_KILOBYTES:.0f} kB)")
    print(f"{'operation page, plain':34} median {statistics.median(plain) / 1000:8.1f} kB   max {max(plain) / 1000:.1f} kB")
    kept = ready < READY_SECONDS and median < PAGE_MILLISECONDS and largest[0] < PAGE_KILOBYTES and first < PAGE_KILOBYTES
    sys.exit(0 if kept else 1)


if __name__ == "__main__":
    main()
