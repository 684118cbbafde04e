"""Starts Portico from the build on free loopback ports and drives a real Chromium, and for hostile text a real Firefox, against it."""

import contextlib
import os
import pathlib
import random
import re
import shutil
import signal
import socket
import subprocess
import threading
import time
import urllib.parse

import pytest
from playwright.sync_api import expect, sync_playwright

import leaks
from firefox import Firefox, path

ROOT = pathlib.Path(__file__).resolve().parents[2]
CORPUS = pathlib.Path(os.environ.get("PORTICO_CORPUS", ROOT.parent / "shared" / "corpus"))
# A wait ends as soon as what it waits for is there: how long it may take at most is for a machine that has no time, not a promise.
PATIENCE = 60
expect.set_options(timeout=PATIENCE * 1000)


def binary():
    path = pathlib.Path(os.environ.get("PORTICO_BINARY", ROOT / ".build" / "debug" / "portico"))
    assert path.exists(), f"{path} is missing: swift build"
    return path


def free_port():
    """A port that nobody is given by chance before it is used: below those that the system hands out."""
    for _ in range(100):
        port = random.randrange(20_000, 32_000)
        with contextlib.suppress(OSError), socket.create_server(("127.0.0.1", port)):
            return port
    raise AssertionError("no port is free")


class Portico:
    """A running server: its address, its demo token, its data folder and all that it printed."""

    def __init__(self, folder, *arguments):
        self.folder = folder
        self.lines = []
        self.process = subprocess.Popen(
            [binary(), "serve", "--port", "0", "--gate-port", "0", "--data", folder, "--log-level", "debug", *arguments],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=folder.parent)
        leaks.watch(lambda: self.output, folder)
        self._reader = threading.Thread(target=self._read, daemon=True)
        self._reader.start()
        self.url = self._wait(r"(http://portico\.localhost:\d+)")

    def _read(self):
        for line in self.process.stdout:
            self.lines.append(line)

    def _wait(self, pattern, seconds=3 * PATIENCE):
        end = time.monotonic() + seconds
        while time.monotonic() < end:
            found = re.search(pattern, self.output)
            if found:
                return found.group(1)
            assert self.process.poll() is None, f"the server stopped:\n{self.output}"
            time.sleep(0.05)
        raise AssertionError(f"no {pattern} within {seconds} s:\n{self.output}")

    @property
    def output(self):
        return "".join(self.lines)

    @property
    def token(self):
        return leaks.issued(self._wait(r"\b(ptc_[0-9A-Za-z]{43}_[0-9A-Za-z]{6})\b"))

    def stop(self):
        if self.process.poll() is None:
            self.process.send_signal(signal.SIGTERM)
            try:
                self.process.wait(timeout=PATIENCE)
            except subprocess.TimeoutExpired:
                self.process.kill()
                self.process.wait()
                raise AssertionError(f"the server did not stop within {PATIENCE} s of SIGTERM")
        self._reader.join(timeout=PATIENCE)


@pytest.fixture(scope="session")
def portico(tmp_path_factory):
    server = Portico(tmp_path_factory.mktemp("bundled") / "data")
    yield server
    server.stop()


@pytest.fixture(scope="module")
def serve(tmp_path_factory):
    """Starts further servers with arguments of the test's own; they are stopped at the end of the module, so that those of the
    next have the machine for themselves."""
    started = []

    def start(*arguments, folder=None):
        server = Portico(folder or tmp_path_factory.mktemp("served") / "data", *arguments)
        started.append(server)
        return server

    with contextlib.ExitStack() as end:
        yield start
        for server in started:
            end.callback(server.stop)


# Fields of the site's forms that hold secrets: passwords, what is typed into Authorize, and the form's own token.
SECRET_FIELD = re.compile(r"password|new-password|csrf|[sw]\..+")


def remember_secrets(browser):
    """Every context of the browser names what is typed into its pages, and at its end its session, for the search at the end."""
    make = browser.new_context

    def posted(request):
        data = (request.method == "POST" and request.post_data_buffer or b"").decode("utf-8", "replace")
        fields = urllib.parse.parse_qsl(data) + re.findall(r'name="([^"]+)"\r\n\r\n(.*?)\r\n--', data)
        for name, value in fields:
            if SECRET_FIELD.fullmatch(name):
                leaks.typed(value)

    def new_context(**options):
        context = make(**options)
        context.set_default_timeout(PATIENCE * 1000)
        context.set_default_navigation_timeout(3 * PATIENCE * 1000)
        context.on("request", posted)
        close = context.close

        def closing():
            for cookie in context.cookies():
                if len(cookie["value"]) > 32:
                    leaks.issued(cookie["value"])
            close()

        context.close = closing
        return context

    browser.new_context = new_context


@pytest.fixture(scope="session")
def chromium():
    path = shutil.which("chromium") or shutil.which("chromium-browser") or shutil.which("google-chrome")
    assert path, "chromium is missing: apt-get install chromium"
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=path, args=["--no-sandbox", "--disable-gpu"], timeout=3 * PATIENCE * 1000)
        remember_secrets(browser)
        yield browser
        browser.close()


@pytest.fixture(scope="session")
def firefox(tmp_path_factory):
    assert path(), "firefox is missing: apt-get install firefox-esr"
    browser = Firefox(tmp_path_factory.mktemp("firefox"))
    yield browser
    browser.stop()


@pytest.fixture
def context(chromium):
    context = chromium.new_context(viewport={"width": 1440, "height": 900})
    yield context
    context.close()


@pytest.fixture
def page(context):
    """A page that fails the test on any error of a script or violation of the content security policy."""
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(f"script: {error}"))
    page.on("console", lambda message: complaints.append(message.text) if message.type == "error" and "Content Security Policy" in message.text else None)
    yield page
    assert not complaints, complaints


@pytest.fixture
def plain(chromium):
    """A page in a browser without JavaScript."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, java_script_enabled=False)
    yield context.new_page()
    context.close()


def corpus(path):
    found = CORPUS / path
    if not found.exists():
        if os.environ.get("CI") == "true":
            pytest.fail(f"{found} is missing")
        pytest.skip(f"{found} is missing")
    return found
