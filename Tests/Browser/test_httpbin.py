"""Calls to httpbin, a server nobody here wrote, through Portico: by its pages' own forms and by the command."""

import base64
import json
import os
import subprocess
import threading
import time

import pytest
import requests

import httpbin_server
import leaks
from conftest import PATIENCE, Portico, binary


@pytest.fixture(scope="module")
def httpbin(tmp_path_factory):
    server, origin = httpbin_server.start()
    folder = tmp_path_factory.mktemp("httpbin")
    # As it is: its only server is https://httpbin.org, so that a server of one's own leads to this machine.
    own = folder / "httpbin.json"
    own.write_bytes(requests.get(origin + "/spec.json").content)
    secured = folder / "secured.json"
    secured.write_text(json.dumps(httpbin_server.secured(origin)))
    yield origin, own, secured
    server.shutdown()


@pytest.fixture(scope="module")
def running(httpbin, tmp_path_factory):
    origin, own, secured = httpbin
    server = Portico(tmp_path_factory.mktemp("httpbin-data") / "data", "--allow", origin, str(own), str(secured))
    yield server
    server.stop()


@pytest.fixture
def visitor(running, httpbin):
    visitor = httpbin_server.Visitor(running)
    visitor.server("httpbin", httpbin[0])
    yield visitor
    for cookie in visitor.http.cookies:
        leaks.issued(cookie.value)


def call(httpbin, *arguments, description=None, environment=None):
    origin, own, _ = httpbin
    extra = [] if description else ["--server-url", origin]
    result = subprocess.run(
        [binary(), "call", str(description or own), *arguments, *extra, "--json"], capture_output=True, text=True, timeout=3 * PATIENCE,
        env={**os.environ, **(environment or {})})
    return (json.loads(result.stdout) if result.stdout else None), result


# Methods, query, bodies

@pytest.mark.parametrize("method", ["get", "post", "put", "patch", "delete"])
def test_every_method(visitor, httpbin, method):
    result = visitor.execute("httpbin", method, "/anything")
    assert result.status == 200
    seen = result.json
    assert seen["method"] == method.upper()
    assert seen["headers"]["Host"] == httpbin[0].removeprefix("http://")
    assert seen["headers"]["User-Agent"] == "Portico"
    assert "Cookie" not in seen["headers"] and "Referer" not in seen["headers"]


def test_x2_trace_is_not_sent(visitor):
    operation = visitor.operation("httpbin", "trace", "/anything")
    visitor.get(f"/httpbin/operations/{operation}")
    answer = visitor.post(f"/httpbin/operations/{operation}", {})
    assert answer.status_code == 422


def test_a_path_value_stays_one_segment(visitor):
    result = visitor.execute("secured", "get", "/anything/{anything}", {"p.path.anything": "a b/ü?#"})
    assert result.status == 200
    assert "/anything/a%20b%2F%C3%BC%3F%23" in result.text


# Status codes

@pytest.mark.parametrize("status", [200, 201, 204, 400, 404, 418, 429, 500, 503])
def test_status_codes(visitor, status):
    result = visitor.execute("httpbin", "get", "/status/{codes}", {"p.path.codes": str(status)})
    assert result.status == status


# Codings, text, images, bytes

@pytest.mark.parametrize("path,member", [("/gzip", "gzipped"), ("/deflate", "deflated"), ("/brotli", "brotli")])
def test_compressed_bodies_are_decoded(visitor, path, member):
    result = visitor.execute("httpbin", "get", path)
    assert result.status == 200
    assert result.json[member] is True
    assert "which is not decoded here" not in result.text


@pytest.mark.parametrize("path,member", [("/gzip", "gzipped"), ("/deflate", "deflated"), ("/brotli", "brotli")])
def test_the_command_decodes_them_too(httpbin, path, member):
    exchange, result = call(httpbin, "GET " + path)
    assert result.returncode == 0
    assert json.loads(base64.b64decode(exchange["response"]["body"]))[member] is True


def test_utf8(visitor, httpbin):
    result = visitor.execute("httpbin", "get", "/encoding/utf8")
    assert result.body == requests.get(httpbin[0] + "/encoding/utf8").content
    assert "∮ E⋅da = Q" in result.text


@pytest.mark.parametrize("kind,magic", [("png", b"\x89PNG"), ("jpeg", b"\xff\xd8"), ("webp", b"RIFF"), ("svg", b"<svg")])
def test_images_come_byte_for_byte(visitor, httpbin, kind, magic):
    result = visitor.execute("httpbin", "get", f"/image/{kind}")
    assert result.status == 200
    assert result.body.startswith(magic)
    assert result.body == requests.get(f"{httpbin[0]}/image/{kind}").content


