#!/usr/bin/env python3
"""Times 1 GB through Execute in both directions, beside nginx as a proxy with the same API and the same client, in one run.

Three ways are taken in turn, round by round. A download: Execute with an answer of 1 GB, from the post of the form to its
redirect, when all of it lies sealed on disk. The kept answer: the same from the disk to the client, byte for byte. An upload:
a form with a file of 1 GB that is sent on while it comes. nginx proxies with its own settings, which put what is too large for
memory on disk as well; nginx without any buffering is shown beside it and not judged. What is compared are the medians over
the rounds of the ratios within each round. The memory of the server is watched all the while.

usage: transfer.py BINARY [--rounds N] [--megabytes N]     exits 1 when a promise is missed.
"""

import argparse
import json
import os
import pathlib
import re
import socket
import statistics
import subprocess
import tempfile
import threading
import time
import urllib.parse

import gate

OF_NGINX = 0.5
GROWTH_MEGABYTES = 64
MIB = 1 << 20

PROXY = """
  upstream api {{ server 127.0.0.1:{api}; keepalive 4; }}
  upstream sink {{ server 127.0.0.1:{sink}; }}
  proxy_http_version 1.1; proxy_set_header Connection ""; client_max_body_size 0;
  server {{ listen 127.0.0.1:{proxy}; location / {{ proxy_pass http://api; }} location /sink {{ proxy_pass http://sink; }} }}
  server {{
    listen 127.0.0.1:{direct}; proxy_buffering off; proxy_request_buffering off;
    location / {{ proxy_pass http://api; }} location /sink {{ proxy_pass http://sink; }}
  }}
"""
API = """
  default_type application/octet-stream;
  server {{ listen 127.0.0.1:{api}; root {folder}/files; }}
"""


def description(ports):
    file = {"content": {"application/octet-stream": {"schema": {"type": "string", "format": "binary"}}}}
    answer = {"200": {"description": "ok"}}
    def server(name):
        return [{"url": f"http://127.0.0.1:{ports[name]}"}]
    return {"openapi": "3.1.0", "info": {"title": "Transfer", "version": "1"}, "paths": {
        "/large": {"servers": server("api"), "get": {"operationId": "large", "responses": answer}},
        "/sink": {"servers": server("sink"), "post": {"operationId": "sink", "requestBody": file, "responses": answer}}}}


def sink(server):
    """An API that reads bodies of the size that they announce and answers."""
    while True:
        try:
            connection, _ = server.accept()
        except OSError:
            return
        buffer, head = bytearray(MIB), b""
        while b"\r\n\r\n" not in head:
            head += connection.recv(65536)
        fields, _, begun = head.partition(b"\r\n\r\n")
        rest = int(re.search(rb"(?i)content-length: (\d+)", fields).group(1)) - len(begun)
        while rest > 0 and (count := connection.recv_into(buffer)):
            rest -= count
        if rest == 0:
            connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\nConnection: close\r\n\r\n")
        connection.close()


