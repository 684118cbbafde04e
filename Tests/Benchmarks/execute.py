#!/usr/bin/env python3
"""Times Execute by the plain HTTP route, form in and exchange page out, beside the same call made by curl, in one run.

The API is nginx with a file of 10 KB JSON that the description has a schema for, so that each answer is checked. Rounds
are taken in turn: some calls by curl on one warm connection, some by a browser's form (POST, 303, page), some by a script's
(POST, fragment). What is compared are the medians over all rounds. Then 64 sessions execute at once, in a closed loop each.

usage: execute.py BINARY [--rounds N]     prints a table; exits 1 when a promise is missed.
"""

import argparse
import asyncio
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import tempfile
import time
import urllib.parse

from serving import Server, Verdicts

ADDED_MILLISECONDS = 3.0
TAIL_FACTOR = 10.0
SESSIONS = 64
# A session may make twenty calls from rest.
CALLS = 15
PAYLOAD = 10 * 1024
FORM = {"p.path.id": "7", "p.query.fields": "all"}

DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "Bench", "version": "1"},
    "paths": {
        "/items/{id}": {
            "get": {
                "operationId": "getItem",
                "parameters": [
                    {"name": "id", "in": "path", "required": True, "schema": {"type": "integer"}},
                    {"name": "fields", "in": "query", "schema": {"type": "string"}},
                ],
                "responses": {"200": {"description": "One", "content": {"application/json": {"schema": {"$ref": "#/components/schemas/Item"}}}}},
            }
        }
    },
    "components": {
        "schemas": {
            "Item": {
                "type": "object",
                "required": ["id", "stops"],
                "properties": {"id": {"type": "integer"}, "stops": {"type": "array", "items": {"$ref": "#/components/schemas/Stop"}}},
            },
            "Stop": {
                "type": "object",
                "required": ["id", "name", "at"],
                "additionalProperties": False,
                "properties": {
                    "id": {"type": "integer", "minimum": 1}, "name": {"type": "string", "maxLength": 80, "pattern": "^Stop "},
                    "at": {"type": "array", "items": {"type": "number"}, "minItems": 2, "maxItems": 2},
                    "open": {"type": "boolean"}, "kind": {"enum": ["bus", "tram", "rail"]},
                },
            },
        }
    },
}

NGINX = """
daemon off; worker_processes 1; pid {folder}/nginx.pid; error_log {folder}/nginx.log error;
events {{ worker_connections 1024; }}
http {{
  access_log off; keepalive_requests 1000000000; keepalive_timeout 300s; default_type application/json;
  client_body_temp_path {folder}/b; proxy_temp_path {folder}/p; fastcgi_temp_path {folder}/f; uwsgi_temp_path {folder}/u; scgi_temp_path {folder}/s;
  server {{ listen 127.0.0.1:{port} backlog=1024; root {folder}/files; }}
}}
"""


class API:
    """nginx with one file of about so many bytes; it ends with the block."""

    def __init__(self, folder, size=PAYLOAD):
        with socket.create_server(("127.0.0.1", 0)) as free:
            self.port = free.getsockname()[1]
        files = pathlib.Path(folder, "files", "items")
        files.mkdir(parents=True)
        # The worker may be another user.
        os.chmod(folder, 0o755)
        stops, length = [], 0
        while length < size:
            stops.append({"id": len(stops) + 1, "name": f"Stop {len(stops)}", "at": [48.2 + len(stops) / 1000, 16.37], "open": True, "kind": "tram"})
            length += len(json.dumps(stops[-1])) + 2
        (files / "7").write_text(json.dumps({"id": 7, "stops": stops}))
        self.size = (files / "7").stat().st_size
        conf = pathlib.Path(folder, "nginx.conf")
        conf.write_text(NGINX.format(folder=folder, port=self.port))
        self.process = subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(conf), "-e", f"{folder}/nginx.log"])
        for _ in range(200):
            try:
                socket.create_connection(("127.0.0.1", self.port), 1).close()
                return
            except OSError:
                time.sleep(0.02)
        raise SystemExit("nginx did not start")

    def __enter__(self):
        return self

    def __exit__(self, *_):
        self.process.terminate()
        self.process.wait()

    def curl(self, count):
        """Milliseconds of each call of one curl on one connection, without that which opens it."""
        url = f"http://127.0.0.1:{self.port}/items/7?fields=all"
        each = ["-H", "Accept: application/json", "-o", os.devnull, "-w", "%{time_total} %{num_connects} %{http_code}\n", url]
        command = ["curl", "-s"] + each
        for _ in range(count):
            command += ["--next", "-s"] + each
        lines = [line.split() for line in subprocess.run(command, capture_output=True, text=True, check=True).stdout.splitlines()]
        assert all(line[2] == "200" for line in lines) and all(line[1] == "0" for line in lines[1:]), lines[:3]
        return [float(line[0]) * 1000 for line in lines[1:]]