def test_bytes(visitor):
    result = visitor.execute("httpbin", "get", "/bytes/{n}", {"p.path.n": "1024"})
    assert len(result.body) == 1024


def test_stream(visitor):
    result = visitor.execute("httpbin", "get", "/stream/{n}", {"p.path.n": "5"})
    lines = result.body.splitlines()
    assert [json.loads(line)["id"] for line in lines] == [0, 1, 2, 3, 4]


def test_stream_of_bytes(visitor):
    result = visitor.execute("httpbin", "get", "/stream-bytes/{n}", {"p.path.n": "5000"})
    assert len(result.body) == 5000


def test_a_body_made_for_ranges(visitor):
    result = visitor.execute("httpbin", "get", "/range/{numbytes}", {"p.path.numbytes": "26"})
    assert result.body == b"abcdefghijklmnopqrstuvwxyz"


# Time-out and cancel

def test_a_call_ends_after_the_time_that_its_user_gave_it(visitor):
    result = visitor.execute("httpbin", "get", "/delay/{delay}", {"p.path.delay": "10", "time": "1"})
    assert result.status is None
    assert "within 1 s" in result.text


def test_a_delay_within_the_time(visitor):
    result = visitor.execute("httpbin", "get", "/delay/{delay}", {"p.path.delay": "1", "time": "30"})
    assert result.status == 200


def test_cancel_ends_a_call_that_another_request_waits_for(visitor):
    operation = visitor.operation("httpbin", "get", "/delay/{delay}")
    visitor.get(f"/httpbin/operations/{operation}")
    other = httpbin_server.Visitor.__new__(httpbin_server.Visitor)
    other.__dict__.update(visitor.__dict__)
    other.http = requests.Session()
    other.http.cookies.update(visitor.http.cookies)
    found = []
    waiting = threading.Thread(target=lambda: found.append(visitor.execute(
        "httpbin", "get", "/delay/{delay}", {"p.path.delay": "10"})))
    waiting.start()
    # Cancelling before the call is under way ends nothing: it is asked for until the call is over.
    start = time.monotonic()
    while waiting.is_alive() and time.monotonic() - start < PATIENCE:
        time.sleep(0.1)
        answer = other.post(f"/httpbin/operations/{operation}/cancel", {})
        assert answer.status_code == 303
    waiting.join(timeout=PATIENCE)
    assert found and found[0].status is None
    assert "cancelled" in found[0].text


# Who calls

def test_basic(visitor):
    fields = {"p.path.user": "ada", "p.path.passwd": "s3cret"}
    refused = visitor.execute("secured", "get", "/basic-auth/{user}/{passwd}", fields)
    assert refused.status == 401
    visitor.authorize("secured", {"scheme": "basic", "u.basic": "ada", "w.basic": leaks.typed("s3cret-basic")})
    wrong = visitor.execute("secured", "get", "/basic-auth/{user}/{passwd}", fields)
    assert wrong.status == 401
    right = visitor.execute(
        "secured", "get", "/basic-auth/{user}/{passwd}", {"p.path.user": "ada", "p.path.passwd": "s3cret-basic"})
    assert right.json == {"authenticated": True, "user": "ada"}


def test_bearer(visitor):
    visitor.authorize("secured", {"scheme": "bearer", "s.bearer": leaks.typed("a-bearer-token-of-httpbin")})
    result = visitor.execute("secured", "get", "/bearer")
    assert result.json == {"authenticated": True, "token": "a-bearer-token-of-httpbin"}


@pytest.mark.parametrize("algorithm", ["MD5", "SHA-256"])
def test_digest_answers_the_challenge_and_shows_both(visitor, algorithm):
    path = "/digest-auth/{qop}/{user}/{passwd}/{algorithm}"
    fields = {"p.path.qop": "auth", "p.path.user": "ada", "p.path.passwd": "open-sesame-7", "p.path.algorithm": algorithm}
    visitor.authorize("secured", {"scheme": "digest", "u.digest": "ada", "w.digest": "open-sesame-7"})
    result = visitor.execute("secured", "get", path, fields)
    assert result.status == 200, result.text
    assert result.json == {"authenticated": True, "user": "ada"}
    assert "Before this" in result.text and "It asked who calls" in result.text
    sent = result.page[result.page.index("data-summary"):]
    assert "Digest ••••••••" in sent and "response=" not in sent


