"""Nobody waits for what takes long: cheap answers stay quick while a large description is read again and again, passwords are
checked and names are looked up (THREATS L5).

What the machine itself keeps waiting is taken out: the same probes run before, and windows of a second are judged by their
median. Blocked work does not show now and then, but in every window.
"""

import http.client
import json
import re
import socket
import statistics
import threading
import time

import pytest

import leaks
from running import Served, Visitor, api, corpus, percentile

QUIET, WINDOWS = 4, 9
NAMES = [f"nobody-{number}.invalid" for number in range(6)]


class Probe(threading.Thread):
    """Asks for something cheap over new connections, which any of the event loops may get; notes each answer's time."""

    def __init__(self, port, path):
        super().__init__(daemon=True)
        self.port, self.path = port, path
        self.times, self.statuses = [], set()
        self.ended = threading.Event()

    def run(self):
        while not self.ended.is_set():
            begun = time.monotonic()
            connection = http.client.HTTPConnection("127.0.0.1", self.port, timeout=30)
            connection.request("GET", self.path)
            response = connection.getresponse()
            response.read()
            connection.close()
            self.times.append((begun, time.monotonic() - begun))
            self.statuses.add(response.status)
            self.ended.wait(0.01)

    def windows(self, start, count):
        """The 90th percentile of each window: what nine of ten got."""
        found = []
        for number in range(count):
            inside = [took for begun, took in self.times if number <= begun - start < number + 1]
            # An answer that takes the whole window leaves nothing in the next.
            found.append(percentile(inside, 0.9) if inside else 1.0)
        return found


def free_port():
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


@pytest.fixture
def served(tmp_path):
    large = tmp_path / "github.yaml"
    large.write_bytes(corpus("specs/github/api.github.com-3.0-2020.yaml").read_bytes())
    (tmp_path / "names.json").write_text(json.dumps({
        "openapi": "3.1.0", "info": {"title": "Names", "version": "1"},
        "paths": {f"/{name}": {"servers": [{"url": f"http://{name}"}], "get": {"operationId": name, "responses": {"200": {"description": "ok"}}}} for name in NAMES}}))
    with api() as port:
        health = free_port()
        (tmp_path / "settings.json").write_text(json.dumps({"apis": [
            {"name": "github", "description": str(large)},
            {"name": "names", "description": str(tmp_path / "names.json"), "gate": {"upstream": f"http://127.0.0.1:{port}", "port": 0, "health-port": health}}]}))
        server = Served(tmp_path / "data", "--settings", tmp_path / "settings.json")
        yield server, large, health
        server.stop()


class Work:
    """The three things that take long, going on until the end: reading, hashing, looking names up; counts each."""

    def __init__(self, server, large):
        self.server, self.large = server, large
        self.ended = threading.Event()
        self.done = {"read": 0, "hashed": 0, "looked up": 0}
        # Their pages are drawn beforehand, as that is not what is looked at.
        self.guessers = [self._visitor(f"127.0.8.{number + 1}", "/sign-in") for number in range(4)]
        self.callers = [self._visitor(f"127.0.9.{number + 1}", f"/names/operations/{NAMES[number]}") for number in range(2)]
        self.threads = [threading.Thread(target=self._read, daemon=True)]
        self.threads += [threading.Thread(target=self._guess, args=(guesser,), daemon=True) for guesser in self.guessers]
        self.threads += [threading.Thread(target=self._call, args=(caller, NAMES[number]), daemon=True) for number, caller in enumerate(self.callers)]

    def _visitor(self, address, page):
        visitor = Visitor(self.server.port, address, timeout=60)
        status, _ = visitor.get(page)
        assert status == 200
        return visitor

    def _read(self):
        text = self.large.read_bytes()
        while not self.ended.wait(1.0):
            self.done["read"] += 1
            fresh = self.large.with_suffix(".new")
            fresh.write_bytes(text + b"# changed %d\n" % self.done["read"])
            fresh.replace(self.large)

    def _guess(self, visitor):
        password = leaks.secret("guess")
        while not self.ended.wait(0.05):
            status, _ = visitor.post("/sign-in", [("name", "nobody"), ("password", password)])
            # From the 21st on nothing is hashed: an address of its own for the next.
            if status == 429:
                visitor.connection.close()
                octets = visitor.connection.source_address[0].split(".")
                octets[2] = str(int(octets[2]) + 10)
                visitor.connection.source_address = (".".join(octets), 0)
            else:
                self.done["hashed"] += 1

    def _call(self, visitor, name):
        while not self.ended.wait(0.3):
            visitor.post(f"/names/operations/{name}?part=exchange", [])
            self.done["looked up"] += 1

    def __enter__(self):
        for thread in self.threads:
            thread.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        for thread in self.threads:
            thread.join(timeout=30)


def test_cheap_answers_stay_quick(served):
    """L5: health on its own port and an asset of the site, within 50 ms of what they take when nothing else is done."""
    server, large, health = served
    visitor = Visitor(server.port)
    asset = re.search(r'/assets/[^" >]+/js/site\.js', visitor.get("/names")[1].decode()).group(0)
    visitor.close()
    probes = [Probe(health, "/health"), Probe(server.port, asset)]
    for probe in probes:
        probe.start()
    time.sleep(0.5)
    quiet = time.monotonic()
    time.sleep(QUIET)
    with Work(server, large) as work:
        time.sleep(1)
        busy = time.monotonic()
        time.sleep(WINDOWS)
    for probe in probes:
        probe.ended.set()
        probe.join(timeout=30)
    for probe in probes:
        assert probe.statuses == {200}
        before = statistics.median(probe.windows(quiet, QUIET))
        during = statistics.median(probe.windows(busy, WINDOWS))
        print(f"{probe.path}: {before * 1000:.1f} ms, then {during * 1000:.1f} ms; {work.done}")
        assert during < before + 0.05, f"{probe.path}: {before:.3f} s, then {during:.3f} s beside {work.done}"
    assert all(count > 0 for count in work.done.values()), work.done
