"""Ranges of a file at nginx, through Portico: what was asked for arrives, and what came is told (RFC 9110, section 14)."""

import os
import shutil
import socket
import subprocess
import time

import pytest

import httpbin_server
import leaks
from conftest import PATIENCE, Portico, free_port

FILE = bytes(range(256)) * 400

DESCRIPTION = """openapi: 3.1.0
info: {title: Files, version: '1'}
servers: [{url: 'ORIGIN'}]
paths:
  /file.bin:
    get:
      parameters:
        - {name: Range, in: header, schema: {type: string}}
        - {name: If-Range, in: header, schema: {type: string}}
        - {name: If-None-Match, in: header, schema: {type: string}}
      responses:
        '200': {description: All of it}
        '206': {description: A part}
        '304': {description: As it was}
        '416': {description: No such part}
    head: {responses: {'200': {description: What it is}}}
"""

CONFIGURATION = """daemon off; worker_processes 1; pid FOLDER/nginx.pid; error_log FOLDER/error.log error;
events { worker_connections 64; }
http {
  access_log off; default_type application/octet-stream;
  client_body_temp_path FOLDER/body; proxy_temp_path FOLDER/proxy; fastcgi_temp_path FOLDER/fastcgi;
  uwsgi_temp_path FOLDER/uwsgi; scgi_temp_path FOLDER/scgi;
  server { listen 127.0.0.1:PORT; root FOLDER/files; }
}
"""


@pytest.fixture(scope="module")
def visitor(tmp_path_factory):
    nginx = shutil.which("nginx", path=os.environ["PATH"] + ":/usr/sbin:/usr/local/sbin")
    assert nginx, "nginx is missing: apt-get install nginx-light"
    folder = tmp_path_factory.mktemp("nginx")
    (folder / "files").mkdir()
    (folder / "files" / "file.bin").write_bytes(FILE)
    port = free_port()
    (folder / "nginx.conf").write_text(CONFIGURATION.replace("FOLDER", str(folder)).replace("PORT", str(port)))
    # Its workers give up the rights of root, and the folder of a test is closed to others.
    process = subprocess.Popen([nginx, "-c", folder / "nginx.conf", "-g", "user root;" if os.geteuid() == 0 else ""])
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        assert process.poll() is None, (folder / "error.log").read_text()
        try:
            socket.create_connection(("127.0.0.1", port), timeout=1).close()
            break
        except OSError:
            time.sleep(0.05)
    path = folder / "files.yaml"
    path.write_text(DESCRIPTION.replace("ORIGIN", f"http://127.0.0.1:{port}"))
    server = Portico(folder / "data", str(path))
    visitor = httpbin_server.Visitor(server)
    yield visitor
    for cookie in visitor.http.cookies:
        leaks.issued(cookie.value)
    server.stop()
    process.terminate()
    process.wait(timeout=PATIENCE)


def get(visitor, **fields):
    values = {f"p.header.{name.replace('_', '-')}": value for name, value in fields.items()}
    return visitor.execute("files", "get", "/file.bin", values)


def test_the_whole(visitor):
    result = get(visitor)
    assert result.status == 200 and result.body == FILE


@pytest.mark.parametrize("asked,part,said", [
    ("bytes=0-9", FILE[:10], "bytes 0-9/102400"),
    ("bytes=102390-", FILE[-10:], "bytes 102390-102399/102400"),
    ("bytes=-1", FILE[-1:], "bytes 102399-102399/102400"),
    ("bytes=1000-200000", FILE[1000:], "bytes 1000-102399/102400"),
])
def test_a_part(visitor, asked, part, said):
    result = get(visitor, Range=asked)
    assert result.status == 206
    assert result.body == part
    assert said in result.text
    assert "status and headers match" in result.text


def test_several_parts(visitor):
    result = get(visitor, Range="bytes=0-1,10-11")
    assert result.status == 206
    assert "multipart/byteranges" in result.text
    assert FILE[0:2] in result.body and FILE[10:12] in result.body


def test_a_part_that_there_is_not(visitor):
    result = get(visitor, Range="bytes=200000-300000")
    assert result.status == 416
    assert "bytes */102400" in result.text


def test_conditions(visitor):
    whole = visitor.execute("files", "head", "/file.bin")
    assert whole.status == 200 and "accept-ranges" in whole.text
    tag = whole.text.split('etag', 1)[1].split('"')[1]
    assert get(visitor, Range="bytes=0-1", If_Range=f'"{tag}"').status == 206
    assert get(visitor, Range="bytes=0-1", If_Range='"other"').body == FILE
    assert get(visitor, If_None_Match=f'"{tag}"').status == 304
