"""A real Firefox, driven over WebDriver BiDi: as much of a page as the tests of hostile text need."""

import json
import os
import re
import shutil
import subprocess
import threading
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
        self.lines = []
        # Read to the end, as a full pipe would stop the browser.
        threading.Thread(target=lambda: self.lines.extend(iter(self.process.stderr.readline, "")), daemon=True).start()
        self.requests = []
        self.prompts = []
        self.statuses = {}
        self._last = 0
        self._socket = websocket.create_connection(self._address() + "/session", suppress_origin=True, timeout=180)
        self._call("session.new", capabilities={})
        self._call("session.subscribe", events=EVENTS)
        self._call("script.addPreloadScript", functionDeclaration=WATCH)
        self._tab = self._call("browsingContext.create", type="tab")["context"]

    def _address(self, seconds=180):
        end = time.monotonic() + seconds
        while time.monotonic() < end and self.process.poll() is None:
            found = re.search(r"listening on (ws://\S+)", "".join(self.lines))
            if found:
                return found.group(1)
            time.sleep(0.05)
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
        self.statuses.clear()
        shown = self._call("browsingContext.navigate", context=self._tab, url=address, wait="complete")["url"].split("#")[0]
        # The network tells of the answer by itself, at times after the page did.
        while shown not in self.statuses:
            self._take(json.loads(self._socket.recv()))
        return self.statuses[shown]

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
