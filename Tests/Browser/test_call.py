"""The commands request and call: what they build, what they say, how they exit, and what goes over the wire."""

import base64
import json
import os
import socket
import subprocess
import threading

import pytest

from conftest import PATIENCE, binary

DESCRIPTION = """openapi: 3.1.0
info: {title: Things, version: '1'}
servers:
  - {url: 'http://127.0.0.1:PORT/v1'}
  - {url: 'http://{host}:PORT', variables: {host: {default: 127.0.0.1}}}
components:
  securitySchemes:
    api-key: {type: apiKey, in: header, name: X-Key}
    login: {type: http, scheme: basic}
paths:
  /things/{id}:
    get:
      operationId: getThing
      security: [{api-key: []}, {}]
      parameters:
        - {name: id, in: path, required: true, schema: {type: integer}}
        - {name: tags, in: query, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, content: {application/json: {}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {required: [name]}}}}}
    put:
      operationId: putThing
      security: [{login: []}]
      parameters: [{name: id, in: path, required: true, schema: {type: integer}}]
      requestBody:
        required: true
        content:
          application/json: {schema: {type: object, required: [name], properties: {name: {type: string}}}}
          multipart/form-data: {schema: {type: object, properties: {note: {type: string}, photos: {type: array, items: {}}}}}
          image/*: {}
      responses: {'200': {description: ok}}
"""


class Echo:
    """Answers every request with the bytes that it was sent, as JSON, and keeps them."""

    def __init__(self, answer=b'{"name": "x"}'):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.port = self.socket.getsockname()[1]
        self.received = []
        self.answer = answer
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            data = b""
            while b"\r\n\r\n" not in data and (piece := connection.recv(65536)):
                data += piece
            if not data:
                continue
            head, _, body = data.partition(b"\r\n\r\n")
            length = next((int(l.split(b":")[1]) for l in head.split(b"\r\n") if l.lower().startswith(b"content-length:")), 0)
            while len(body) < length:
                body += connection.recv(65536)
            self.received.append((head.decode("latin1"), body))
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: application/json\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(self.answer)
                + self.answer)
            connection.close()

    def close(self):
        self.socket.close()


@pytest.fixture
def echo():
    server = Echo()
    yield server
    server.close()


@pytest.fixture
def things(tmp_path, echo):
    path = tmp_path / "things.yaml"
    path.write_text(DESCRIPTION.replace("PORT", str(echo.port)))
    return path


def run(*arguments, environment=None, text=None):
    return subprocess.run(
        [binary(), *map(str, arguments)], capture_output=True, text=True, timeout=3 * PATIENCE, input=text,
        env={**os.environ, **(environment or {})})


def request(*arguments, environment=None):
    result = run("request", *arguments, "--json", environment=environment)
    return json.loads(result.stdout), result.returncode


@pytest.mark.parametrize("name", ["getThing", "GET /things/{id}", "get /things/{id}"])
def test_request_prints_what_would_be_sent(things, echo, name):
    printed, code = request(things, name, "--set", "path:id=5", "--set", 'query:tags=["a b","c"]', "--set", 'query:filter={"x": [1]}')
    assert code == 0
    assert printed["method"] == "GET"
    assert printed["url"] == f"http://127.0.0.1:{echo.port}/v1/things/5?tags=a%20b&tags=c&filter=%7B%22x%22%3A%5B1%5D%7D"
    assert {"name": "Accept", "value": "application/json"} in printed["fields"]
    assert printed["body"] is None and printed["problems"] == [] and printed["notes"] == []
    assert not echo.received


def test_call_sends_what_request_prints(things, echo, tmp_path):
    photo = tmp_path / "p.png"
    photo.write_bytes(b"\x89PNG\r\n\0")
    arguments = [things, "putThing", "--set", "path:id=5", "--media-type", "multipart/form-data",
                 "--body", json.dumps({"note": "@home", "photos": [f"@{photo}", f"@{photo};type=image/webp;filename=q.webp"]})]
    result = run("call", *arguments, "--json", "--auth", "login=me:secret")
    assert result.returncode == 0, result.stdout
    printed = json.loads(result.stdout)
    head, body = echo.received[0]
    assert base64.b64decode(printed["request"]["body"]) == body
    assert b'name="note"\r\n\r\n@home\r\n' in body
    assert b'filename="p.png"\r\nContent-Type: image/png\r\n\r\n\x89PNG\r\n\0' in body
    assert b'filename="q.webp"\r\nContent-Type: image/webp' in body
    assert head.startswith("PUT /v1/things/5 HTTP/1.1")
    assert "Authorization: Basic bWU6c2VjcmV0" in head
    assert "bWU6" not in result.stdout and "secret" not in result.stdout
    assert printed["response"]["status"] == 200 and printed["contract"]["matches"]


def test_findings_fail_only_when_strict(things, echo):
    echo.answer = b"{}"
    assert run("call", things, "getThing", "--set", "path:id=1").returncode == 0
    strict = run("call", things, "getThing", "--set", "path:id=1", "--strict")
    assert strict.returncode == 1
    assert "does not match" in strict.stdout and "name" in strict.stdout


def test_a_call_that_fails_says_why(things, echo):
    echo.close()
    result = run("call", things, "getThing", "--set", "path:id=1", "--server-url", "http://127.0.0.1:9/")
    assert result.returncode == 1
    assert "refused" in result.stderr and "refused" not in result.stdout
    assert run("call", things, "getThing", "--set", "path:id=1", "--timeout", "0").returncode == 2