def test_digest_with_the_wrong_password_is_tried_once(visitor):
    path = "/digest-auth/{qop}/{user}/{passwd}/{algorithm}"
    fields = {"p.path.qop": "auth", "p.path.user": "ada", "p.path.passwd": "right-word-81", "p.path.algorithm": "MD5"}
    visitor.authorize("secured", {"scheme": "digest", "u.digest": "ada", "w.digest": "wrong-word-81"})
    result = visitor.execute("secured", "get", path, fields)
    assert result.status == 401
    assert result.text.count("It asked who calls") == 1


def test_digest_by_the_command(httpbin):
    origin, _, secured = httpbin
    report, result = call(
        httpbin, "GET /digest-auth/{qop}/{user}/{passwd}/{algorithm}", "--set", "path:qop=auth", "--set", "path:user=ada",
        "--set", "path:passwd=open-sesame-9", "--set", "path:algorithm=SHA-256", description=secured,
        environment={"PORTICO_AUTH_DIGEST": "ada:open-sesame-9"})
    assert result.returncode == 0, result.stderr
    assert report["response"]["status"] == 200
    assert [(step["status"], step["cause"]) for step in report["steps"]] == [(401, "challenge")]


# Cookies

def test_cookies_are_set_shown_sent_and_cleared(visitor, httpbin):
    set_path = "/cookies/set/{name}/{value}"
    result = visitor.execute("httpbin", "get", set_path, {"p.path.name": "flavour", "p.path.value": "vanilla-with-a-long-tail"})
    assert result.status == 302
    visitor.execute("httpbin", "get", set_path, {"p.path.name": "other", "p.path.value": "1"})
    assert visitor.execute("httpbin", "get", "/cookies").json == {
        "cookies": {"flavour": "vanilla-with-a-long-tail", "other": "1"}}
    page = visitor.get("/httpbin/cookies")
    assert "flavour" in page and httpbin[0] in page
    assert "vanilla-with-a-long-tail" not in page
    # Another description's calls to the same origin get them too, another session's do not.
    answer = visitor.post("/httpbin/cookies/clear", {"origin": httpbin[0], "cookie": "flavour", "cookie-path": "/"})
    assert answer.status_code == 303
    assert visitor.execute("httpbin", "get", "/cookies").json == {"cookies": {"other": "1"}}
    visitor.post("/httpbin/cookies/clear", {})
    assert visitor.execute("httpbin", "get", "/cookies").json == {"cookies": {}}


def test_a_server_deletes_its_cookie(visitor):
    visitor.execute("httpbin", "get", "/cookies/set/{name}/{value}", {"p.path.name": "gone", "p.path.value": "soon"})
    assert visitor.execute("httpbin", "get", "/cookies").json == {"cookies": {"gone": "soon"}}
    for answer in ("gone=; Max-Age=0; Path=/elsewhere", "gone=; Max-Age=0; Path=/; Domain=example.com"):
        visitor.execute("secured", "get", "/response-headers", {"p.query.Set-Cookie": answer})
        assert visitor.execute("httpbin", "get", "/cookies").json == {"cookies": {"gone": "soon"}}
    visitor.execute("secured", "get", "/response-headers", {"p.query.Set-Cookie": "gone=; Max-Age=0; Path=/"})
    assert visitor.execute("httpbin", "get", "/cookies").json == {"cookies": {}}


def test_sessions_do_not_share_cookies(visitor, running, httpbin):
    visitor.execute("httpbin", "get", "/cookies/set/{name}/{value}", {"p.path.name": "mine", "p.path.value": "alone"})
    other = httpbin_server.Visitor(running)
    other.server("httpbin", httpbin[0])
    assert other.execute("httpbin", "get", "/cookies").json == {"cookies": {}}


# Redirects

def test_a_chain_of_redirects_is_followed_one_by_one(visitor):
    result = visitor.execute("httpbin", "get", "/redirect/{n}", {"p.path.n": "3"})
    assert result.status == 302
    assert "Redirects to" in result.text and "Before this" not in result.text
    for left in (2, 1):
        result = result.follow()
        assert result.status == 302
        assert f"/relative-redirect/{left}" in result.text
    result = result.follow()
    assert result.status == 200
    assert result.json["url"].endswith("/get")
    assert result.text.count("It pointed elsewhere") == 3


def test_follow_redirects_follows_all(visitor):
    result = visitor.execute("httpbin", "get", "/relative-redirect/{n}", {"p.path.n": "4", "follow": "1"})
    assert result.status == 200
    assert result.text.count("It pointed elsewhere") == 4


