"""Many callers at the gate while tokens are made and cancelled and the description is reloaded: no wrong answer, no lost count.

What was acknowledged before a request began, longer ago than the gate may take to see it, decides the answer; while a
change is under way both answers are right. At the end the counts on disk are those of the callers.

Beside these callers, who judge each change to the moment, wrk calls with hundreds of tokens on many connections and holds
each answer against what may be true of its token (many_tokens.lua).
"""

import collections
import hashlib
import http.server
import json
import os
import pathlib
import random
import re
import signal
import sqlite3
import subprocess
import threading
import time
import http.client
import zlib

import pytest

import leaks

ROOT = pathlib.Path(__file__).resolve().parents[2]
SECONDS = float(os.environ.get("LOAD_SECONDS", "20"))
CALLERS = 8
# Another process' change is seen within a second, a changed file within half a one; the machine may be busy.
SEEN = 4.0
# However long it takes, so often something is changed while the callers call.
CHANGES = 8
# Tokens and connections of wrk.
MANY = {"alive": 300, "dead": 40, "dying": 10}
CONNECTIONS = 24
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"


def binary():
    path = pathlib.Path(os.environ.get("PORTICO_BINARY", ROOT / ".build" / "debug" / "portico"))
    assert path.exists(), f"{path} is missing: swift build"
    return path


class API(http.server.BaseHTTPRequestHandler):
    protocol_version = "HTTP/1.1"
    # Fields and body leave in two writes, which would wait for each other's acknowledgement.
    disable_nagle_algorithm = True

    def do_GET(self):
        body = f"{self.headers.get('Portico-Token-Id') or ''} {self.path}".encode()
        self.send_response(200)
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


def description(scope):
    return json.dumps({
        "openapi": "3.1.0", "info": {"title": "Load", "version": "1"},
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
        "paths": {
            "/a": {"get": {"operationId": "a", "security": [{"token": [scope]}], "responses": {"200": {"description": "A"}}}},
            "/known": {"get": {"operationId": "known", "security": [{"token": ["read"]}, {"token": ["other"]}], "responses": {"200": {"description": "K"}}}},
        },
    })


class Token:
    """A token with the moments between which each of its changes took effect."""

    def __init__(self, text, id):
        self.text, self.id, self.made = leaks.issued(text), id, time.monotonic()
        self.revoking = self.revoked = None


class World:
    """What was acknowledged so far, and when."""

    def __init__(self):
        self.lock = threading.Lock()
        self.tokens = []
        self.scopes = [("read", float("-inf"), float("-inf"))]

    def expected(self, token, begun, ended):
        """The statuses that a call may have had."""
        allowed = set()
        with self.lock:
            revoking, revoked, scopes = token.revoking, token.revoked, list(self.scopes)
        if revoking is None or begun < (revoked or float("inf")) + SEEN:
            # The last version that was surely in force when the call began, and all begun before it ended.
            sure = max(index for index, (_, _, done) in enumerate(scopes) if done + SEEN <= begun)
            for scope, started, _ in scopes[sure:]:
                if started <= ended:
                    allowed.add(200 if scope == "read" else 403)
        if revoking is not None and revoking <= ended:
            allowed.add(401)
        return allowed


def command(folder, *arguments):
    result = subprocess.run(
        [binary(), "tokens", *arguments, "--data", str(folder / "data"), "--settings", str(folder / "settings.yaml"), "--json"], capture_output=True, text=True, cwd=folder)
    assert result.returncode == 0, result.stdout + result.stderr
    return json.loads(result.stdout)


def make(folder, world):
    report = command(folder, "create", str(folder / "whole.json"), "--api", "load", "--owner", "demo", "--label", "Load", "--scope", "read")
    token = Token(report["token"] if "token" in report else report["secret"], report["id"])
    with world.lock:
        world.tokens.append(token)


def revoke(folder, world):
    with world.lock:
        alive = [token for token in world.tokens if token.revoking is None and time.monotonic() > token.made + SEEN]
    if len(alive) < 3:
        return
    token = random.choice(alive)
    with world.lock:
        token.revoking = time.monotonic()
    command(folder, "revoke", token.id)
    with world.lock:
        token.revoked = time.monotonic()