def test_escapes_of_an_answer_do_not_steer_the_terminal(things, echo):
    """THREATS V6"""
    echo.answer = b'{"name": "\x1b]0;title\x07"}'
    assert "\x1b" not in run("call", things, "getThing", "--set", "path:id=1").stdout


def test_servers_variables_fields_and_queries(things, echo):
    printed, _ = request(things, "getThing", "--set", "path:id=1", "--server", "1", "--variable", "host=localhost",
                         "--query", "z=1 2", "--field", "X-Own: a", "--accept", "text/csv")
    assert printed["url"] == f"http://localhost:{echo.port}/things/1?z=1%202"
    assert {"name": "X-Own", "value": "a"} in printed["fields"] and {"name": "Accept", "value": "text/csv"} in printed["fields"]
    result = run("call", things, "getThing", "--set", "path:id=1", "--server", "1", "--variable", "host=localhost")
    assert result.returncode == 0, result.stdout


def test_credentials_of_the_environment_are_masked(things):
    secret = {"PORTICO_AUTH_API_KEY": "canary-51d0"}
    printed, _ = request(things, "getThing", "--set", "path:id=1", environment=secret)
    assert "canary" not in json.dumps(printed)
    shown, _ = request(things, "getThing", "--set", "path:id=1", "--reveal", environment=secret)
    assert {"name": "X-Key", "value": "canary-51d0"} in shown["fields"]


@pytest.mark.parametrize("arguments, place, words", [
    ([], "path", "needs a value"),
    (["--set", "path:id=x"], "path", "expected integer"),
    (["--set", "path:id=1", "--set", "query:tag=x"], "query", "Did you mean tags?"),
    (["--set", "path:id=1", "--set", "query:filter={\"a\":"], "query", "Expected JSON"),
    (["--set", "path:id=1", "--body", "{}"], "body", "describes no body"),
    (["--set", "path:id=1", "--server", "7"], "server", "there are 2"),
    (["--set", "path:id=1", "--field", "Host: x"], "operation", "cannot be set"),
])
def test_what_stands_in_the_way_is_told(things, arguments, place, words):
    printed, code = request(things, "getThing", *arguments)
    assert code == 1
    assert any(p["in"] == place and words in p["message"] for p in printed["problems"]), printed["problems"]
    plain = run("request", things, "getThing", *arguments)
    assert plain.returncode == 1 and plain.stdout == "" and words in plain.stderr


def test_anyway_builds_what_can_be_built(things):
    wrong = ["--set", "path:id=x", "--body", '{"name": 1}', "--auth", "login=a:b"]
    printed, code = request(things, "putThing", *wrong)
    assert code == 1 and {p["in"] for p in printed["problems"]} == {"path", "body"}
    printed, code = request(things, "putThing", *wrong, "--anyway")
    assert code == 0 and printed["url"].endswith("/things/x")
    assert base64.b64decode(printed["body"]) == b'{"name": 1}'
    missing, code = request(things, "putThing", "--set", "path:id=1", "--media-type", "text/csv", "--body", "a,b", "--anyway")
    assert code == 0 and {"name": "Content-Type", "value": "text/csv"} in missing["fields"]


@pytest.mark.parametrize("arguments, words", [
    (["getThin"], "Did you mean getThing?"), (["DELETE /things/{id}"], "GET, PUT"), (["GET /thing/{id}"], "/things/{id}"),
    (["getThing", "--set", "id"], "IN:NAME=JSON"), (["getThing", "--auth", "nope=1"], "api-key, login"),
    (["putThing", "--body", "@/nowhere.json"], "/nowhere.json"),
    (["putThing", "--media-type", "multipart/form-data", "--body", '{"photos": ["@/nowhere"]}'], "/nowhere"),
    (["getThing", "--set", "path:id=1", "--set", "path:id=2"], "twice"), (["getThing", "--server", "x"], "x"),
])
def test_errors_of_use_exit_with_2(things, arguments, words):
    result = run("request", things, *arguments)
    assert result.returncode == 2
    assert words in result.stderr and len(result.stderr.splitlines()) == 1


def test_a_body_of_any_media_type(things, tmp_path):
    file = tmp_path / "x.bin"
    file.write_bytes(bytes(range(256)))
    printed, code = request(things, "putThing", "--set", "path:id=1", "--media-type", "image/png", "--body", f"@{file}", "--auth", "login=a:b")
    assert code == 0 and base64.b64decode(printed["body"]) == bytes(range(256))
    assert {"name": "Content-Type", "value": "image/png"} in printed["fields"]


def test_a_form_in_the_words_of_2_0(tmp_path):
    path = tmp_path / "two.yaml"
    path.write_text("""swagger: '2.0'
info: {title: T, version: '1'}
paths:
  /u:
    post:
      consumes: [application/x-www-form-urlencoded]
      parameters:
        - {name: tags, in: formData, type: array, items: {type: string}, collectionFormat: multi}
        - {name: n, in: formData, type: integer}
      responses: {}
""")
    printed, code = request(path, "POST /u", "--set", 'formData:tags=["a","b"]', "--set", "formData:n=1")
    assert code == 0 and base64.b64decode(printed["body"]) == b"tags=a&tags=b&n=1"
    assert printed["url"] == "http://localhost/u" and len(printed["notes"]) == 1
    assert run("call", path, "POST /u", "--set", "formData:n=1").returncode == 1
