"""A server started for a load test, the API behind it, and clients that come from many addresses of this machine."""

import contextlib
import http.client
import http.server
import json
import os
import pathlib
import re
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

import pytest

import leaks

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = pathlib.Path(os.environ.get("PORTICO_CORPUS", ROOT.parent / "shared" / "corpus"))
BASE62 = "0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz"
TOKEN = r"\b(ptc_[0-9A-Za-z]{43}_[0-9A-Za-z]{6})\b"
PASSWORD = leaks.secret("quiet-lamp")
# A wait ends as soon as what it waits for is there: how long it may take at most is for a machine that has no time, not a promise.
PATIENCE = 60


def binary():
    path = pathlib.Path(os.environ.get("PORTICO_BINARY", ROOT / ".build" / "debug" / "portico"))
    assert path.exists(), f"{path} is missing: swift build"
    return path


def corpus(path):
    found = CORPUS / path
    if not found.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{found} is missing")
        pytest.skip(f"{found} is missing")
    return found


class Served:
    """A running server: its ports, its token, its log as a file, and what it takes of the machine."""

    def __init__(self, folder, *arguments, level="notice", environment=None, before=None):
        self.folder = folder
        self.log = folder.parent / (folder.name + ".log")
        with open(self.log, "wb") as log:
            self.process = subprocess.Popen(
                [binary(), "serve", "--port", "0", "--gate-port", "0", "--data", folder, "--log-level", level, *map(str, arguments)],
                stdout=log, stderr=subprocess.STDOUT, cwd=folder.parent, env={**os.environ, **(environment or {})}, preexec_fn=before)
        leaks.watch(self.log, folder)
        self.port = int(self.wait(r"http://portico\.localhost:(\d+)"))

    @property
    def output(self):
        return self.log.read_text("utf-8", "replace")

    def wait(self, pattern, seconds=3 * PATIENCE):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            if found := re.search(pattern, self.output):
                return found.group(1)
            assert self.process.poll() is None, f"the server stopped:\n{self.output}"
            time.sleep(0.05)
        raise AssertionError(f"no {pattern} within {seconds} s:\n{self.output}")

    @property
    def gate_port(self):
        return int(self.wait(r"answers at http://127\.0\.0\.1:(\d+)"))

    @property
    def token(self):
        return leaks.issued(self.wait(TOKEN))

    @property
    def invitation(self):
        return leaks.issued(self.wait(r"/join/(\S+)"))

    def memory(self, field="VmRSS"):
        """Bytes: what it has now, or with VmHWM what it had at most."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(rf"{field}:\s+(\d+) kB", status).group(1)) * 1024

    def processor_time(self):
        """Seconds that its threads ran so far."""
        fields = pathlib.Path(f"/proc/{self.process.pid}/stat").read_text().rsplit(")", 1)[1].split()
        return (int(fields[11]) + int(fields[12])) / os.sysconf("SC_CLK_TCK")

    def is_alive(self):
        return self.process.poll() is None

    def stop(self):
        if self.is_alive():
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError(f"the server did not stop within {PATIENCE} s of SIGTERM")


class Visitor:
    """A browser's part in a form: the cookie of its session and the form's token, from an address of its own."""

    def __init__(self, port, address="127.0.0.1", timeout=3 * PATIENCE):
        self.used = time.monotonic()
        self.connection = http.client.HTTPConnection("127.0.0.1", port, timeout=timeout, source_address=(address, 0))
        self.address = address
        self.cookie = self.csrf = None

    def _rested(self):
        """A connection that has rested for seconds may be closed by the server this very moment: a new one is made."""
        if time.monotonic() > self.used + 3:
            self.connection.close()

    def get(self, path):
        self._rested()
        self.connection.request("GET", path, headers={"Cookie": self.cookie} if self.cookie else {})
        return self._read()

    def _read(self):
        response = self.connection.getresponse()
        if cookie := response.getheader("Set-Cookie"):
            self.cookie = cookie.split(";")[0]
            leaks.issued(self.cookie.split("=", 1)[1])
        body = response.read()
        self.used = time.monotonic()
        if found := re.search(rb'name="?csrf"?[^>]*value="([^"]+)"', body):
            self.csrf = found.group(1).decode()
        return response.status, body

    def post(self, path, fields, **more):
        """Sends a form; the fields are a list of pairs, or the body as it is."""
        body = fields
        if not isinstance(fields, (bytes, str)):
            body = urllib.parse.urlencode([("csrf", self.csrf or ""), *fields])
        headers = {"Content-Type": "application/x-www-form-urlencoded", **more}
        if self.cookie:
            headers["Cookie"] = self.cookie
        self._rested()
        self.connection.request("POST", path, body, headers)
        return self._read()

    def join(self, invitation, name="boss"):
        """Uses the first link, and is the first administrator."""
        self.get(f"/join/{invitation}")
        status, body = self.post(f"/join/{invitation}", [("name", name), ("new-password", PASSWORD), ("repeated-password", PASSWORD)])
        assert status == 303, body

    def close(self):
        self.connection.close()


class API(http.server.BaseHTTPRequestHandler):
    """Answers GET with so many bytes as `?bytes=` says, and takes any body."""

    protocol_version = "HTTP/1.1"
    # Fields and body leave in two writes, which would wait for each other's acknowledgement.
    disable_nagle_algorithm = True
    piece = b"0123456789abcdef" * 4096

    def do_GET(self):
        size = int(urllib.parse.parse_qs(urllib.parse.urlsplit(self.path).query).get("bytes", ["2"])[0])
        self.send_response(200)
        self.send_header("Content-Type", "application/octet-stream")
        self.send_header("Content-Length", str(size))
        self.end_headers()
        with contextlib.suppress(OSError):
            while size > 0:
                self.wfile.write(self.piece[:size])
                size -= len(self.piece)

    def do_POST(self):
        left = int(self.headers.get("Content-Length") or 0)
        while left > 0 and (piece := self.rfile.read(min(left, 65536))):
            left -= len(piece)
        if left == 0:
            self.do_GET()

    def log_message(self, *_):
        pass


class Server(http.server.ThreadingHTTPServer):
    daemon_threads = True
    request_queue_size = 256

    def handle_error(self, *_):
        """A caller that goes away is what these tests are about."""


@contextlib.contextmanager
def api(handler=API):
    """A local API's port; by default it answers as it is asked to."""
    server = Server(("127.0.0.1", 0), handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    try:
        yield server.server_address[1]
    finally:
        server.shutdown()
        server.server_close()


def description(*ports):
    """An API that is at all these ports; each operation is said to be at one of them, so that calls can be spread."""
    def at(port, method, body=None):
        return {"servers": [{"url": f"http://127.0.0.1:{port}"}], method: {
            "operationId": f"{method}{port}", "security": [{"token": ["read"]}], **({"requestBody": body} if body else {}),
            "parameters": [{"name": "bytes", "in": "query", "schema": {"type": "integer"}}], "responses": {"200": {"description": "ok"}}}}
    text = {"content": {"text/plain": {"schema": {"type": "string"}}}}
    paths = {}
    for port in ports:
        paths[f"/get{port}"] = at(port, "get")
        paths[f"/post{port}"] = at(port, "post", text)
    return json.dumps({
        "openapi": "3.1.0", "info": {"title": "Load", "version": "1"}, "paths": paths,
        "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}}})


def dial(port, address, timeout=3 * PATIENCE):
    """A connection from an address of this machine's loopback network."""
    made = socket.socket()
    made.settimeout(timeout)
    made.bind((address, 0))
    made.connect(("127.0.0.1", port))
    made.setsockopt(socket.IPPROTO_TCP, socket.TCP_NODELAY, 1)
    return made


def percentile(values, share):
    values = sorted(values)
    return values[min(len(values) - 1, int(len(values) * share))]


class Caller(threading.Thread):
    """Asks for the same thing again and again, as somebody who has nothing to do with the attack; notes how long it took."""

    def __init__(self, port, path, headers=None, address="127.0.0.1", pause=0.02):
        super().__init__(daemon=True)
        self.arguments = (port, path, headers or {}, address, pause)
        self.ended = threading.Event()
        self.times, self.statuses, self.failures = [], [], []

    def run(self):
        port, path, headers, address, pause = self.arguments
        connection = http.client.HTTPConnection("127.0.0.1", port, timeout=3 * PATIENCE, source_address=(address, 0))
        while not self.ended.is_set():
            begun = time.monotonic()
            try:
                connection.request("GET", path, headers=headers)
                response = connection.getresponse()
                response.read()
                self.statuses.append(response.status)
            except (OSError, http.client.HTTPException) as error:
                # A server may end a connection between two requests: the next one makes a new one.
                self.failures.append(repr(error))
                connection.close()
            self.times.append(time.monotonic() - begun)
            self.ended.wait(pause)
        connection.close()

    def wait_for(self, count):
        """Waits until so many answers came."""
        end = time.monotonic() + 3 * PATIENCE
        while len(self.statuses) < count and time.monotonic() < end:
            time.sleep(0.05)

    def __enter__(self):
        self.start()
        return self

    def __exit__(self, *_):
        self.ended.set()
        self.join(timeout=4 * PATIENCE)