def reload(folder, world, number):
    path = folder / "load.json"
    if number % 4 == 3:
        # A broken version changes nothing.
        text, scope = '{"openapi": "3.1.0", "paths": {', world.scopes[-1][0]
    else:
        scope = "other" if world.scopes[-1][0] == "read" else "read"
        text = description(scope)
    started = time.monotonic()
    with world.lock:
        world.scopes.append((scope, started, float("inf")))
    fresh = path.with_suffix(".new")
    fresh.write_text(text)
    fresh.replace(path)
    with world.lock:
        world.scopes[-1] = (scope, started, time.monotonic())


def call(port, world, over, counts, wrong):
    connection = http.client.HTTPConnection("127.0.0.1", port, timeout=180)
    while not over.is_set():
        with world.lock:
            # One that the gate cannot know yet would only count against this address.
            token = random.choice([token for token in world.tokens if token.made + SEEN < time.monotonic()])
        begun = time.monotonic()
        connection.request("GET", "/a", headers={"Authorization": "Bearer " + token.text})
        response = connection.getresponse()
        body = response.read()
        ended = time.monotonic()
        known = True
        if response.status != 200:
            known = json.loads(body)["code"] != "unknown"
        elif body.decode() != f"{token.id} /a":
            wrong.append(("identity", token.id, body))
        if known:
            counts[token.id] += 1
        if response.status not in world.expected(token, begun, ended):
            wrong.append((response.status, body[:200], world.expected(token, begun, ended), token.id, begun - token.made))
    connection.close()


def base62(number, width):
    digits = ""
    for _ in range(width):
        number, digit = divmod(number, 62)
        digits = BASE62[digit] + digits
    return digits


def copies(database, template, count):
    """So many tokens like another, with texts of their own; the command would take a second for ten."""
    cursor = database.execute("SELECT * FROM tokens WHERE id = ?", (template,))
    columns, row = [column[0] for column in cursor.description], cursor.fetchone()
    (revision,) = database.execute("UPDATE revision SET number = number + 1 RETURNING number").fetchone()
    made = []
    for _ in range(count):
        head = "ptc_" + base62(random.getrandbits(255), 43) + "_"
        text = head + base62(zlib.crc32(head.encode()), 6)
        fresh = dict(zip(columns, row), id=base62(random.getrandbits(127), 22), revision=revision, requests=0, lastUsedAt=None,
                     hint=text[:8], lastFour=text[-4:], digest=hashlib.sha256(b"portico-token-v1\0" + text.encode()).digest())
        database.execute(f"INSERT INTO tokens ({', '.join(columns)}) VALUES ({', '.join('?' * len(columns))})", [fresh[name] for name in columns])
        made.append((fresh["id"], text))
    return made


def many(folder):
    """Tokens for wrk, by kind, and the file in which it reads them."""
    kinds = {}
    templates = [command(folder, "create", str(folder / "whole.json"), "--api", "load", "--owner", "demo", "--label", "Many", "--scope", "read")["id"] for _ in range(2)]
    command(folder, "revoke", templates[1])
    with sqlite3.connect(folder / "data" / "portico.sqlite", timeout=20, isolation_level=None) as database:
        database.execute("BEGIN IMMEDIATE")
        for kind, count in MANY.items():
            kinds[kind] = copies(database, templates[kind == "dead"], count)
        database.execute("COMMIT")
    (folder / "many").write_text("".join(f"{kind} {id} {text}\n" for kind, tokens in kinds.items() for id, text in tokens))
    return kinds


def wrk(port, folder):
    return subprocess.Popen(
        # Until it is told to stop; it waits for an answer as long as for that.
        ["wrk", "-t", "2", "-c", str(CONNECTIONS), "-d", "600s", "--timeout", "600s", "-s", str(pathlib.Path(__file__).with_name("many_tokens.lua")), f"http://127.0.0.1:{port}"],
        env={**os.environ, "TOKENS": str(folder / "many")}, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)


