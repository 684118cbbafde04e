#!/usr/bin/env python3
"""Times the desk's table with ten thousand tokens, beside the same table with one and a static file of the same server.

usage: desk.py BINARY [RUNS]     prints a table; exits 1 when a page takes longer than promised.
"""

import hashlib
import html
import http.client
import pathlib
import random
import re
import sqlite3
import statistics
import subprocess
import sys
import tempfile
import time
import urllib.parse
import zlib

TOKENS = 10_000
PAGE_MILLISECONDS = 50.0
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
PASSWORD = "correct horse battery staple"
PAGES = {
    "newest first": "",
    "by last use": "?sort=lastUsed",
    "by end": "?sort=ends",
    "by state": "?sort=state",
    "by owner": "?sort=owner",
    "by requests": "?sort=requests",
    "by description": "?sort=label",
    "last page": "?page=%d" % (TOKENS // 50),
    "filtered by a word": "?q=number+77",
    "filtered by a state": "?state=active",
    "a word that nothing has": "?q=zzzz",
}


def base62(number, width):
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, 62)
        digits = BASE62[digit] + digits
    return digits


class Client:
    """One keep-alive connection with a session; follows no redirects."""

    def __init__(self, port):
        self.host = f"portico.localhost:{port}"
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookie = None

    def ask(self, method, path, form=None):
        fields = {"Host": self.host, "Sec-Fetch-Site": "same-origin"}
        if self.cookie:
            fields["Cookie"] = self.cookie
        body = None
        if form is not None:
            body = urllib.parse.urlencode(form)
            fields |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{self.host}"}
        began = time.perf_counter()
        self.connection.request(method, path, body=body, headers=fields)
        response = self.connection.getresponse()
        answer = response.read().decode()
        elapsed = time.perf_counter() - began
        if response.getheader("Set-Cookie"):
            self.cookie = response.getheader("Set-Cookie").split(";")[0]
        return response.status, answer, elapsed


def fields_of(page):
    """The hidden fields of the page's first form that posts to the page itself."""
    found = re.findall(r'<input[^>]*type="?hidden"?[^>]*>', page)
    pairs = {}
    for tag in found:
        name, value = re.search(r'name="?([^" >]+)', tag), re.search(r'value="?([^" >]*)', tag)
        if name:
            pairs[name.group(1)] = html.unescape(value.group(1)) if value else ""
    return pairs


def fill(folder):
    """Copies the demo token until there are ten thousand, with texts, uses and ages of their own."""
    chance = random.Random(7)
    with sqlite3.connect(folder / "portico.sqlite", timeout=20, isolation_level=None) as database:
        database.execute("BEGIN IMMEDIATE")
        cursor = database.execute("SELECT * FROM tokens LIMIT 1")
        columns, row = [column[0] for column in cursor.description], cursor.fetchone()
        (revision,) = database.execute("UPDATE revision SET number = number + 1 RETURNING number").fetchone()
        origin = dict(zip(columns, row))
        for index in range(TOKENS - 1):
            head = "ptc_" + base62(chance.getrandbits(255), 43) + "_"
            text = head + base62(zlib.crc32(head.encode()), 6)
            age = chance.randrange(9 * 86_400_000)
            fresh = origin | {
                "id": base62(chance.getrandbits(127), 22), "revision": revision, "label": f"Import number {index}", "requests": chance.randrange(100_000),
                "createdAt": origin["createdAt"] - age, "lastUsedAt": origin["createdAt"] - chance.randrange(age + 1) if chance.random() < 0.8 else None,
                "hint": text[:8], "lastFour": text[-4:], "digest": hashlib.sha256(b"portico-token-v1\0" + text.encode()).digest()}
            database.execute(
                f"INSERT INTO tokens ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", [fresh[name] for name in columns])
        database.execute("COMMIT")
    database.close()


def timed(client, path, runs):
    times = []
    for _ in range(runs):
        status, page, elapsed = client.ask("GET", path)
        assert status == 200, (path, status, page[:300])
        times.append(elapsed * 1000)
    return statistics.median(times), max(times), len(page)


def main():
    binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 30
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name) / "data"
        process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--gate-port", "0", "--data", folder], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        try:
            link = None
            for line in process.stdout:
                link = re.search(r"http://portico\.localhost:(\d+)(/join/\S+)", line)
                if link:
                    break
            client = Client(int(link.group(1)))
            _, page, _ = client.ask("GET", link.group(2))
            status, page, _ = client.ask(
                "POST", link.group(2), fields_of(page) | {"name": "boss", "new-password": PASSWORD, "repeated-password": PASSWORD})
            assert status == 303, (status, page[-2000:])
            asset = re.search(r'href="?([^" >]+\.css)', client.ask("GET", "/tokens")[1]).group(1)
            reference = timed(client, asset, runs)
            single = timed(client, "/tokens", runs)
            fill(folder)
            missed = 0
            print(f"{'page':<28}{'median ms':>10}{'worst ms':>10}{'kB':>8}   of {runs}")
            print(f"{'a static file':<28}{reference[0]:>10.2f}{reference[1]:>10.2f}{reference[2] / 1000:>8.0f}")
            print(f"{'one token':<28}{single[0]:>10.2f}{single[1]:>10.2f}{single[2] / 1000:>8.0f}")
            for title, query in PAGES.items():
                median, worst, size = timed(client, "/tokens" + query, runs)
                late = median > PAGE_MILLISECONDS
                missed += late
                print(f"{title:<28}{median:>10.2f}{worst:>10.2f}{size / 1000:>8.0f}{'   missed' if late else ''}")
            print(f"{TOKENS} tokens; promised: {PAGE_MILLISECONDS:.0f} ms at the median")
        finally:
            process.terminate()
            process.wait(timeout=20)
    sys.exit(1 if missed else 0)


if __name__ == "__main__":
    main()
