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
import shutil
import time

import pytest

from running import PATIENCE, Served, Visitor, api, description, dial

MIB = 1024 * 1024
LARGE = 10 * MIB - 64
# What bodies may take, what the process takes without them, and what is not given back to the system at once.
BOUND = (512 + 256) * MIB
# 16 calls go to one server at once.
SERVERS = 4


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
        # Hundreds of sealed megabytes, which the search for secrets at the end of the run need not read.
        shutil.rmtree(server.folder)
    if group:
        group.close()


def visitors(server, ports):
    """A session for every four calls, each with an address of its own."""
    made = []
    for number in range(16):
        visitor = Visitor(server.port, f"127.0.3.{number + 1}")
        status, _ = visitor.get(f"/load/operations/get{ports[number % SERVERS]}")
        assert status == 200
        visitor.close()
        made.append((visitor, ports[number % SERVERS]))
    return made


def fetch(server, made):
    """Four calls of each session at once, each for 10 MiB; gives what became of them and the results that are kept."""
    def run(session):
        visitor, port = session
        own = Visitor(server.port, visitor.address)
        own.cookie, own.csrf = visitor.cookie, visitor.csrf
        status, body = own.post(f"/load/operations/get{port}?part=exchange", [("p.query.bytes", str(LARGE))])
        own.close()
        # The size of the answer's body, or that it was given up.
        came = "whole" if b"10.5 MB" in body else "given up" if b"too much is being" in body.lower() or b"Too many" in body else body[:300]
        kept = re.search(rb"/load/exchanges/[\w-]+/body", body)
        return status, came if status == 200 else "refused", kept and (visitor, kept.group(0).decode())
    with concurrent.futures.ThreadPoolExecutor(64) as pool:
        results = list(pool.map(run, made * 4))
    return collections.Counter((status, came) for status, came, _ in results), [kept for _, _, kept in results if kept]


def told(client):
    """The status that a connection was answered with; None where it still waits."""
    client.settimeout(0.2)
    try:
        return int(client.recv(4096)[9:12] or 0)
    except (OSError, ValueError):
        return None


def halves(server, made, end):
    """40 calls whose forms stop before their last byte, so that all of each is held; gives what they are told."""
    text = b"body=" + b"x" * (9 * MIB)

    def run(number):
        visitor, port = made[number % len(made)]
        client = dial(server.port, visitor.address, timeout=4)
        try:
            client.sendall(
                f"POST /load/operations/post{port} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {visitor.cookie}\r\n"
                f"Content-Type: application/x-www-form-urlencoded\r\nContent-Length: {len(text) + 1}\r\n\r\n".encode())
            client.sendall(text)
        except OSError:
            # One that is refused need not be read to its end.
            pass
        return end.enter_context(client)
    with concurrent.futures.ThreadPoolExecutor(40) as pool:
        clients = list(pool.map(run, range(40)))
    return collections.Counter(told(client) for client in clients)


def untaken(server, kept, end):
    """60 downloads of 10 MiB by clients that take the first bytes alone; gives what they are told."""
    clients = []
    for number in range(60):
        visitor, path = kept[number % len(kept)]
        client = end.enter_context(dial(server.port, visitor.address))
        client.sendall(f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {visitor.cookie}\r\n\r\n".encode())
        clients.append(client)
    for client in clients:
        client.settimeout(3 * PATIENCE)
    return collections.Counter(int(client.recv(512)[9:12]) for client in clients)


def through_the_gate(server, port, end):
    """40 uploads and downloads of 50 MB each, of which nobody takes the answers; the gate holds none of it."""
    for number in range(40):
        client = end.enter_context(dial(server.gate_port, f"127.0.4.{number % 8 + 1}"))
        head = f"Host: 127.0.0.1\r\nAuthorization: Bearer {server.token}\r\n"
        if number % 2:
            client.sendall(f"GET /get{port}?bytes=50000000 HTTP/1.1\r\n{head}\r\n".encode())
        else:
            client.sendall(f"POST /post{port}?bytes=50000000 HTTP/1.1\r\n{head}Content-Type: text/plain\r\nContent-Length: 5000000\r\n\r\n".encode() + b"x" * 5_000_000)


def test_large_bodies_of_many(served):
    """L4: answers of 10 MiB, forms of 9 MiB, downloads that nobody takes, and 50 MB each through the gate."""
    server, ports, group = served
    made = visitors(server, ports)
    fetched, kept = fetch(server, made)
    assert {status for status, _ in fetched} <= {200, 429, 503}
    assert {came for _, came in fetched} <= {"whole", "given up", "refused"}, fetched
    assert fetched[200, "whole"] >= 10 and kept, fetched
    with contextlib.ExitStack() as end:
        sent = halves(server, made, end)
        # Where the machine is busy a form rests for so long that it is late.
        assert set(sent) <= {None, 503, 408} and sent[None] + sent[408] >= 5, sent
    with contextlib.ExitStack() as end:
        taken = untaken(server, kept, end)
        assert set(taken) <= {200, 503} and taken[200] >= 20 and taken[503] >= 1, taken
    with contextlib.ExitStack() as end:
        before = server.memory()
        through_the_gate(server, ports[0], end)
        time.sleep(1)
        assert server.memory() < before + 100e6
    # Given back, all of it: a whole answer has room again.
    again = collections.Counter()
    for _ in range(50):
        again, _ = fetch(server, made[:1])
        if again[200, "whole"] == 4:
            break
        time.sleep(0.2)
    assert again[200, "whole"] >= 1, again
    assert server.is_alive()
    peak = server.memory("VmHWM")
    assert peak < BOUND, f"{peak / MIB:.0f} MiB"
    print(f"{dict(fetched)}, {dict(sent)}, {dict(taken)}: at most {peak / MIB:.0f} MiB", group and f"{group.peak() / MIB:.0f} MiB in the group")
