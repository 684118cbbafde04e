"""The command: what it says, how it exits, and that a changed file is live within a second."""

import http.server
import json
import subprocess
import threading
import time
import urllib.error
import urllib.request

import pytest

from conftest import binary, corpus

GOOD = """openapi: 3.1.0
info: {title: Watched, version: '1'}
paths:
  /first: {get: {operationId: first, responses: {'200': {description: ok}}}}
"""


def run(*arguments, text=None):
    return subprocess.run([binary(), *arguments], input=text, capture_output=True, text=True, timeout=60)


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
    assert "1 operations" in result.stdout


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
], ids=" ".join)
def test_errors_of_use_are_one_sentence_and_exit_code_2(arguments):
    result = run(*arguments)
    assert result.returncode == 2, result
    assert result.stderr.startswith("portico: ") and len(result.stderr.strip().splitlines()) == 1


def fetch(url):
    with urllib.request.urlopen(url.replace("portico.localhost", "127.0.0.1")) as response:
        return response.read().decode()


def wait_for(url, text, seconds):
    end = time.monotonic() + seconds
    while time.monotonic() < end:
        if text in fetch(url):
            return
        time.sleep(0.05)
    raise AssertionError(f"{text} is not on {url} after {seconds} s")


def test_a_changed_file_is_live_and_a_broken_one_keeps_the_last_good_version(serve, tmp_path):
    path = tmp_path / "watched.yaml"
    path.write_text(GOOD)
    server = serve(str(path))
    assert "/first" in fetch(f"{server.url}/watched")
    path.write_text(GOOD + "  /second: {get: {operationId: second, responses: {'200': {description: ok}}}}\n")
    wait_for(f"{server.url}/watched", "/second", 1.0)
    path.write_text(GOOD + "  /third: {get: [\n")
    time.sleep(1.0)
    page = fetch(f"{server.url}/watched")
    assert "/second" in page
    assert "watched.yaml:" in page, "the page says where the new version is wrong"
    path.write_text(GOOD)
    end = time.monotonic() + 1.5
    while "/second" in fetch(f"{server.url}/watched") and time.monotonic() < end:
        time.sleep(0.05)
    page = fetch(f"{server.url}/watched")
    assert "/second" not in page and "watched.yaml:" not in page


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


def test_a_description_by_url_is_fetched_and_its_relative_server_is_its_own_origin(serve, tmp_path):
    text = GOOD.replace("paths:", "servers: [{url: /v1}]\npaths:").encode()

    class Server(http.server.BaseHTTPRequestHandler):
        def do_GET(self):
            self.send_response(200)
            self.send_header("Content-Length", str(len(text)))
            self.end_headers()
            self.wfile.write(text)

        def log_message(self, *arguments):
            pass

    with http.server.ThreadingHTTPServer(("127.0.0.1", 0), Server) as listener:
        threading.Thread(target=listener.serve_forever, daemon=True).start()
        address = f"http://127.0.0.1:{listener.server_address[1]}"
        server = serve(f"{address}/apis/watched.yaml")
        page = fetch(f"{server.url}/watched/operations/first")
        assert f"{address}/v1/first" in page
        listener.shutdown()


def test_a_folder_is_searched_for_its_description(serve, tmp_path):
    folder = tmp_path / "billing"
    folder.mkdir()
    (folder / "openapi.yaml").write_text(GOOD.replace("description: ok", "$ref: 'parts.yaml#/ok'"))
    (folder / "parts.yaml").write_text("ok: {description: From another file}\n")
    server = serve(str(folder))
    assert "From another file" in fetch(f"{server.url}/billing/operations/first")
