"""The command: what it says, how it exits, and that a changed file is live while the server runs."""

import http.server
import json
import os
import re
import shutil
import ssl
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest

from conftest import PATIENCE, binary, corpus

GOOD = """openapi: 3.1.0
info: {title: Watched, version: '1'}
paths:
  /first: {get: {operationId: first, responses: {'200': {description: ok}}}}
"""


def run(*arguments, text=None):
    return subprocess.run([binary(), *arguments], input=text, capture_output=True, text=True, timeout=3 * PATIENCE)


def test_check_names_file_line_column_and_pointer(tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text(GOOD + "  /second: {get: {operationId: first, responses: {'200': {$ref: '#/components/responses/Gone'}}}}\n")
    result = run("check", str(path))
    assert result.returncode == 1
    assert f"{path}:5:" in result.stdout
    assert "error" in result.stdout and "/paths/~1second" in result.stdout


def test_check_is_content_with_a_sound_description(tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(GOOD)
    result = run("check", str(path))
    assert result.returncode == 0, result.stdout
    assert "1 operation, 0 errors" in result.stdout


def test_check_speaks_json(tmp_path):
    path = tmp_path / "broken.json"
    path.write_text('{"openapi": "3.1.0", "info": {"title": "x", "version": "1"}, "paths": {"/a": ')
    result = run("check", "--json", str(path))
    assert result.returncode == 1
    report = json.loads(result.stdout)
    assert report["errors"] >= 1
    finding = report["diagnostics"][0]
    assert finding["severity"] == "error" and finding["line"] == 1 and finding["column"] > 60


def test_check_reads_standard_input():
    assert run("check", "-", text=GOOD).returncode == 0


@pytest.mark.parametrize("arguments", [
    ["serve", "/nowhere/openapi.yaml"], ["serve", "--port", "99999"], ["serve", "--port", "x"], ["serve", "--nonsense"],
    ["check"], ["check", "/nowhere.yaml"], ["serve", "--host", "0.0.0.0"], ["serve", "--accent", "red"],
    ["serve", "--allow", "not an origin"], ["serve", "--log-level", "loud"], ["serve", "--base-url", "ftp://x"],
    ["serve", "--allow", "https://*.dev.corp"], ["serve", "--allow-special", "10.0.0.1"], ["serve", "-", "-"],
    ["serve", "--ca-file", "https://api.corp=/nowhere/ca.pem"], ["serve", "--egress-proxy", "https://proxy:3128"],
    ["serve", "--user-targets", "all"], ["serve", "--allow-file", "/nowhere/allow"], ["check", "/dev/null"],
    ["check", "--allow", "x", "-"],
], ids=" ".join)
def test_errors_of_use_are_one_sentence_and_exit_code_2(arguments):
    result = run(*arguments)
    assert result.returncode == 2, result
    assert result.stderr.startswith("portico: ") and len(result.stderr.strip().splitlines()) == 1


def listen(answer):
    """An HTTP server on a free loopback port that answers every GET by `answer(path)`; stop it by shutdown()."""
    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.server.seen.append(self.path)
            text = answer(self.path).encode()
            self.send_response(200)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *arguments):
            pass

    listener = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server)
    listener.seen = []
    return listener


def start(listener):
    threading.Thread(target=listener.serve_forever, daemon=True).start()
    return listener.server_address[1]


INTERNAL = GOOD.replace("paths:", "servers: [{url: 'http://10.1.2.3:8080'}, {url: 'http://169.254.10.10'}]\npaths:")


def test_check_lists_what_may_be_called(tmp_path):
    path = tmp_path / "internal.yaml"
    path.write_text(INTERNAL)
    origins = json.loads(run("check", "--json", "--shared", str(path)).stdout)["origins"]
    assert origins == [
        {"origin": "http://10.1.2.3:8080", "class": "private", "from": str(path), "admitted": False,
         "allow": "http://10.1.2.3:8080"},
        {"origin": "http://169.254.10.10", "class": "denied", "from": str(path), "admitted": False},
    ]
    assert re.search(r"http://10\.1\.2\.3:8080 +private +may be called", run("check", str(path)).stdout)