class Visitor:
    """A browser's side of one session. Its connection is kept until the server closes it; that a new one is opened then is part
    of what is timed."""

    def __init__(self, port, number=0):
        # Each from an address of its own, as people come: one alone may hold as many connections as there are sessions here.
        self.source = f"127.0.1.{1 + number}"
        self.host = f"portico.localhost:{port}"
        self.port = port
        self.cookie = self.token = self.writer = None

    async def open(self, page):
        self.page = page
        await self.form()

    async def form(self):
        status, _, body = await self.ask("GET", self.page)
        assert status == 200, status
        self.token = re.search(rb'name="csrf" value="([^"]+)"', body).group(1).decode()

    async def ask(self, method, path, form=None):
        fields = [f"{method} {path} HTTP/1.1", f"Host: {self.host}", "Sec-Fetch-Site: same-origin"]
        if self.cookie:
            fields.append(f"Cookie: {self.cookie}")
        body = b""
        if form is not None:
            body = urllib.parse.urlencode(form | {"csrf": self.token}).encode()
            fields += [f"Origin: http://{self.host}", "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(body)}"]
        if self.writer is None:
            self.reader, self.writer = await asyncio.open_connection("127.0.0.1", self.port, local_addr=(self.source, 0))
        self.writer.write("\r\n".join(fields).encode() + b"\r\n\r\n" + body)
        head = (await self.reader.readuntil(b"\r\n\r\n")).decode("latin-1")
        setting = re.search(r"(?im)^set-cookie: ([^;\r]+)", head)
        if setting:
            self.cookie = setting.group(1)
        length = re.search(r"(?im)^content-length: (\d+)", head)
        if length:
            answer = await self.reader.readexactly(int(length.group(1)))
        elif re.search(r"(?im)^transfer-encoding: chunked", head):
            answer = b""
            while size := int(await self.reader.readline(), 16):
                answer += (await self.reader.readexactly(size + 2))[:-2]
            await self.reader.readline()
        else:
            answer = b""
        if re.search(r"(?im)^connection: close", head):
            self.close()
        location = re.search(r"(?im)^location: (\S+)", head)
        return int(head.split()[1]), location and location.group(1), answer

    async def execute(self):
        """Milliseconds from the form to the page with its exchange."""
        began = time.perf_counter()
        status, location, _ = await self.ask("POST", self.page, FORM)
        if status == 303:
            status, _, body = await self.ask("GET", location.partition("#")[0])
        elapsed = (time.perf_counter() - began) * 1000
        self.check(status, body)
        return elapsed

    async def fragment(self):
        """Milliseconds from the form to the part of the page that a script asks for."""
        began = time.perf_counter()
        status, _, body = await self.ask("POST", self.page + "?part=exchange", FORM)
        elapsed = (time.perf_counter() - began) * 1000
        self.check(status, body)
        return elapsed

    @staticmethod
    def check(status, body):
        """The whole answer has come, and was found to be as described."""
        notice = re.search(rb"data-summary[^>]*>.*?</div>", body, re.DOTALL) or re.search(rb"<h1.*?</h1>", body, re.DOTALL)
        words = re.sub(rb"<[^>]+>", b" ", notice.group(0)).decode() if notice else ""
        assert status == 200 and b"matches the description" in body and b"Stop 42" in body, (status, words)

    def close(self):
        if self.writer:
            self.writer.close()
        self.writer = None


async def sequential(port, page, api, rounds):
    """Times of curl, of the page and of the fragment, round by round."""
    direct, pages, fragments = [], [], []
    for _ in range(rounds):
        direct += api.curl(CALLS)
        for times, way in ((pages, Visitor.execute), (fragments, Visitor.fragment)):
            visitor = Visitor(port)
            await visitor.open(page)
            await way(visitor)
            for _ in range(CALLS - 1):
                times.append(await way(visitor))
            visitor.close()
    return direct, pages, fragments


async def at_once(port, page):
    """Times of all sessions that execute side by side, and what failed."""
    visitors = [Visitor(port, number) for number in range(SESSIONS)]
    for visitor in visitors:
        await visitor.open(page)
    times, failures = [], []

    async def loop(visitor):
        for _ in range(CALLS):
            try:
                times.append(await asyncio.wait_for(visitor.execute(), 60))
            except Exception as error:
                failures.append(repr(error))
                return

    began = time.perf_counter()
    await asyncio.gather(*(loop(visitor) for visitor in visitors))
    elapsed = time.perf_counter() - began
    for visitor in visitors:
        visitor.close()
    return times, failures, elapsed


def percentile(times, share):
    return sorted(times)[min(len(times) - 1, int(len(times) * share))]


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=20)
    options = parser.parse_args()
    verdicts = Verdicts()
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, API(folder) as api:
        description = pathlib.Path(folder, "bench.json")
        description.write_text(json.dumps(DESCRIPTION | {"servers": [{"url": f"http://127.0.0.1:{api.port}"}]}))
        with Server(options.binary, description) as server:
            page = f"{server.first}/operations/getItem"
            direct, pages, fragments = asyncio.run(sequential(server.port, page, api, options.rounds))
            times, failures, elapsed = asyncio.run(at_once(server.port, page))
    print(f"{'':34} {'median':>9} {'99 %':>9}")
    for name, each in (("curl, warm connection", direct), ("Execute, page", pages), ("Execute, fragment", fragments), (f"Execute, page, {SESSIONS} sessions at once", times)):
        if each:
            print(f"{name:34} {statistics.median(each):6.2f} ms {percentile(each, 0.99):6.2f} ms")
    print(f"{len(times)} calls of {SESSIONS} sessions at once in {elapsed:.1f} s: {len(times) / elapsed:.0f} a second")
    for failure in failures[:5]:
        print("  failed:", failure)
    verdicts.at_most("what Execute adds to the call at the median", statistics.median(pages) - statistics.median(direct), ADDED_MILLISECONDS, " ms")
    verdicts.at_most("calls that failed with all sessions at once", len(failures), 0)
    if times:
        verdicts.at_most("99 % over the median with all sessions at once", percentile(times, 0.99) / statistics.median(times), TAIL_FACTOR)
    raise SystemExit(1 if verdicts.missed else 0)


if __name__ == "__main__":
    main()
