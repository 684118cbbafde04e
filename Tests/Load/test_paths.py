"""A hundred thousand different paths leave nothing behind: no memory, no label of a count, no more than a line of the log each
(THREATS L6).

Paths have a thousand bytes, so that one kept anywhere shows. A debug build has not the time for all of them: each half ends
after some seconds.
"""

import collections
import os
import re
import sqlite3
import time

import pytest

from running import Served, api, description, dial

PATHS = 50_000
SECONDS = float(os.environ.get("LOAD_SECONDS", "20")) / 4
# However long it takes, each half has so many.
LEAST = 200
BUNDLE = 50
SLACK = 12e6


@pytest.fixture
def served(tmp_path):
    with api() as port:
        (tmp_path / "load.json").write_text(description(port))
        server = Served(
            tmp_path / "data", "--gate", f"http://127.0.0.1:{port}", "--new-demo-token", tmp_path / "load.json", level="debug")
        yield server
        server.stop()


def half(port, number, fields, make):
    """Asks for paths in bundles until the half is done or its time is up; gives how often each status came."""
    statuses, end = collections.Counter(), time.monotonic() + SECONDS
    client = dial(port, "127.0.7.1")
    while statuses.total() < PATHS and (time.monotonic() < end or statuses.total() < LEAST):
        first = number * PATHS + statuses.total()
        client.sendall("".join(
            f"GET {make(index)} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\n{fields}\r\n" for index in range(first, first + BUNDLE)).encode())
        received = b""
        while len(found := re.findall(rb"HTTP/1\.1 (\d{3})", received)) < BUNDLE:
            piece = client.recv(262_144)
            assert piece, f"closed after {statuses}"
            received += piece
        statuses.update(map(int, found))
    client.close()
    return statuses


def both_halves(server, port, fields, make):
    begun = server.log.stat().st_size
    first = half(port, 0, fields, make)
    between = server.memory()
    second = half(port, 1, fields, make)
    after = server.memory()
    count = first.total() + second.total()
    assert set(first) | set(second) == {404}, (first, second)
    assert count >= 2 * LEAST, count
    assert after <= between + SLACK, f"{(after - between) / 1e6:.1f} MB more after {second.total()} further paths"
    log = server.log.stat().st_size - begun
    assert log <= 512 * count, f"{log / count:.0f} bytes of the log for each of {count} requests"
    print(f"{count} paths, {(after - between) / 1e6:+.1f} MB in the second half, {log / count:.1f} bytes of the log each")


def test_paths_at_the_gate(served):
    """L6 at the gate: paths that the description does not have, and counts by operation have no label of theirs."""
    both_halves(
        served, served.gate_port, f"Authorization: Bearer {served.token}\r\n", lambda index: f"/{index}" + "/segment-of-a-path" * 50)
    served.stop()
    with sqlite3.connect(served.folder / "portico.sqlite") as database:
        tables = [name for (name,) in database.execute("SELECT name FROM sqlite_master WHERE type = 'table'")]
        longest = {name: database.execute(f"SELECT count(*) FROM {name}").fetchone()[0] for name in tables}
    assert max(longest.values()) < 50, longest
    assert sum(path.stat().st_size for path in served.folder.iterdir()) < 5e6


def test_paths_at_the_site(served):
    """L6 at the site: addresses that no route has, names that no description has, assets and queries."""
    kinds = [
        "/{}" + "/segment-of-a-path" * 50, "/load/operations/{}" + "x" * 900, "/assets/{}/" + "x" * 900, "/{}" + "x" * 900 + "?" + "q=1&" * 20]
    both_halves(served, served.port, "", lambda index: kinds[index % len(kinds)].format(index))
    served.stop()
    # The sessions that visitors without a cookie get are 10,000 at most, and the journal beside them has 4 MB.
    assert sum(path.stat().st_size for path in served.folder.iterdir()) < 12e6
