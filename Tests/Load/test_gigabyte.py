"""1 GB at nginx through Execute in both directions: every byte arrives in its place, and none of it is held in memory."""

import hashlib
import itertools
import json
import os
import shutil
import socket
import subprocess
import time

import pytest

from running import API, PATIENCE, Served, api, dial
from test_transfer import GROWTH, Resident, form, visitor

BLOCK = 1 << 20
SIZE = 1 << 30

CONFIGURATION = """daemon off; worker_processes 1; pid FOLDER/nginx.pid; error_log FOLDER/error.log error;
events { worker_connections 64; }
http {
  access_log off; default_type application/octet-stream; client_max_body_size 0; proxy_request_buffering off;
  client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy; fastcgi_temp_path FOLDER/fastcgi;
  uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
  server { listen 127.0.0.1:PORT; root FOLDER/files; location = /file { proxy_http_version 1.1; proxy_pass http://127.0.0.1:API; } }
}
"""


class Digest(API):
    """Answers a body with its SHA-256."""

    def do_POST(self):
        digest, left = hashlib.sha256(), int(self.headers["Content-Length"])
        while left > 0 and (piece := self.rfile.read(min(left, BLOCK))):
            digest.update(piece)
            left -= len(piece)
        text = digest.hexdigest().encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/plain")
        self.send_header("Content-Length", str(len(text)))
        self.end_headers()
        self.wfile.write(text)


def blocks():
    """The file, a piece at a time; no two pieces are alike."""
    rest = hashlib.sha256(b"").digest() * (BLOCK // 32)
    for number in range(SIZE // BLOCK):
        yield number.to_bytes(8, "big") + rest[8:]


def digest():
    whole = hashlib.sha256()
    for block in blocks():
        whole.update(block)
    return whole.hexdigest()


def description(port):
    file = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    answer = {"200": {"description": "ok"}}
    return json.dumps({"openapi": "3.1.0", "info": {"title": "Load", "version": "1"}, "servers": [{"url": f"http://127.0.0.1:{port}"}], "paths": {
        "/large.bin": {"get": {"operationId": "large", "responses": answer}},
        "/file": {"post": {"operationId": "file", "requestBody": file, "responses": answer}}}})


@pytest.fixture
def served(tmp_path):
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
    assert nginx, "nginx is missing: apt-get install nginx-light"
    (tmp_path / "files").mkdir()
    with open(tmp_path / "files" / "large.bin", "wb") as file:
        file.writelines(blocks())
    with api(Digest) as upstream, socket.create_server(("127.0.0.1", 0)) as free:
        port = free.getsockname()[1]
        free.close()
        text = CONFIGURATION.replace("FOLDER", str(tmp_path)).replace("PORT", str(port)).replace("API", str(upstream))
        (tmp_path / "nginx.conf").write_text(text)
        # Its workers give up the rights of root, and the folder of a test is closed to others.
        process = subprocess.Popen([nginx, "-c", tmp_path / "nginx.conf", "-g", "user root;" if os.geteuid() == 0 else ""])
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            assert process.poll() is None, (tmp_path / "error.log").read_text()
            try:
                dial(port, "127.0.0.1", timeout=1).close()
                break
            except OSError:
                time.sleep(0.05)
        (tmp_path / "load.json").write_text(description(port))
        server = Served(tmp_path / "data", tmp_path / "load.json")
        yield server
        server.stop()
        process.terminate()
        process.wait(timeout=PATIENCE)
    shutil.rmtree(tmp_path, ignore_errors=True)


def test_a_gigabyte_comes_is_kept_and_fetched_byte_for_byte(served):
    made = visitor(served, "large")
    with Resident(served) as resident:
        status, body = made.post("/load/operations/large?part=exchange", [])
        assert status == 200, body[:400]
        path = body.split(b'/body"')[0].rsplit(b'"', 1)[1].decode() + "/body"
        made.connection.close()
        made.connection.request("GET", path, headers={"Cookie": made.cookie})
        response = made.connection.getresponse()
        found, count = hashlib.sha256(), 0
        while piece := response.read(BLOCK):
            found.update(piece)
            count += len(piece)
    assert (response.status, count, found.hexdigest()) == (200, SIZE, digest())
    assert resident.growth < GROWTH, f"{resident.growth / 1e6:.0f} MB"


def test_a_gigabyte_is_sent_on(served):
    made = visitor(served, "file")
    before, after, fields = form(made, SIZE)
    pieces = itertools.chain([before], blocks(), [after])
    with Resident(served) as resident:
        made.connection.request("POST", "/load/operations/file?part=exchange", pieces, {**fields, "Cookie": made.cookie})
        response = made.connection.getresponse()
        page = response.read()
    assert response.status == 200 and b"status-2" in page, page[:400]
    assert digest().encode() in page, page[:400]
    assert resident.growth < GROWTH, f"{resident.growth / 1e6:.0f} MB"
    assert not (served.folder / "spool").exists()