def test_write_allow_proposes_the_lines_that_admit_everything(tmp_path):
    path = tmp_path / "internal.yaml"
    path.write_text(INTERNAL)
    options = ["--shared", "--allow-special", "169.254.10.10", str(path)]
    proposed = run("check", "--write-allow", *options)
    assert proposed.returncode == 0
    assert proposed.stdout.splitlines() == [f"# {path}", "http://10.1.2.3:8080", "http://169.254.10.10 class=private"]
    lines = tmp_path / "allow.txt"
    lines.write_text(proposed.stdout)
    again = run("check", "--write-allow", "--allow-file", str(lines), *options)
    assert again.stdout.splitlines() == [f"# {path}"]


def test_the_start_log_says_what_may_be_called_and_why(serve, tmp_path):
    path = tmp_path / "internal.yaml"
    path.write_text(INTERNAL)
    server = serve("--allow", "https://*.dev.corp class=private", str(path))
    for words in ["origin=http://10.1.2.3:8080", "class=private", f"from={path}", 'state="may be called"',
                  "origin=https://*.dev.corp", 'state="is never called"']:
        assert server._wait(f"({re.escape(words)})"), words


def test_a_description_comes_through_the_egress_proxy():
    proxy = listen(lambda path: GOOD)
    port = start(proxy)
    result = run("check", "--egress-proxy", f"http://127.0.0.1:{port}", "http://api.example/openapi.yaml")
    assert result.returncode == 0, result
    assert proxy.seen == ["http://api.example/openapi.yaml"]
    proxy.shutdown()


def test_a_ca_file_opens_its_origin(tmp_path):
    openssl = shutil.which("openssl")
    assert openssl, "openssl is missing: apt-get install openssl"
    subprocess.run(
        [openssl, "req", "-x509", "-newkey", "rsa:2048", "-nodes", "-keyout", tmp_path / "key.pem", "-out",
         tmp_path / "ca.pem", "-days", "2", "-subj", "/CN=localhost", "-addext", "subjectAltName=DNS:localhost"],
        check=True, capture_output=True)
    listener = listen(lambda path: GOOD)
    context = ssl.SSLContext(ssl.PROTOCOL_TLS_SERVER)
    context.load_cert_chain(tmp_path / "ca.pem", tmp_path / "key.pem")
    listener.socket = context.wrap_socket(listener.socket, server_side=True)
    origin = f"https://localhost:{start(listener)}"
    refused = run("check", f"{origin}/openapi.yaml")
    assert refused.returncode == 1 and "self-signed" in refused.stdout
    assert listener.seen == []
    trusted = run("check", "--ca-file", f"{origin}={tmp_path / 'ca.pem'}", f"{origin}/openapi.yaml")
    assert trusted.returncode == 0, trusted
    listener.shutdown()
    pair = ["--ca-file", f"{origin}={tmp_path / 'ca.pem'}"]
    twice = run("check", *pair, *pair, f"{origin}/openapi.yaml")
    assert twice.returncode == 2 and "twice" in twice.stderr


@pytest.mark.parametrize("text", ["", " \n", "openapi: 3.1.0".encode("utf-16"), b"\xff\xfe\xfa", "[]"], ids=repr)
def test_what_is_no_description_is_told_with_exit_code_1(tmp_path, text):
    path = tmp_path / "nothing.yaml"
    path.write_bytes(text if isinstance(text, bytes) else text.encode())
    result = run("check", str(path))
    assert result.returncode == 1
    assert result.stdout.startswith(str(path)) and "MiB" not in result.stdout


def test_a_pipe_is_refused_instead_of_waited_for(tmp_path):
    path = tmp_path / "pipe.yaml"
    os.mkfifo(path)
    for command in ["check", "serve"]:
        result = run(command, str(path))
        assert result.returncode == 2 and "name it -" in result.stderr


def test_a_port_in_use_is_an_error_of_use(serve, tmp_path):
    path = tmp_path / "good.yaml"
    path.write_text(GOOD)
    port = serve(str(path)).url.rsplit(":", 1)[1]
    result = run("serve", "--port", port, "--data", str(tmp_path / "data"), str(path))
    assert result.returncode == 2 and f"Port {port}" in result.stderr


def test_descriptions_of_the_same_name_have_addresses_of_their_own(serve, tmp_path):
    for folder in ["one", "two"]:
        (tmp_path / folder).mkdir()
        (tmp_path / folder / "api.v1.yaml").write_text(GOOD.replace("Watched", f"Title {folder}"))
    server = serve(*(str(tmp_path / folder / "api.v1.yaml") for folder in ["one", "two"]))
    page = fetch(server.url + "/")
    links = re.findall(r'href="(/api[^"/]*)"', page)
    assert len(set(links)) == 2
    assert {"Title one" in fetch(server.url + link) for link in set(links)} == {True, False}


