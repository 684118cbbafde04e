"""A real Firefox, driven over WebDriver BiDi: as much of a page as the tests of hostile text need."""

import json
import os
import re
import select
import shutil
import subprocess
import time

import websocket

EVENTS = ["network.beforeRequestSent", "network.responseCompleted", "browsingContext.userPromptOpened", "log.entryAdded"]
WATCH = """() => {
    window.violations = [];
    document.addEventListener('securitypolicyviolation', event => window.violations.push(event.violatedDirective));
}"""


def path():
    return shutil.which("firefox-esr") or shutil.which("firefox")


class Firefox:
    """One browser with one tab."""

    def __init__(self, profile):
        self.process = subprocess.Popen(
            [path(), "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True, env=os.environ | {"HOME": str(profile)})
        self.requests = []
        self.prompts = []
        self.statuses = {}
        self._last = 0
        self._socket = websocket.create_connection(self._address() + "/session", suppress_origin=True, timeout=60)
        self._call("session.new", capabilities={})
        self._call("session.subscribe", events=EVENTS)
        self._call("script.addPreloadScript", functionDeclaration=WATCH)
        self._tab = self._call("browsingContext.create", type="tab")["context"]

    def _address(self, seconds=60):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            if not select.select([self.process.stderr], [], [], 1)[0]:
                continue
            found = re.search(r"listening on (ws://\S+)", self.process.stderr.readline())
            if found:
                return found.group(1)
        self.process.kill()
        raise AssertionError("Firefox did not open its port")

    def _call(self, method, **params):
        self._last += 1
        self._socket.send(json.dumps({"id": self._last, "method": method, "params": params}))
        while True:
            answer = json.loads(self._socket.recv())
            if answer.get("id") == self._last:
                assert answer["type"] == "success", answer
                return answer["result"]
            self._take(answer)

    def _take(self, event):
        params = event.get("params", {})
        match event.get("method"):
            case "network.beforeRequestSent":
                self.requests.append(params["request"]["url"])
            case "network.responseCompleted":
                self.statuses[params["response"]["url"]] = params["response"]["status"]
            case "browsingContext.userPromptOpened":
                self.prompts.append(params["message"])

    def goto(self, address):
        """Opens a page and waits until it is loaded; gives its status."""
        shown = self._call("browsingContext.navigate", context=self._tab, url=address, wait="complete")["url"]
        return self.statuses.get(shown.split("#")[0])

    def evaluate(self, function):
        """What a function gives in the page, by way of JSON."""
        result = self._call(
            "script.evaluate", expression=f"JSON.stringify(({function})())", target={"context": self._tab}, awaitPromise=False)
        assert result["type"] == "success", result
        return json.loads(result["result"]["value"])

    def stop(self):
        self._socket.close()
        self.process.terminate()
        try:
            self.process.wait(timeout=10)
        except subprocess.TimeoutExpired:
            self.process.kill()
