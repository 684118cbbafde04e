"""Whoever tries to make tokens without end gets 100, and the data folder does not grow with the attempts (THREATS D9)."""

import collections
import concurrent.futures
import subprocess
import time

import pytest

from running import Served, Visitor, api, binary, description

ATTEMPTS = 2_000
SECONDS = 18


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def served(tmp_path):
    with api() as port:
        (tmp_path / "load.json").write_text(description(port))
        server = Served(tmp_path / "data", "--gate", f"http://127.0.0.1:{port}", tmp_path / "load.json")
        yield server
        server.stop()


def attempts(server, boss, number):
    """Posts the form until the attempts or the time are used up; each with a form's token of its own, as if it were new."""
    visitor = Visitor(server.port)
    visitor.cookie = boss.cookie
    statuses, end = collections.Counter(), time.monotonic() + SECONDS
    while statuses.total() < number and time.monotonic() < end:
        if statuses.total() % 10 == 0:
            visitor.get("/tokens/new")
        status, _ = visitor.post("/tokens", [("t.api", "load"), ("api", "load"), ("label", "mass"), ("scope", "read")])
        statuses[status] += 1
    visitor.close()
    return statuses


def test_tokens_without_end(served, tmp_path):
    """D9 at the desk and by the command line."""
    boss = Visitor(served.port)
    boss.join(served.invitation)
    before = size(served.folder)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        statuses = sum(pool.map(lambda _: attempts(served, boss, ATTEMPTS // 4), range(4)), collections.Counter())
    print(statuses)
