#!/usr/bin/env python3
"""Times the first page and every operation page of a large description, beside a static file of the same server.

usage: pages.py BINARY DESCRIPTION [RUNS]     prints a table; exits 1 when a promise is missed.
"""

import gzip
import http.client
import pathlib
import re
import statistics
import subprocess
import sys
import tempfile
import time

READY_SECONDS = 1.0
PAGE_MILLISECONDS = 5.0
PAGE_KILOBYTES = 60.0


def start(binary, description, folder):
    """Starts the server; gives the process, its port and the seconds until the first page was answered."""
    began = time.perf_counter()
    process = subprocess.Popen(
        [binary, "serve", "--port", "0", "--data", folder, description], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    for line in process.stdout:
        found = re.search(r"localhost:(\d+)", line)
        if found:
            break
    port = int(found.group(1))
    connection = http.client.HTTPConnection("127.0.0.1", port)
    connection.request("GET", "/")
    path = connection.getresponse().getheader("Location")
    connection.close()
    Client(port).get(path)
    return process, port, path, time.perf_counter() - began


class Client:
    """One keep-alive connection with a session."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookie = None

    def get(self, path, compressed=False):
        fields = {"Cookie": self.cookie} if self.cookie else {}
        if compressed:
            fields["Accept-Encoding"] = "gzip"
        began = time.perf_counter()
        self.connection.request("GET", path, headers=fields)
        response = self.connection.getresponse()
        body = response.read()
        elapsed = time.perf_counter() - began
        assert response.status == 200, (path, response.status)
        self.cookie = (response.getheader("Set-Cookie") or self.cookie or "").split(";")[0] or None
        return body, elapsed


def main():
    binary, description = sys.argv[1], sys.argv[2]
    runs = int(sys.argv[3]) if len(sys.argv) > 3 else 5
    readiness = []
    for _ in range(runs):
        with tempfile.TemporaryDirectory() as folder:
            process, port, path, seconds = start(binary, description, folder + "/data")
            readiness.append(seconds)
            if len(readiness) < runs:
                process.terminate()
                process.wait()
                continue
            client = Client(port)
            overview = client.get(path)[0].decode()
            asset = re.search(r'href="(/assets/[^"]+/css/components.css)"', overview).group(1)
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
            process.terminate()
            process.wait()
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