def test_at_most_ten_redirects_are_followed(visitor):
    result = visitor.execute("httpbin", "get", "/relative-redirect/{n}", {"p.path.n": "12", "follow": "1"})
    assert result.status == 302
    assert result.text.count("It pointed elsewhere") == 10
    assert "Redirects to" in result.text


@pytest.mark.parametrize("status,method", [(301, "GET"), (302, "GET"), (303, "GET"), (307, "POST"), (308, "POST")])
def test_methods_change_as_rfc_9110_has_it(visitor, status, method):
    fields = {"p.query.url": "/anything", "p.query.status_code": str(status), "media": "application/json", "body": '{"a": 1}'}
    by_itself = visitor.execute("secured", "post", "/redirect-to", {**fields, "follow": "1"})
    by_hand = visitor.execute("secured", "post", "/redirect-to", fields).follow()
    for result in (by_itself, by_hand):
        assert result.status == 200
        assert result.json["method"] == method
        assert result.json["json"] == ({"a": 1} if method == "POST" else None)
        assert ("Content-Type" in result.json["headers"]) == (method == "POST")


def test_p6_a_redirect_to_an_origin_that_is_not_allowed_is_refused_with_its_reason(visitor, httpbin):
    origin, _, _ = httpbin
    stranger, address = httpbin_server.start()
    result = visitor.execute("httpbin", "get", "/redirect-to", {"p.query.url": address + "/get", "p.query.status_code": "302"})
    assert result.status == 302
    assert "Another origin" in result.text
    followed = result.follow()
    assert followed.status is None
    assert "not allowed" in followed.text and f"--allow '{address}'" in followed.text
    stranger.shutdown()


def test_p6_nothing_entered_goes_to_another_origin(httpbin, tmp_path):
    origin, own, secured = httpbin
    other, address = httpbin_server.start()
    description = json.loads(secured.read_text())
    description["paths"] = {"/redirect-to": {"get": {
        "security": [{"bearer": []}],
        "parameters": [
            {"name": "url", "in": "query", "schema": {"type": "string"}},
            {"name": "X-Api-Key", "in": "header", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "ok"}}}}}
    path = tmp_path / "redirect.json"
    path.write_text(json.dumps(description))
    report, result = call(
        httpbin, "GET /redirect-to", "--set", f"query:url={address}/headers", "--set", "header:X-Api-Key=typed-key-55",
        "--follow", "--allow", address, "--reveal", description=path, environment={"PORTICO_AUTH_BEARER": "bearer-of-p6"})
    assert result.returncode == 0, result.stderr
    assert report["response"]["status"] == 200
    seen = json.loads(base64.b64decode(report["response"]["body"]))["headers"]
    assert set(seen) == {"Accept", "Connection", "Host", "User-Agent"}
    same, _ = call(
        httpbin, "GET /redirect-to", "--set", "query:url=/headers", "--set", "header:X-Api-Key=typed-key-55", "--follow",
        description=path, environment={"PORTICO_AUTH_BEARER": "bearer-of-p6"})
    seen = json.loads(base64.b64decode(same["response"]["body"]))["headers"]
    assert seen["Authorization"] == "Bearer bearer-of-p6" and seen["X-Api-Key"] == "typed-key-55"
    other.shutdown()


# Servers, connection

def test_a_server_of_ones_own_only_within_the_policy(running, httpbin):
    visitor = httpbin_server.Visitor(running)
    stranger, address = httpbin_server.start()
    visitor.server("httpbin", address)
    result = visitor.execute("httpbin", "get", "/get")
    assert result.status is None
    assert "not allowed" in result.text
    visitor.server("httpbin", httpbin[0])
    assert visitor.execute("httpbin", "get", "/get").status == 200
    visitor.get("/httpbin")
    for text in ("ftp://x", "http://a@b/", "nothing", "http://127.0.0.1:99999/", "http://x/?q=1"):
        assert visitor.post("/httpbin/server", {"server": "0", "own-server": text}).status_code == 422
    stranger.shutdown()


def test_timing_and_connection_are_shown(visitor, httpbin):
    result = visitor.execute("httpbin", "get", "/get")
    for words in ("First byte", "Remote address", httpbin[0].removeprefix("http://"), "HTTP/1.1"):
        assert words in result.text
    report, _ = call(httpbin, "GET /get")
    assert set(report["response"]["milliseconds"]) == {"resolve", "connect", "handshake", "firstByte", "total"}
