"""What the benchmarks of the server share: a server that is started for one measurement, a client, and the verdicts."""

import http.client
import os
import pathlib
import re
import signal
import subprocess
import tempfile
import threading
import time


class Server:
    """Portico with some descriptions, from its start to the first page; it ends with the block. Its data folder is one of
    its own that ends with it, unless one is named."""

    def __init__(self, binary, *descriptions, flags=(), data=None):
        self.folder = tempfile.TemporaryDirectory(ignore_cleanup_errors=True)
        began = time.perf_counter()
        self.process = subprocess.Popen(
            [binary, "serve", "--port", "0", "--data", str(data or self.folder.name + "/data"), *flags, *map(str, descriptions)],
            stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, text=True)
        found = None
        for line in self.process.stdout:
            found = re.search(r"localhost:(\d+)", line)
            if found:
                break
        if not found:
            raise SystemExit(f"the server did not start with {descriptions[:3]}")
        threading.Thread(target=self.process.stdout.read, daemon=True).start()
        self.port = int(found.group(1))
        self.first = self.location("/")
        self.client = Client(self.port)
        self.client.get(self.first)
        self.seconds_to_first_page = time.perf_counter() - began

    def location(self, path):
        """Where an address leads to; the address itself when it leads nowhere."""
        connection = http.client.HTTPConnection("127.0.0.1", self.port)
        connection.request("GET", path)
        response = connection.getresponse()
        response.read()
        connection.close()
        return response.getheader("Location") or path

    def memory(self):
        """The resident size in megabytes."""
        status = pathlib.Path(f"/proc/{self.process.pid}/status").read_text()
        return int(re.search(r"VmRSS:\s+(\d+)", status).group(1)) / 1024

    def kill(self):
        """Ends it at once; gives the milliseconds of processor time that it took until then."""
        self.process.send_signal(signal.SIGKILL)
        _, _, usage = os.wait4(self.process.pid, 0)
        self.process.returncode = -signal.SIGKILL
        self.folder.cleanup()
        return (usage.ru_utime + usage.ru_stime) * 1000

    def __enter__(self):
        return self

    def __exit__(self, *_):
        if self.process.returncode is None:
            self.process.terminate()
            self.process.wait()
            self.folder.cleanup()


class Client:
    """One keep-alive connection with a session."""

    def __init__(self, port):
        self.connection = http.client.HTTPConnection("127.0.0.1", port)
        self.cookie = None

    def get(self, path, compressed=False, statuses=(200,)):
        fields = {"Cookie": self.cookie} if self.cookie else {}
        if compressed:
            fields["Accept-Encoding"] = "gzip"
        began = time.perf_counter()
        self.connection.request("GET", path, headers=fields)
        response = self.connection.getresponse()
        body = response.read()
        elapsed = time.perf_counter() - began
        assert response.status in statuses, (path, response.status)
        self.cookie = (response.getheader("Set-Cookie") or self.cookie or "").split(";")[0] or None
        return body, elapsed


class Verdicts:
    """What was promised, and whether it was kept."""

    def __init__(self):
        self.missed = 0

    def at_most(self, text, value, limit, unit=""):
        self.note(value <= limit, text, value, "at most", limit, unit)

    def at_least(self, text, value, limit, unit=""):
        self.note(value >= limit, text, value, "at least", limit, unit)

    def note(self, kept, text, value, words, limit, unit):
        self.missed += not kept
        print(f"  {'kept  ' if kept else 'MISSED'} {text}: {value:.2f}{unit} (promised: {words} {limit}{unit})")