@pytest.fixture
def api():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), API)
    server.daemon_threads = True
    threading.Thread(target=server.serve_forever, daemon=True).start()
    yield server.server_address[1]
    server.shutdown()


def test_no_wrong_answer(tmp_path, api):
    (tmp_path / "settings.yaml").write_text("tokens: { per-owner: 10000, per-minute: 10000 }\n")
    # Tokens are made by a copy, as the served one is broken at times.
    for name in ["load.json", "whole.json"]:
        (tmp_path / name).write_text(description("read"))
    process = subprocess.Popen(
        [binary(), "serve", "--port", "0", "--gate-port", "0", "--gate", f"http://127.0.0.1:{api}", "--new-demo-token", "--data", str(tmp_path / "data"), str(tmp_path / "load.json")],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    lines = []
    leaks.watch(lambda: "".join(lines), tmp_path / "data")
    reader = threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")), daemon=True)
    reader.start()
    crowd, over = None, threading.Event()
    try:
        end = time.monotonic() + 180
        while not all(re.search(line, "".join(lines)) for line in (r"ptc_\w{43}_\w{6}", r"answers at http://127\.0\.0\.1:\d+\b.*\n")):
            assert time.monotonic() < end and process.poll() is None, "".join(lines)
            time.sleep(0.05)
        port = int(re.search(r"answers at http://127\.0\.0\.1:(\d+)", "".join(lines)).group(1))
        world, wrong = World(), []
        for _ in range(5):
            make(tmp_path, world)
        kinds = many(tmp_path)
        dying = [id for id, _ in kinds["dying"]]
        time.sleep(SEEN + 0.1)
        counters = [collections.Counter() for _ in range(CALLERS)]
        end = time.monotonic() + SECONDS
        crowd = wrk(port, tmp_path)
        callers = [threading.Thread(target=call, args=(port, world, over, each, wrong)) for each in counters]
        for caller in callers:
            caller.start()
        number = 0
        while time.monotonic() < end or number < CHANGES:
            number += 1
            make(tmp_path, world)
            revoke(tmp_path, world)
            if dying and number % 2 == 0:
                command(tmp_path, "revoke", dying.pop())
            if number % 3 == 0:
                reload(tmp_path, world, number // 3)
        while sum(counters, collections.Counter()).total() < 500 and time.monotonic() < end + 180:
            time.sleep(0.1)
        over.set()
        for caller in callers:
            caller.join()
        crowd.send_signal(signal.SIGINT)
        said = crowd.communicate(timeout=60)[0]
    finally:
        over.set()
        if crowd and crowd.poll() is None:
            crowd.kill()
        process.send_signal(signal.SIGTERM)
        assert process.wait(timeout=60) == 0, "".join(lines)
        reader.join(timeout=60)
    assert not wrong, wrong[:5]
    counts = sum(counters, collections.Counter())
    revoked = [token for token in world.tokens if token.revoked]
    assert len(revoked) >= 3 and len(world.scopes) >= 3 and counts.total() >= 500
    with sqlite3.connect(tmp_path / "data" / "portico.sqlite") as database:
        kept = dict(database.execute("SELECT token, sum(requests) FROM usage GROUP BY token"))
    assert {id: kept.get(id, 0) for id in counts} == dict(counts)
    result = re.search(r"RESULT answers=(\d+) wrong=(\d+) refused=(\d+) scoped=(\d+) failed=(\d+) first=(.*)", said)
    assert result, said
    answers, mistakes, refused, scoped, failed = map(int, result.groups()[:5])
    assert mistakes == 0 and failed == 0, result.group(0)
    assert answers >= 500 and refused >= 50 and scoped >= 1, result.group(0)
    seen = sum(kept.get(id, 0) for tokens in kinds.values() for id, _ in tokens)
    # What wrk left unread at its end was counted all the same.
    assert answers <= seen <= answers + CONNECTIONS, (answers, seen)
    print(f"{answers} answers to wrk with {sum(MANY.values())} tokens on {CONNECTIONS} connections, {refused} of cancelled ones")
    print(f"{counts.total()} calls with {len(world.tokens)} tokens, {len(revoked)} cancelled, {len(world.scopes) - 1} reloads")