def exchange(port, head, before=b"", size=0, after=b""):
    """Sends a request with a body of so many zeros between other bytes; gives the answer's head and how much came after it."""
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(head.encode() + b"\r\n" + before)
        block = bytes(MIB)
        for _ in range(size // MIB):
            connection.sendall(block)
        connection.sendall(after)
        buffer, start, count = bytearray(MIB), b"", 0
        while got := connection.recv_into(buffer):
            if b"\r\n\r\n" in start:
                count += got
            else:
                start += buffer[:got]
                if b"\r\n\r\n" in start:
                    count = len(start.split(b"\r\n\r\n", 1)[1])
    return start.split(b"\r\n\r\n", 1)[0].decode("latin1"), count


class Portico:
    """A running server and a session in it."""

    def __init__(self, binary, folder, ports):
        path = pathlib.Path(folder, "transfer.json")
        path.write_text(json.dumps(description(ports)))
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--data", f"{folder}/data", str(path)], stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        for line in self.process.stdout:
            if found := re.search(r"(portico\.localhost):(\d+)", line):
                self.host, self.port = found.group(0), int(found.group(2))
                break
        else:
            raise SystemExit("the server did not start")
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        with socket.create_connection(("127.0.0.1", self.port)) as connection:
            connection.sendall(f"GET /transfer/operations/sink HTTP/1.1\r\nHost: {self.host}\r\nConnection: close\r\n\r\n".encode())
            page = b"".join(iter(lambda: connection.recv(65536), b"")).decode("latin1")
        self.cookie = re.search(r"(?i)set-cookie: ([^;]+)", page).group(1)
        self.csrf = re.search(r'name="csrf" value="([^"]+)"', page).group(1)

    def head(self, method, path, *fields):
        return "\r\n".join([f"{method} {path} HTTP/1.1", f"Host: {self.host}", f"Cookie: {self.cookie}", "Connection: close", *fields, ""])

    def execute(self):
        form = urllib.parse.urlencode({"csrf": self.csrf}).encode()
        head, _ = exchange(self.port, self.head(
            "POST", "/transfer/operations/large", "Content-Type: application/x-www-form-urlencoded", f"Content-Length: {len(form)}"), form)
        return re.search(r"[?&]exchange=([\w-]+)", head).group(1)

    def fetch(self, kept):
        return exchange(self.port, self.head("GET", f"/transfer/exchanges/{kept}/body"))

    def upload(self, size):
        parts = f'--XX\r\nContent-Disposition: form-data; name="csrf"\r\n\r\n{self.csrf}\r\n--XX\r\n'
        before = (parts + 'Content-Disposition: form-data; name="file"; filename="zeros"\r\n\r\n').encode()
        after = b"\r\n--XX--\r\n"
        head, _ = exchange(self.port, self.head(
            "POST", "/transfer/operations/sink", "Content-Type: multipart/form-data; boundary=XX",
            f"Content-Length: {len(before) + size + len(after)}"), before, size, after)
        assert " 303 " in head, head


def timed(body, *arguments):
    began = time.perf_counter()
    found = body(*arguments)
    return time.perf_counter() - began, found


def measure(portico, ports, size):
    """Seconds of each way, once."""
    def proxied(port):
        seconds, (head, count) = timed(exchange, port, "GET /large HTTP/1.1\r\nHost: a\r\nConnection: close\r\n")
        assert count == size, (head, count)
        return seconds

    def sent(port):
        head = f"POST /sink HTTP/1.1\r\nHost: a\r\nContent-Length: {size}\r\nConnection: close\r\n"
        seconds, (head, _) = timed(exchange, port, head, b"", size)
        assert " 200 " in head, head
        return seconds
    found = {"nginx down": proxied(ports["proxy"])}
    found["execute"], kept = timed(portico.execute)
    found["kept"], (head, count) = timed(portico.fetch, kept)
    assert count == size, (head, count)
    found["direct down"] = proxied(ports["direct"])
    found["nginx up"] = sent(ports["proxy"])
    found["upload"], _ = timed(portico.upload, size)
    found["direct up"] = sent(ports["direct"])
    return found


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=3)
    parser.add_argument("--megabytes", type=int, default=1024)
    options = parser.parse_args()
    size, verdicts, processes = options.megabytes * MIB, gate.Verdicts(), []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder, socket.create_server(("127.0.0.1", 0)) as server:
        os.chmod(folder, 0o755)
        pathlib.Path(folder, "files").mkdir()
        with open(pathlib.Path(folder, "files", "large"), "wb") as large:
            large.truncate(size)
        names = ["api", "proxy", "direct"]
        ports = {**dict(zip(names, gate.free_ports(len(names)))), "sink": server.getsockname()[1]}
        threading.Thread(target=sink, args=(server,), daemon=True).start()
        try:
            processes.append(gate.start_nginx(folder, "nginx-api", API.format(folder=folder, **ports)))
            processes.append(gate.start_nginx(folder, "nginx-proxy", PROXY.format(**ports)))
            for name in names:
                gate.wait_for(ports[name])
            portico = Portico(options.binary, folder, ports)
            processes.append(portico.process)
            with gate.Memory(portico.process.pid) as memory:
                rounds = [measure(portico, ports, size) for _ in range(options.rounds)]
        finally:
            for each in processes:
                each.terminate()
            for each in processes:
                each.wait()
    print(f"{options.megabytes} MB             GB/s")
    for name in rounds[0]:
        print(f"  {name:14} {size / statistics.median(each[name] for each in rounds) / 1e9:8.2f}")
    at_least, at_most = lambda a, b: a >= b, lambda a, b: a <= b
    for text, way, reference in [
            ("an answer, of nginx proxy_pass", "execute", "nginx down"), ("the kept answer, of nginx proxy_pass", "kept", "nginx down"),
            ("a file that is sent, of nginx proxy_pass", "upload", "nginx up")]:
        verdicts.check(text, statistics.median(each[reference] / each[way] for each in rounds), OF_NGINX, at_least)
    verdicts.check("growth of memory", max(0, memory.peak - memory.before), GROWTH_MEGABYTES, at_most, " MB")
    if verdicts.missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
