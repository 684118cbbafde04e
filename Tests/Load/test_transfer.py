"""Large bodies through Execute in both directions: none of it is held in memory, and what nobody takes is not read (THREATS L4)."""

import json
import socket
import threading
import time

import pytest

from running import PATIENCE, Served, Visitor, api, dial

MB = 1_000_000
SIZE = 100 * MB
GROWTH = 64 * MB
# What the sockets of both connections and the pieces between them may hold, however much waits.
UNDER_WAY = 32 * MB


def description(*ports):
    file = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    answer = {"200": {"description": "ok"}}
    size = {"name": "bytes", "in": "query", "schema": {"type": "integer"}}
    return json.dumps({"openapi": "3.1.0", "info": {"title": "Load", "version": "1"}, "paths": {
        f"/{name}": {"servers": [{"url": f"http://127.0.0.1:{port}"}], **operations} for name, port, operations in [
            ("large", ports[0], {"get": {"operationId": "large", "parameters": [size], "responses": answer}}),
            ("file", ports[0], {"post": {"operationId": "file", "requestBody": file, "responses": answer}}),
            ("stuck", ports[1], {"post": {"operationId": "stuck", "requestBody": file, "responses": answer}})]}})


class Resident:
    """The most memory that a server has while a block runs."""

    def __init__(self, server):
        self.server, self.peak, self.runs = server, 0, True

    def __enter__(self):
        self.before = self.server.memory()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()
        return self

    def watch(self):
        while self.runs:
            self.peak = max(self.peak, self.server.memory())
            time.sleep(0.02)

    def __exit__(self, *_):
        self.runs = False
        self.thread.join()

    @property
    def growth(self):
        return self.peak - self.before


@pytest.fixture
def served(tmp_path):
    with api() as port, socket.create_server(("127.0.0.1", 0)) as stuck:
        (tmp_path / "load.json").write_text(description(port, stuck.getsockname()[1]))
        server = Served(tmp_path / "data", tmp_path / "load.json")
        yield server, stuck
        server.stop()


def visitor(server, operation):
    made = Visitor(server.port, timeout=300)
    assert made.get(f"/load/operations/{operation}")[0] == 200
    made.close()
    return made


def form(made, size):
    """The head of a form with a file of so many bytes, and what stands around the file."""
    before = (f'--XX\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{made.csrf}\r\n'
              '--XX\r\nContent-Disposition: form-data; name="file"; filename="zeros"\r\n\r\n').encode()
    after = b"\r\n--XX--\r\n"
    fields = {"Content-Type": "multipart/form-data; boundary=XX", "Content-Length": str(len(before) + size + len(after))}
    return before, after, fields


def test_an_answer_of_100_megabytes_is_kept_and_fetched_without_being_held(served):
    server, _ = served
    made = visitor(server, "large")
    with Resident(server) as resident:
        status, body = made.post("/load/operations/large?part=exchange", [("p.query.bytes", str(SIZE))])
        assert status == 200 and b"100.0 MB" in body, body[:400]
        path = body.split(b'/body"')[0].rsplit(b'"', 1)[1].decode() + "/body"
        made.connection.close()
        made.connection.request("GET", path, headers={"Cookie": made.cookie})
        response = made.connection.getresponse()
        count = 0
        while piece := response.read(1 << 20):
            count += len(piece)
        assert response.status == 200 and count == SIZE
    assert resident.growth < GROWTH, f"{resident.growth / MB:.0f} MB"
    assert sum(each.stat().st_size for each in (server.folder / "spool").iterdir()) >= SIZE


def test_a_file_of_100_megabytes_is_sent_on_without_being_held(served):
    server, _ = served
    made = visitor(server, "file")
    before, after, fields = form(made, SIZE)
    block = bytes(MB)
    with Resident(server) as resident:
        made.connection.request(
            "POST", "/load/operations/file?part=exchange", iter([before, *[block] * (SIZE // MB), after]), {**fields, "Cookie": made.cookie})
        response = made.connection.getresponse()
        page = response.read()
    assert response.status == 200 and b"status-2" in page, page[:400]
    assert resident.growth < GROWTH, f"{resident.growth / MB:.0f} MB"
    assert not (server.folder / "spool").exists()


def test_what_an_api_does_not_take_is_not_read_from_the_browser(served):
    server, stuck = served
    made = visitor(server, "stuck")
    before, _, fields = form(made, SIZE)
    with dial(server.port, "127.0.0.1") as client, Resident(server) as resident:
        head = "".join(f"{name}: {value}\r\n" for name, value in fields.items())
        client.sendall(
            f"POST /load/operations/stuck HTTP/1.1\r\nHost: 127.0.0.1:{server.port}\r\nCookie: {made.cookie}\r\n{head}\r\n".encode() + before)
        # A file is sent on once it is too large to be held.
        sent, block = 2 * MB, bytes(65_536)
        client.sendall(bytes(sent))
        stuck.settimeout(3 * PATIENCE)
        upstream, _ = stuck.accept()
        client.settimeout(3)
        with pytest.raises(TimeoutError):
            while sent < SIZE:
                sent += client.send(block)
        assert sent < UNDER_WAY, f"{sent / MB:.0f} MB were taken"
        # It goes on where it stood as soon as the API reads.
        upstream.settimeout(3 * PATIENCE)
        assert upstream.recv(65_536).startswith(b"POST /stuck")
        taken = 0
        while taken < sent // 2:
            taken += len(upstream.recv(1 << 20))
        client.settimeout(3 * PATIENCE)
        assert client.send(block) > 0
        upstream.close()
    assert resident.growth < GROWTH, f"{resident.growth / MB:.0f} MB"
    assert server.is_alive()
