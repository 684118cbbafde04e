"""Answers that come bit by bit, and bodies that are too large to be held: shown as they come, stopped, kept, sent on, fetched in
parts; with JavaScript and without (THREATS V1, V4, V5, L4)."""

import contextlib
import hashlib
import http.client
import json
import os
import pathlib
import queue
import re
import socket
import threading
import urllib.parse

import pytest
from playwright.sync_api import expect

import leaks
from conftest import PATIENCE

MIB = 1024 * 1024
PIECE = bytes(range(256)) * 256
LARGE = 24 * MIB


class Upstream:
    """An API whose answers a test writes piece by piece; it notes what it is sent and when its connections end."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.pieces = queue.Queue()
        self.received = []
        self.closed = threading.Event()
        self.released = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        with contextlib.suppress(OSError):
            while True:
                connection, _ = self.socket.accept()
                threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection):
        with contextlib.suppress(OSError), connection:
            data = b""
            while b"\r\n\r\n" not in data:
                more = connection.recv(65536)
                if not more:
                    return
                data += more
            head, _, body = data.partition(b"\r\n\r\n")
            target = head.split(b" ")[1].decode()
            if head.startswith(b"POST"):
                self.take(connection, head.decode("latin1"), body)
            elif target.startswith("/large"):
                self.send_large(connection)
            else:
                self.send_pieces(connection, target)

    def take(self, connection, head, body):
        """Counts and hashes a request's body; begins to read when it is released."""
        length = int(re.search(r"(?i)content-length: (\d+)", head).group(1))
        self.received.append(head)
        self.released.wait(3 * PATIENCE)
        digest, count = hashlib.sha256(body), len(body)
        first = body[:4096]
        while count < length and (more := connection.recv(MIB)):
            digest.update(more)
            count += len(more)
            if len(first) < 4096:
                first += more[:4096 - len(first)]
        answer = json.dumps({"length": length, "count": count, "sha256": digest.hexdigest(), "first": first.decode("latin1")}).encode()
        self.received.append(json.loads(answer))
        if count < length:
            self.closed.set()
            return
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\n\r\n" % len(answer) + answer)

    def send_large(self, connection):
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: application/octet-stream\r\nContent-Length: %d\r\n\r\n" % LARGE)
        for _ in range(LARGE // len(PIECE)):
            connection.sendall(PIECE)

    def send_pieces(self, connection, target):
        kind = {"/events": "text/event-stream", "/lines": "application/x-ndjson", "/text": "text/plain"}[target]
        connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Type: %s\r\nTransfer-Encoding: chunked\r\n\r\n" % kind.encode())
        pieces = self.pieces
        threading.Thread(target=self.watch, args=(connection, pieces), daemon=True).start()
        while (piece := pieces.get()) is not None:
            connection.sendall(b"%x\r\n%s\r\n" % (len(piece), piece))
        connection.sendall(b"0\r\n\r\n")

    def watch(self, connection, pieces):
        with contextlib.suppress(OSError):
            connection.recv(1)
        # What ends the answer goes to that of this connection alone.
        pieces.put(None)
        if pieces is self.pieces:
            self.closed.set()

    def begin_anew(self):
        """The next answer's pieces and its end have nothing to do with those of the last."""
        self.pieces = queue.Queue()
        self.closed.clear()

    def close(self):
        self.released.set()
        self.pieces.put(None)
        self.socket.close()


@pytest.fixture
def upstream():
    server = Upstream()
    yield server
    server.close()


def description(port):
    def get(kind, **more):
        return {"get": {"operationId": kind, "responses": {"200": {"description": "ok", "content": more}}}}
    item = {"itemSchema": {"type": "object", "properties": {"n": {"type": "integer"}}}}
    file = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    form = {"content": {"multipart/form-data": {"schema": {"type": "object", "properties": {
        "film": {"type": "string", "format": "binary"}, "note": {"type": "string"}, "more": {"type": "string", "format": "binary"}}}}}}
    answer = {"200": {"description": "ok"}}
    return {
        "openapi": "3.2.0", "info": {"title": "Streams", "version": "1"}, "servers": [{"url": f"http://127.0.0.1:{port}"}],
        "paths": {
            "/events": get("events"), "/lines": get("lines", **{"application/x-ndjson": item}), "/text": get("text"),
            "/large": get("large"),
            "/file": {"post": {"operationId": "file", "requestBody": file, "responses": answer}},
            "/form": {"post": {"operationId": "form", "requestBody": form, "responses": answer}},
        }}


@pytest.fixture
def streams(serve, upstream, tmp_path):
    path = tmp_path / "streams.json"
    path.write_text(json.dumps(description(upstream.port)))
    server = serve(str(path))
    server.spool = pathlib.Path(server.folder) / "spool"
    yield server
    server.stop()


def open_form(page, server, operation):
    page.goto(f"{server.url}/streams/operations/{operation}")
    if page.locator("[data-action=try]:visible").count():
        page.click("[data-action=try]")


def execute(page):
    page.click("[data-action=execute]", no_wait_after=True)


def test_events_appear_as_they_come_and_stop_ends_the_call(streams, upstream, page):
    open_form(page, streams, "events")
    execute(page)
    upstream.pieces.put("data: first é\n\n".encode())
    page.wait_for_selector("[data-live] >> text=data: first é")
    expect(page.locator("[data-live] [data-came]")).to_have_text("16 B")
    # A character that is parted between two pieces is shown whole, and markup as text.
    smile = "😀".encode()
    upstream.pieces.put(b"data: <b>bold</b> " + smile[:2])
    page.wait_for_selector("[data-live] >> text=<b>bold</b>")
    upstream.pieces.put(smile[2:] + b"\n\n")
    page.wait_for_selector("[data-live] >> text=😀")
    expect(page.locator("[data-live] b")).to_have_count(0)
    assert not upstream.closed.is_set()
    page.click("[data-live] >> text=Stop")
    assert upstream.closed.wait(PATIENCE)
    page.wait_for_selector("text=The call was stopped")
    expect(page.locator(".result[data-live]")).to_have_count(0)
    expect(page.locator(".result .body-table").last).to_contain_text("first é")
    with page.expect_download() as download:
        page.click(".result >> text=Download")
    assert pathlib.Path(download.value.path()).read_bytes() == "data: first é\n\ndata: <b>bold</b> 😀\n\n".encode()


def test_lines_that_end_are_checked_one_by_one(streams, upstream, page):
    open_form(page, streams, "lines")
    execute(page)
    upstream.pieces.put(b'{"n": 1}\n')
    page.wait_for_selector('[data-live] >> text={"n": 1}')
    upstream.pieces.put(b'{"n": "two"}\n')
    upstream.pieces.put(None)
    page.wait_for_selector("[data-result] .result:not([data-live])")
    result = page.locator("[data-result] .result")
    expect(result).to_contain_text("/1/n")
    expect(result).not_to_contain_text("stopped")


def test_cancel_and_leaving_end_the_call_too(streams, upstream, page):
    open_form(page, streams, "text")
    execute(page)
    upstream.pieces.put(b"so far")
    page.wait_for_selector("[data-live] >> text=so far")
    page.click("[data-action=try]")
    assert upstream.closed.wait(PATIENCE)
    page.wait_for_selector("text=Cancelled")
    upstream.begin_anew()
    page.reload()
    if page.locator("[data-action=try]:visible").inner_text() == "Try it out":
        page.click("[data-action=try]")
    execute(page)
    upstream.pieces.put(b"again")
    page.wait_for_selector("[data-live] >> text=again")
    page.goto("about:blank")
    assert upstream.closed.wait(PATIENCE)
    # What was followed is in the history, as soon as it is kept.
    for _ in range(100):
        page.goto(f"{streams.url}/streams/history")
        if page.locator("text=/text").count() >= 2:
            break
        page.wait_for_timeout(100)
    assert page.locator("text=/text").count() >= 2


def test_without_javascript_the_page_grows_and_has_a_stop_button(streams, upstream, plain):
    open_form(plain, streams, "events")
    plain.click("[data-action=execute]", no_wait_after=True)
    upstream.pieces.put(b"data: one\n\n")
    plain.wait_for_selector("[data-live] >> text=data: one")
    upstream.pieces.put(b"data: two\n\n")
    plain.wait_for_selector("[data-live] >> text=data: two")
    plain.click("[data-live] >> text=Stop", no_wait_after=True)
    assert upstream.closed.wait(PATIENCE)
    plain.wait_for_url("**/exchanges/*")
    expect(plain.locator("main")).to_contain_text("The call was stopped")
    expect(plain.locator(".body-table")).to_contain_text("two")


def test_without_javascript_a_stream_that_ends_leads_to_its_result(streams, upstream, plain):
    open_form(plain, streams, "text")
    plain.click("[data-action=execute]", no_wait_after=True)
    upstream.pieces.put(b"line\n")
    plain.wait_for_selector("[data-live] >> text=line")
    upstream.pieces.put(None)
    with plain.expect_navigation():
        plain.click("text=The whole result")
    expect(plain.locator("[data-live]")).to_have_count(0)
    expect(plain.locator("main")).to_contain_text("line")
    expect(plain.locator("main")).not_to_contain_text("stopped")


def test_a_large_answer_lies_on_disk_with_beginning_and_end_and_any_part(streams, page):
    open_form(page, streams, "large")
    execute(page)
    page.wait_for_selector("text=/Bytes 0 to 4,096 of/")
    expect(page.locator("text=/The end: bytes 25,161,728 to 25,165,824/")).to_have_count(1)
    assert len(list(streams.spool.iterdir())) == 1
    page.click(".body-more >> text=Show more")
    page.wait_for_selector("text=/Bytes 4,096 to 8,192/")
    page.fill(".body-ways input[name=from]", "25165820")
    page.click(".body-ways >> text=Show")
    page.wait_for_selector("text=/Bytes 25,165,808 to 25,165,824/")
    expect(page.locator("main")).to_contain_text("fc fd fe ff")
    address = page.url.split("?")[0] + "/body"
    cookie = "; ".join(f"{each['name']}={each['value']}" for each in page.context.cookies())
    host = urllib.parse.urlsplit(streams.url)

    def fetch(**fields):
        connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=3 * PATIENCE)
        connection.request("GET", urllib.parse.urlsplit(address).path, headers={"Host": host.netloc, "Cookie": cookie, **fields})
        response = connection.getresponse()
        body = response.read()
        connection.close()
        return response, body
    response, body = fetch()
    assert response.status == 200 and body == PIECE * (LARGE // len(PIECE))
    assert response.getheader("Accept-Ranges") == "bytes" and response.getheader("Content-Type") == "application/octet-stream"
    response, body = fetch(Range="bytes=262140-262150")
    assert response.status == 206 and body == (PIECE * 5)[262140:262151]
    assert response.getheader("Content-Range") == "bytes 262140-262150/25165824"
    assert fetch(Range="bytes=25165824-")[0].status == 416
    assert fetch(**{"Range": "bytes=0-0", "If-Range": '"other"'})[0].status == 200
    assert fetch(**{"Range": "bytes=0-0", "If-Range": response.getheader("ETag")})[0].status == 206
    # It goes with the result.
    page.goto(f"{streams.url}/streams/operations/large")
    page.click("[data-action=clear]")
    page.wait_for_function("() => !document.querySelector('[data-result] .result')")
    for _ in range(20 * PATIENCE):
        if not list(streams.spool.iterdir()):
            break
        page.wait_for_timeout(50)
    assert not list(streams.spool.iterdir())


@pytest.fixture
def film(tmp_path):
    """A file larger than what is held, and what it hashes to."""
    path = tmp_path / "film.bin"
    with open(path, "wb") as file:
        for _ in range(LARGE // len(PIECE)):
            file.write(PIECE)
    return path, hashlib.sha256(PIECE * (LARGE // len(PIECE))).hexdigest()


def received(upstream):
    return next(each for each in upstream.received if isinstance(each, dict))


def test_a_large_file_is_sent_on_while_it_comes_and_shows_how_far_it_is(streams, upstream, page, film):
    path, digest = film
    open_form(page, streams, "file")
    page.set_input_files("input[type=file]", path)
    execute(page)
    # The API does not read yet: the browser waits, and says so.
    page.wait_for_selector("progress:not([hidden])")
    assert page.locator("progress").evaluate("bar => bar.value < 1")
    upstream.released.set()
    page.wait_for_selector(".result >> text=sha256")
    assert received(upstream)["sha256"] == digest and received(upstream)["length"] == LARGE
    assert not streams.spool.exists() or not list(streams.spool.iterdir())


@pytest.mark.parametrize("script", [True, False])
def test_a_large_file_goes_as_part_of_a_form(streams, upstream, page, plain, film, tmp_path, script):
    upstream.released.set()
    small = tmp_path / "small.txt"
    small.write_text("small one")
    page = page if script else plain
    open_form(page, streams, "form")
    # The large one stands first in the description; with scripts it is put last.
    page.set_input_files("input[name='f.film']", film[0] if script else small)
    page.set_input_files("input[name='f.more']", small if script else film[0])
    page.fill("[name='f.note']", "a note")
    execute(page)
    page.wait_for_selector(".result >> text=sha256")
    answer = received(upstream)
    assert answer["count"] == answer["length"] > LARGE
    assert "a note" in answer["first"] and "small one" in answer["first"]
    assert answer["first"].rindex("filename=") > answer["first"].index("small one")


def raw_form(streams, upstream, parts):
    """Posts a form of parts as a browser would, in an order that none would."""
    host = urllib.parse.urlsplit(streams.url)
    connection = http.client.HTTPConnection("127.0.0.1", host.port, timeout=3 * PATIENCE)
    connection.request("GET", "/streams/operations/form", headers={"Host": host.netloc})
    response = connection.getresponse()
    cookie = leaks.issued(response.getheader("Set-Cookie").split(";")[0].split("=", 1)[1])
    name = response.getheader("Set-Cookie").split("=")[0]
    csrf = re.search(rb'name="csrf" value="([^"]+)"', response.read()).group(1)
    body = b"".join(b"--XX\r\nContent-Disposition: form-data; name=\"%s\"%s\r\n\r\n%s\r\n" % part for part in [(b"csrf", b"", csrf), *parts])
    body += b"--XX--\r\n"
    connection.request("POST", "/streams/operations/form?part=exchange", body, {
        "Host": host.netloc, "Cookie": f"{name}={cookie}", "Content-Type": "multipart/form-data; boundary=XX"})
    response = connection.getresponse()
    return response.status, response.read().decode()


def test_a_large_file_that_is_not_last_is_refused_clearly(streams, upstream):
    upstream.released.set()
    film = (b"f.film", b"; filename=\"a\"", PIECE * (LARGE // len(PIECE)))
    status, page = raw_form(streams, upstream, [film, (b"f.note", b"", b"late")])
    assert status == 422 and "has to be the last field" in page
    # The API saw no whole request.
    assert upstream.closed.wait(PATIENCE) and received(upstream)["count"] < received(upstream)["length"]
    status, page = raw_form(streams, upstream, [(b"f.note", b"", b"early"), film])
    assert status == 200 and "sha256" in page
