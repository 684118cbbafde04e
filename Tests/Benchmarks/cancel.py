#!/usr/bin/env python3
"""Times how soon an API sees its connection close once a call to it is given up: by the browser going away, by the Cancel
button, and by the time that its user gave it. Beside them a plain socket that is closed, in the same run.

usage: cancel.py BINARY [RUNS]     prints a table; exits 1 when closing takes longer than promised.
"""

import html
import http.client
import json
import pathlib
import re
import socket
import statistics
import subprocess
import sys
import tempfile
import threading
import time
import urllib.parse

PROMISED_MILLISECONDS = 100.0


class Silence:
    """An API that never answers and knows when each of its callers went away."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.asked, self.closed = threading.Event(), threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            connection, _ = self.socket.accept()
            while connection.recv(65536):
                self.asked.set()
            self.end = time.perf_counter()
            self.closed.set()
            connection.close()

    def renew(self):
        self.asked.clear(), self.closed.clear()

    def since(self, moment):
        assert self.closed.wait(30), "the connection was never closed"
        return (self.end - moment) * 1000


class Client:
    def __init__(self, port):
        self.port, self.cookie, self.csrf = port, None, ""

    def ask(self, method, path, form=None):
        """The connection on which the request is under way."""
        host = f"127.0.0.1:{self.port}"
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        fields = {"Host": host, "Sec-Fetch-Site": "same-origin"} | ({"Cookie": self.cookie} if self.cookie else {})
        body = None
        if form is not None:
            body = urllib.parse.urlencode({"csrf": self.csrf, **form})
            fields |= {"Content-Type": "application/x-www-form-urlencoded", "Origin": f"http://{host}"}
        connection.request(method, path, body=body, headers=fields)
        return connection

    def page(self, path):
        response = self.ask("GET", path).getresponse()
        text = response.read().decode()
        if response.getheader("Set-Cookie"):
            self.cookie = response.getheader("Set-Cookie").split(";")[0]
        self.csrf = html.unescape(re.search(r'name="csrf" value="([^"]*)"', text).group(1))


def measure(api, client, way):
    api.renew()
    if way == "a socket closed":
        connection = socket.create_connection(("127.0.0.1", api.port))
        connection.sendall(b"GET / HTTP/1.1\r\n\r\n")
        assert api.asked.wait(30)
        moment = time.perf_counter()
        connection.close()
        return api.since(moment)
    address = "/slow/operations/slow"
    form = {"time": "1"} if way == "the time is over" else {}
    started = time.perf_counter()
    connection = client.ask("POST", address, form)
    assert api.asked.wait(30)
    moment = time.perf_counter()
    if way == "the browser goes away":
        connection.close()
    elif way == "Cancel":
        client.ask("POST", address + "/cancel", {}).getresponse().read()
        elapsed = api.since(moment)
        connection.getresponse().read()
        return elapsed
    else:
        moment = started + 1
        connection.getresponse().read()
    return api.since(moment)


def main():
    binary, runs = sys.argv[1], int(sys.argv[2]) if len(sys.argv) > 2 else 15
    api = Silence()
    with tempfile.TemporaryDirectory() as name:
        folder = pathlib.Path(name)
        description = folder / "slow.json"
        description.write_text(json.dumps({
            "openapi": "3.1.0", "info": {"title": "Slow", "version": "1"}, "servers": [{"url": f"http://127.0.0.1:{api.port}"}],
            "paths": {"/slow": {"get": {"operationId": "slow", "responses": {}}}}}))
        process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--data", folder / "data", description], stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, text=True)
        try:
            port = next(int(found.group(1)) for line in process.stdout if (found := re.search(r"portico\.localhost:(\d+)", line)))
            threading.Thread(target=process.stdout.read, daemon=True).start()
            client = Client(port)
            client.page("/slow/operations/slow")
            missed = False
            print(f"{'given up by':24} {'median':>10} {'worst':>10}   promised")
            for way in ("a socket closed", "the browser goes away", "Cancel", "the time is over"):
                # A session may make sixty calls a minute.
                times = []
                for _ in range(runs):
                    times.append(measure(api, client, way))
                    if way != "a socket closed":
                        time.sleep(1.0)
                worst = max(times)
                judged = way in ("the browser goes away", "Cancel")
                missed |= judged and worst > PROMISED_MILLISECONDS
                print(f"{way:24} {statistics.median(times):7.2f} ms {worst:7.2f} ms" + (f"   {PROMISED_MILLISECONDS:.0f} ms" if judged else ""))
        finally:
            process.terminate()
            process.wait(timeout=20)
    return 1 if missed else 0


if __name__ == "__main__":
    sys.exit(main())
