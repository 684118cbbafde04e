#!/usr/bin/env python3
"""Times the gate before an API of 10 KB answers, beside nginx as a proxy before the same API, on loopback in one run.

Five ways are taken in turn, round by round: the API itself (nginx with a static file), nginx with proxy_pass and
keep-alive, nginx with auth_request and proxy_pass, and the gate with a token. The check of auth_request is the smallest
that could know a token: a server of its own that answers 204, asked over kept connections. The same with a 204 from the
asking nginx itself, which asks nobody, is shown beside it and not judged. wrk counts. What is compared are the medians
over the rounds of the ratios within each round. Then 1 GB goes through the gate in both directions while its memory is
watched.

usage: gate.py BINARY [--rounds N] [--seconds N] [--connections 1,16,64] [--no-volume]     exits 1 when a promise is missed.
"""

import argparse
import json
import os
import pathlib
import re
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time

OVER_PROXY = 0.6
OVER_AUTH = 1.0
ADDED_MILLISECONDS = 0.15
TAIL_FACTOR = 2.0
GROWTH_MEGABYTES = 32
PAYLOAD = 10 * 1024
VOLUME = 1024 * 1024 * 1024
PATH = "/vehicles/7"

DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "Bench", "version": "1"},
    "security": [{"token": ["vehicles:read"]}],
    "components": {"securitySchemes": {"token": {"type": "http", "scheme": "bearer"}}},
    "paths": {
        **{f"/{noun}": {"get": {"responses": {"200": {"description": "All"}}}} for noun in ("vehicles", "drivers", "stops", "trips")},
        **{
            f"/{noun}/{{id}}": {
                "parameters": [{"name": "id", "in": "path", "required": True, "schema": {"type": "string"}}],
                "get": {"responses": {"200": {"description": "One"}}},
                "delete": {"security": [{"token": ["vehicles:write"]}], "responses": {"204": {"description": "Gone"}}},
            }
            for noun in ("vehicles", "drivers", "stops", "trips")
        },
        "/large": {"get": {"responses": {"200": {"description": "Much"}}}},
        "/sink": {"post": {"responses": {"200": {"description": "Taken"}}}},
    },
}

COMMON = """
daemon off; worker_processes auto; pid {folder}/{name}.pid; error_log {folder}/{name}.log error;
events {{ worker_connections 1024; }}
http {{
  access_log off; sendfile on; tcp_nopush on; keepalive_requests 1000000000; keepalive_timeout 300s;
  client_body_temp_path {folder}/{name}-body; proxy_temp_path {folder}/{name}-proxy;
  fastcgi_temp_path {folder}/{name}-f; uwsgi_temp_path {folder}/{name}-u; scgi_temp_path {folder}/{name}-s;
  {servers}
}}
"""
API = """
  default_type application/octet-stream;
  server {{ listen 127.0.0.1:{api} backlog=1024; root {folder}/files; }}
  server {{ listen 127.0.0.1:{check} backlog=1024; location / {{ return 204; }} }}
"""
PROXY = """
  upstream api {{ server 127.0.0.1:{api}; keepalive 64; keepalive_requests 1000000000; }}
  upstream check {{ server 127.0.0.1:{check}; keepalive 64; keepalive_requests 1000000000; }}
  proxy_http_version 1.1; proxy_set_header Connection "";
  server {{ listen 127.0.0.1:{proxy} backlog=1024; location / {{ proxy_pass http://api; }} }}
  server {{
    listen 127.0.0.1:{auth} backlog=1024;
    location / {{ auth_request /check; proxy_pass http://api; }}
    location = /check {{ internal; proxy_pass http://check; proxy_pass_request_body off; proxy_set_header Content-Length ""; }}
  }}
  server {{
    listen 127.0.0.1:{own} backlog=1024;
    location / {{ auth_request /check; proxy_pass http://api; }}
    location = /check {{ internal; return 204; }}
  }}
"""


def free_ports(count):
    sockets = [socket.create_server(("127.0.0.1", 0)) for _ in range(count)]
    ports = [each.getsockname()[1] for each in sockets]
    for each in sockets:
        each.close()
    return ports


def wait_for(port):
    for _ in range(200):
        try:
            socket.create_connection(("127.0.0.1", port), 1).close()
            return
        except OSError:
            time.sleep(0.02)
    raise SystemExit(f"nothing listens on port {port}")


