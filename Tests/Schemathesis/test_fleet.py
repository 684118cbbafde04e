"""The sample API keeps what its description promises: schemathesis finds no violation.

Runs against FLEET_URL if that is set (see run.py), else against the gate of a Portico that it starts from the build.
"""

import os
import pathlib
import re
import signal
import subprocess
import threading
import time

import pytest

import leaks
import run

ROOT = pathlib.Path(__file__).resolve().parents[2]


def started(folder):
    """Starts Portico on free loopback ports; gives the process and the lines that it prints."""
    binary = pathlib.Path(os.environ.get("PORTICO_BINARY", ROOT / ".build" / "debug" / "portico"))
    assert binary.exists(), f"{binary} is missing: swift build"
    process = subprocess.Popen(
        [binary, "serve", "--port", "0", "--gate-port", "0", "--data", folder],
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder.parent)
    lines = []
    leaks.watch(lambda: "".join(lines), folder)
    threading.Thread(target=lambda: lines.extend(iter(process.stdout.readline, "")), daemon=True).start()
    return process, lines


def printed(process, lines, pattern, seconds=60):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        found = re.search(pattern, "".join(lines))
        if found:
            return found.group(1)
        assert process.poll() is None, "the server stopped:\n" + "".join(lines)
        time.sleep(0.05)
    raise AssertionError(f"no {pattern} within {seconds} s:\n" + "".join(lines))


@pytest.fixture
def fleet(tmp_path):
    """The address of the gate, and a token for it."""
    if os.environ.get("FLEET_URL"):
        yield os.environ["FLEET_URL"], os.environ["FLEET_TOKEN"]
        return
    process, lines = started(tmp_path / "data")
    try:
        token = printed(process, lines, r"\b(ptc_[0-9A-Za-z]{43}_[0-9A-Za-z]{6})\b")
        yield printed(process, lines, r"(http://127\.0\.0\.1:\d+)"), leaks.issued(token)
    finally:
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=20)


def test_no_violation(fleet, monkeypatch):
    url, token = fleet
    monkeypatch.setenv("FLEET_URL", url)
    monkeypatch.setenv("FLEET_TOKEN", token)
    assert run.main([]) == 0