def test_a_large_description_is_served(serve, tmp_path):
    text = "A sentence that gives the operation some weight. " * 40
    operation = {"summary": "Thing", "description": text, "responses": {"200": {"description": "ok"}}}
    paths = {f"/things/{number}": {"get": operation} for number in range(12_500)}
    path = tmp_path / "large.json"
    path.write_text(json.dumps({"openapi": "3.1.0", "info": {"title": "Large", "version": "1"}, "paths": paths}))
    assert path.stat().st_size > 25_000_000
    assert "Large" in fetch(serve(str(path)).url + "/large")


def fetch(url):
    with urllib.request.urlopen(url.replace("portico.localhost", "127.0.0.1")) as response:
        return response.read().decode()


def wait_for(url, *texts, without=()):
    """The page, once all of these texts are on it, and none of those that it is to be without."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        page = fetch(url)
        if all(text in page for text in texts) and not any(text in page for text in without):
            return page
        time.sleep(0.05)
    raise AssertionError(f"not {texts} without {without} on {url} after {PATIENCE} s")


def test_a_changed_file_is_live_and_a_broken_one_keeps_the_last_good_version(serve, tmp_path):
    path = tmp_path / "watched.yaml"
    path.write_text(GOOD)
    server = serve(str(path))
    assert "/first" in fetch(f"{server.url}/watched")
    path.write_text(GOOD + "  /second: {get: {operationId: second, responses: {'200': {description: ok}}}}\n")
    wait_for(f"{server.url}/watched", "/second", without=["watched.yaml:"])
    path.write_text(GOOD + "  /third: {get: [\n")
    # The page says where the new version is wrong.
    assert "/second" in wait_for(f"{server.url}/watched", "watched.yaml:")
    path.write_text(GOOD)
    wait_for(f"{server.url}/watched", "/first", without=["/second", "watched.yaml:"])


def test_a_description_that_cannot_be_read_is_explained(serve, tmp_path):
    path = tmp_path / "broken.yaml"
    path.write_text("openapi: [")
    server = serve(str(path))
    with pytest.raises(urllib.error.HTTPError) as caught:
        fetch(f"{server.url}/broken")
    assert caught.value.code == 503
    assert "broken.yaml" in caught.value.read().decode()


def test_several_descriptions_become_a_catalog(serve):
    server = serve(str(corpus("specs/museum/museum-3.1.yaml")), str(corpus("specs/petstore/petstore-3.0.json")))
    page = fetch(server.url + "/")
    assert "Museum" in page and "Petstore" in page


def test_a_description_by_url_is_fetched_and_its_relative_server_is_its_own_origin(serve):
    listener = listen(lambda path: GOOD.replace("paths:", "servers: [{url: /v1}]\npaths:"))
    address = f"http://127.0.0.1:{start(listener)}"
    server = serve(f"{address}/apis/watched.yaml")
    assert f"{address}/v1/first" in fetch(f"{server.url}/watched/operations/first")
    listener.shutdown()


def test_a_folder_is_searched_for_its_description(serve, tmp_path):
    folder = tmp_path / "billing"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(GOOD.replace("description: ok", "$ref: 'parts.yaml#/ok'"))
    (folder / "parts.yaml").write_text("ok: {description: From another file}\n")
    server = serve(str(folder))
    assert "From another file" in fetch(f"{server.url}/billing/operations/first")


def test_changes_tells_what_breaks_and_says_so_by_its_exit_code(tmp_path):
    old, new = tmp_path / "old.yaml", tmp_path / "new.yaml"
    old.write_text(GOOD)
    new.write_text(GOOD.replace("/first", "/other"))

    def changes(*arguments):
        return run("changes", *arguments)

    assert changes(old, old, "--fail-on", "warning").returncode == 0
    assert changes(old, new).returncode == 0
    result = changes(old, new, "--fail-on", "breaking", "--json")
    assert result.returncode == 1 and json.loads(result.stdout)["counts"]["breaking"] >= 1
    assert changes(old, tmp_path / "none.yaml").returncode == 2
    new.write_text("paths: [")
    assert changes(old, new).returncode == 1