def start_nginx(folder, name, servers):
    path = pathlib.Path(folder, name + ".conf")
    path.write_text(COMMON.format(folder=folder, name=name, servers=servers))
    return subprocess.Popen([shutil.which("nginx") or "/usr/sbin/nginx", "-c", str(path), "-e", f"{folder}/{name}.log"])


def start_gate(binary, folder, upstream):
    """Starts Portico before an API; gives the process, the gate's port and the token that opens it."""
    description = pathlib.Path(folder, "bench.json")
    description.write_text(json.dumps(DESCRIPTION))
    process = subprocess.Popen(
        [binary, "serve", "--port", "0", "--gate-port", "0", "--new-demo-token", "--gate", f"http://127.0.0.1:{upstream}", "--data", f"{folder}/data", str(description)],
        stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
    text = ""
    for line in process.stdout:
        text += line
        token = re.search(r"\b(ptc_\w+)\b", text)
        if token:
            break
    else:
        raise SystemExit("the gate did not start")
    port = int(re.search(r"answers at http://127\.0\.0\.1:(\d+)", text).group(1))
    threading.Thread(target=process.stdout.read, daemon=True).start()
    return process, port, token.group(1)


def milliseconds(text):
    number, unit = re.fullmatch(r"([\d.]+)(us|ms|s|m)", text).groups()
    return float(number) * {"us": 0.001, "ms": 1, "s": 1000, "m": 60000}[unit]


def wrk(port, token, connections, seconds):
    """Requests a second, and the median and the 99th percentile of the latency in milliseconds."""
    output = subprocess.run(
        ["wrk", "-t1", f"-c{connections}", f"-d{seconds}s", "--latency", "-H", f"Authorization: Bearer {token}", f"http://127.0.0.1:{port}{PATH}"],
        stdout=subprocess.PIPE, text=True, check=True).stdout
    wrong = re.search(r"Non-2xx.*|Socket errors:.*|-?nan.*", output)
    if wrong:
        raise SystemExit(f"port {port} at {connections} connections: {wrong.group(0)}\n{output}")
    field = lambda name: milliseconds(re.search(rf"^\s+{name}%\s+(\S+)", output, re.M).group(1))
    return float(re.search(r"Requests/sec:\s+([\d.]+)", output).group(1)), field(50), field(99)


class Verdicts:
    """What was promised, and whether it was kept."""

    def __init__(self):
        self.missed = 0

    def check(self, text, value, limit, is_kept, unit=""):
        kept = is_kept(value, limit)
        self.missed += not kept
        print(f"  {'kept  ' if kept else 'MISSED'} {text}: {value:.2f}{unit} (promised {limit}{unit})")


def speed(ports, token, options, verdicts):
    for connections in options.connections:
        rounds = []
        for _ in range(options.rounds):
            rounds.append({name: wrk(port, token, connections, options.seconds) for name, port in ports.items()})
        print(f"\n{connections} connection{'s' if connections > 1 else ''}            requests/s   median ms   p99 ms")
        for name in ports:
            columns = [statistics.median(column) for column in zip(*[each[name] for each in rounds])]
            print(f"  {name:20} {columns[0]:12.0f} {columns[1]:11.3f} {columns[2]:8.3f}")
        ratio = lambda name, column: statistics.median(each["gate"][column] / each[name][column] for each in rounds)
        at_least, at_most = lambda a, b: a >= b, lambda a, b: a <= b
        verdicts.check("of nginx proxy_pass", ratio("proxy_pass", 0), OVER_PROXY, at_least)
        verdicts.check("of nginx auth_request", ratio("auth_request", 0), OVER_AUTH, at_least)
        if connections == 1:
            added = statistics.median(each["gate"][1] - each["api"][1] for each in rounds)
            verdicts.check("added at the median", added, ADDED_MILLISECONDS, at_most, " ms")
        if connections == 64:
            verdicts.check("p99 over nginx's", ratio("proxy_pass", 2), TAIL_FACTOR, at_most)


class Memory:
    """The largest resident size of a process while a block runs, in megabytes."""

    def __init__(self, pid):
        self.pid, self.peak, self.runs = pid, 0, True

    def now(self):
        return int(re.search(r"VmRSS:\s+(\d+)", pathlib.Path(f"/proc/{self.pid}/status").read_text()).group(1)) / 1024

    def __enter__(self):
        self.before = self.now()
        self.thread = threading.Thread(target=self.watch, daemon=True)
        self.thread.start()
        return self

    def watch(self):
        while self.runs:
            self.peak = max(self.peak, self.now())
            time.sleep(0.01)

    def __exit__(self, *_):
        self.runs = False
        self.thread.join()


def download(port, token):
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(f"GET /large HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nConnection: close\r\n\r\n".encode())
        buffer, count = bytearray(1 << 20), 0
        while size := connection.recv_into(buffer):
            count += size
    return count


def upload(port, token):
    block = bytes(1 << 20)
    with socket.create_connection(("127.0.0.1", port)) as connection:
        connection.sendall(
            f"POST /sink HTTP/1.1\r\nHost: a\r\nAuthorization: Bearer {token}\r\nContent-Length: {VOLUME}\r\nConnection: close\r\n\r\n".encode())
        for _ in range(VOLUME // len(block)):
            connection.sendall(block)
        answer = connection.recv(65536)
    return VOLUME if answer.startswith(b"HTTP/1.1 200") else len(answer)


def sink(server):
    """An API that reads a body of the promised size and answers."""
    connection, _ = server.accept()
    buffer, head = bytearray(1 << 20), b""
    while b"\r\n\r\n" not in head:
        head += connection.recv(65536)
    rest = VOLUME - len(head.split(b"\r\n\r\n", 1)[1])
    while rest > 0:
        rest -= connection.recv_into(buffer)
    connection.sendall(b"HTTP/1.1 200 OK\r\nContent-Length: 0\r\n\r\n")
    connection.close()


def volume(process, port, token, transfer, name, verdicts):
    with Memory(process.pid) as memory:
        began = time.perf_counter()
        count = transfer(port, token)
        elapsed = time.perf_counter() - began
    if count < VOLUME:
        raise SystemExit(f"{name}: {count} bytes came of {VOLUME}")
    print(f"\n1 GB {name}: {count / elapsed / 1e9:.2f} GB/s, {memory.peak:.0f} MB resident at most")
    verdicts.check("growth", max(0, memory.peak - memory.before), GROWTH_MEGABYTES, lambda a, b: a <= b, " MB")


def main():
    parser = argparse.ArgumentParser()
    parser.add_argument("binary")
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--seconds", type=int, default=3)
    parser.add_argument("--connections", type=lambda text: [int(each) for each in text.split(",")], default=[1, 16, 64])
    parser.add_argument("--no-volume", action="store_true")
    options = parser.parse_args()
    verdicts, processes = Verdicts(), []
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        os.chmod(folder, 0o755)
        files = pathlib.Path(folder, "files")
        (files / "vehicles").mkdir(parents=True)
        (files / PATH[1:]).write_bytes(os.urandom(PAYLOAD))
        with open(files / "large", "wb") as large:
            large.truncate(VOLUME)
        names = ["api", "check", "proxy", "auth", "own"]
        numbers = dict(zip(names, free_ports(len(names))))
        try:
            processes.append(start_nginx(folder, "nginx-api", API.format(folder=folder, **numbers)))
            processes.append(start_nginx(folder, "nginx-proxy", PROXY.format(**numbers)))
            for port in numbers.values():
                wait_for(port)
            gate, port, token = start_gate(options.binary, folder, numbers["api"])
            processes.append(gate)
            ports = {"api": numbers["api"], "proxy_pass": numbers["proxy"], "auth_request": numbers["auth"], "auth_request own 204": numbers["own"], "gate": port}
            for each in ports.values():
                wrk(each, token, 16, 1)
            speed(ports, token, options, verdicts)
            if not options.no_volume:
                volume(gate, port, token, download, "from the API", verdicts)
                with socket.create_server(("127.0.0.1", 0)) as server:
                    threading.Thread(target=sink, args=(server,), daemon=True).start()
                    other, port, token = start_gate(options.binary, folder + "/files", server.getsockname()[1])
                    processes.append(other)
                    volume(other, port, token, upload, "to the API", verdicts)
        finally:
            for each in processes:
                each.terminate()
            for each in processes:
                each.wait()
    if verdicts.missed:
        raise SystemExit(1)


if __name__ == "__main__":
    main()
