"""However many callers send and fetch large bodies at once, the process stays within its memory and lives (THREATS L4).

All bodies that are in flight have 512 MiB; who comes when they are taken is told so (503, or the reason in place of the
answer). The bound is held by the kernel where a group for the server can be made, else read from what the process had at most.
"""

import collections
import concurrent.futures
import contextlib
import json
import os
import pathlib
import re
import time

import pytest

import leaks
from running import Served, Visitor, api, description, dial

MIB = 1024 * 1024
LARGE = 10 * MIB - 64
# What bodies may take, what the process takes without them, and what is not given back to the system at once.
BOUND = (512 + 256) * MIB
# 16 calls go to one server at once.
SERVERS = 4
SEEN=[]


class Group:
    """A group of processes with a limit of memory below the one that this process is in; version 2 of cgroups, or 1."""

    def __init__(self, limit):
        own = {line.split(":", 2)[1]: line.split(":", 2)[2] for line in pathlib.Path("/proc/self/cgroup").read_text().splitlines()}
        if "memory" in own:
            base, self.limits, self.members = pathlib.Path("/sys/fs/cgroup/memory" + own["memory"]), "memory.limit_in_bytes", "tasks"
        else:
            base, self.limits, self.members = pathlib.Path("/sys/fs/cgroup" + own.get("", "/")), "memory.max", "cgroup.procs"
        self.path = base / f"portico-test-{os.getpid()}"
        self.path.mkdir()
        try:
            (self.path / self.limits).write_text(str(limit))
        except OSError:
            self.path.rmdir()
            raise

    def enter(self):
        (self.path / self.members).write_text(str(os.getpid()))

    def peak(self):
        return int((self.path / ("memory.max_usage_in_bytes" if self.members == "tasks" else "memory.peak")).read_text())

    def close(self):
        for _ in range(100):
            try:
                return self.path.rmdir()
            except OSError:
                time.sleep(0.05)


@pytest.fixture(params=["by its own figures", "in a group"])
def served(request, tmp_path):
    group = None
    if request.param == "in a group":
        try:
            group = Group(BOUND)
        except OSError as error:
            pytest.skip(f"no group with a limit of memory can be made here: {error}")
    with contextlib.ExitStack() as apis:
        ports = [apis.enter_context(api()) for _ in range(SERVERS)]
        (tmp_path / "load.json").write_text(description(*ports))
        # Called directly, and the same once more behind the gate.
        (tmp_path / "settings.json").write_text(json.dumps({"apis": [
            {"name": "load", "description": "load.json"},
            {"name": "guarded", "description": "load.json", "gate": {"upstream": f"http://127.0.0.1:{ports[0]}", "port": 0}}]}))
        server = Served(tmp_path / "data", "--settings", tmp_path / "settings.json", "--new-demo-token", before=group and group.enter)
        yield server, ports, group
        server.stop()
    if group:
        group.close()


def visitors(server, ports):
    """A session for every four calls, each with an address of its own."""
    made = []
    for number in range(16):
        visitor = Visitor(server.port, f"127.0.3.{number + 1}", timeout=60)
        visitor.get(f"/load/operations/get{ports[number % SERVERS]}")
        visitor.close()
        made.append((visitor, ports[number % SERVERS]))
    return made


def all_at_once(server, made, call):
    """Four calls of each session at the same time; gives the statuses, and how many answers were shown whole."""
    def run(session):
        visitor, port = session
        own = Visitor(server.port, visitor.connection.source_address[0], timeout=60)
        own.cookie, own.csrf = visitor.cookie, visitor.csrf
        try:
            status, body = call(own, port)
            # The size of a body of the answer stands beside it.
            if not SEEN: SEEN.append(re.sub(rb"<[^>]+>",b" ",body)[:300]); print(SEEN)
            return status, b"10.0 MiB" in body
        finally:
            own.close()
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        results = list(pool.map(run, made * 4))
    return collections.Counter(status for status, _ in results), sum(whole for _, whole in results)


def test_large_bodies_of_many(served):
    """L4: 64 answers of 10 MiB, 64 forms of 9 MiB, 60 downloads that nobody takes, and uploads through the gate."""
    server, ports, group = served
    made = visitors(server, ports)
    fetched, whole = all_at_once(
        server, made, lambda own, port: own.post(f"/load/operations/get{port}?part=exchange", [("p.query.bytes", str(LARGE))]))
    after_fetch = server.memory("VmHWM")
    text = "x" * (9 * MIB)
    sent, _ = all_at_once(
        server, made, lambda own, port: own.post(f"/load/operations/post{port}?part=exchange", f"csrf={own.csrf}&media=text/plain&body={text}"))
    print(fetched, whole, sent, after_fetch / 1e6, server.memory("VmHWM") / 1e6, group and group.peak() / 1e6)
