"""Whoever tries to make tokens without end gets 100, and the data folder does not grow with the attempts (THREATS D9)."""

import collections
import concurrent.futures
import os
import re
import sqlite3
import subprocess
import time

import pytest

import leaks
import running
from running import Served, Visitor, api, binary, description

ATTEMPTS = int(os.environ.get("LOAD_ATTEMPTS", "1500"))
SECONDS = float(os.environ.get("LOAD_SECONDS", "20")) * 0.6
# However long it takes, each of four callers is refused so often.
LEAST = 30


def size(folder):
    return sum(path.stat().st_size for path in folder.rglob("*") if path.is_file())


@pytest.fixture
def serve(tmp_path):
    """Starts a server with settings of the test's own."""
    started = []
    with api() as port:
        (tmp_path / "load.json").write_text(description(port))

        def start(settings):
            (tmp_path / "settings.yaml").write_text(settings)
            server = Served(
                tmp_path / "data", "--settings", tmp_path / "settings.yaml", "--gate", f"http://127.0.0.1:{port}", tmp_path / "load.json")
            started.append(server)
            return server

        yield start
        for server in started:
            server.stop()


def attempts(server, boss, number):
    """Posts the form until the attempts or the time are used up; each with a form's token of its own, as if it were new."""
    visitor = Visitor(server.port)
    visitor.cookie = boss.cookie
    statuses, end = collections.Counter(), time.monotonic() + SECONDS
    while statuses.total() < number and (time.monotonic() < end or statuses[422] < LEAST):
        if statuses.total() % 10 == 0:
            visitor.get("/tokens/new")
        status, answer = visitor.post("/tokens", [("api", "load"), ("label", "mass"), ("scope", "read")])
        statuses[status] += 1
        if status == 200:
            leaks.issued(re.search(running.TOKEN.encode(), answer).group(0).decode())
    visitor.close()
    return statuses


@pytest.mark.parametrize("settings, most", [("title: Load", range(60, 101)), ("tokens: { per-minute: 10000 }", range(100, 101))])
def test_tokens_without_end(serve, tmp_path, settings, most):
    """D9 at the desk and by the command line: 60 a minute, and 100 of an owner however slowly they are asked for."""
    server = serve(settings)
    boss = Visitor(server.port)
    boss.join(server.invitation)
    before = size(server.folder)
    with concurrent.futures.ThreadPoolExecutor(4) as pool:
        statuses = sum(pool.map(lambda _: attempts(server, boss, ATTEMPTS // 4), range(4)), collections.Counter())
    boss.close()
    assert set(statuses) == {200, 422} and statuses[422] >= 4 * LEAST, statuses
    with sqlite3.connect(server.folder / "portico.sqlite", timeout=10) as database:
        (made,) = database.execute("SELECT count(*) FROM tokens").fetchone()
        (events,) = database.execute("SELECT count(*) FROM audit").fetchone()
    database.close()
    assert made == statuses[200] and made in most, statuses
    # A refusal makes nothing and leaves no line anywhere: what is there is of the tokens, and the database's journal.
    assert events < made + 20, events
    grown = size(server.folder) - before
    assert grown < 6e6, f"{grown / 1e6:.1f} MB after {statuses}"
    if made == 100:
        refused = subprocess.run(
            [binary(), "tokens", "create", tmp_path / "load.json", "--api", "load", "--owner", "boss", "--label", "mass", "--scope", "read",
             "--data", server.folder, "--settings", tmp_path / "settings.yaml"], capture_output=True, text=True, cwd=tmp_path, timeout=3 * running.PATIENCE)
        assert refused.returncode == 1 and not refused.stdout, refused.stderr
    print(f"{statuses.total()} attempts: {made} tokens, {grown / 1e6:.1f} MB")
