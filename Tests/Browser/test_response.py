"""What came back: findings that lead to their lines, views, filters, parts, folds and downloads; with and without scripts
(THREATS V1, V2, V3, V6, V8, V9)."""

import base64
import http.server
import json
import re
import threading
import urllib.parse

import pytest
from playwright.sync_api import expect

from test_reach import assert_within_reach

PIXEL = base64.b64decode(
    "iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mP8z8BQDwAEhQGAhKmMIQAAAABJRU5ErkJggg==")
ROWS = [{"id": number, "name": f"Vehicle {number}", "tags": ["tram", "low floor"], "at": {"lat": 48.1, "lon": 11.5}}
        for number in range(3000)]
BODIES = {
    "wrong": ("application/json", b'{"items": [{"id": 12345678901234567890, "price": 1.10, "name": "Tram"}, '
                                  b'{"id": "seven", "price": -0, "name": "Bus"}], "total": "two"}'),
    "wrongAgain": ("application/json", b'{"items": [{"id": "eight"}], "total": 1}'),
    "many": ("application/json", json.dumps(ROWS).encode()),
    "text": ("text/plain", "one\n\u001b]0;title\u0007two \u202egnp\nthree".encode()),
    "html": ("text/html", b"<script>window.pwned = 1</script><h1>Page</h1><img src=x onerror=window.pwned=1>"),
    "svg": ("image/svg+xml", b"<svg xmlns='http://www.w3.org/2000/svg' onload='window.pwned=1'><circle r='4'/></svg>"),
    "xml": ("application/xml", b"<?xml version='1.0'?><stops><stop id='1'><name>Main St</name></stop><stop id='2'/></stops>"),
    "csv": ("text/csv", b"id,name,note\r\n" + b"".join(b'%d,"Stop, %d",=1+1\r\n' % (n, n) for n in range(250))),
    "lines": ("application/x-ndjson", b'{"id":1,"name":"a"}\n{"id":2,"extra":[1,2]}\n'),
    "image": ("image/png", PIXEL),
    "pdf": ("application/pdf", b"%PDF-1.4\n1 0 obj<</OpenAction<</S/JavaScript/JS(app.alert(1))>>>>endobj"),
    "bytes": ("application/octet-stream", bytes(range(256)) * 40),
}


class Answers(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        name = self.path.strip("/").split("?")[0]
        if name == "gone":
            return self.send(410, "application/json", b'{"gone":true}')
        self.send(200, *BODIES[name])

    def send(self, status, media, body):
        self.send_response(status)
        self.send_header("Content-Type", media)
        self.send_header("X-Remaining", "41")
        self.send_header("Content-Disposition", "attachment; filename=\"../../evil.sh\"")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *arguments):
        pass


def description(port):
    item = {"type": "object", "properties": {
        "id": {"type": "integer"}, "price": {"type": "number"}, "name": {"type": "string"}}}
    schema = {"type": "object", "properties": {"items": {"type": "array", "items": item}, "total": {"type": "integer"}}}
    headers = {"X-Remaining": {"description": "How many calls are *left* in this hour.", "schema": {"type": "integer"}}}
    paths = {}
    for name, (media, _) in BODIES.items():
        content = {media: {"schema": schema} if name.startswith("wrong") else {}}
        paths[f"/{name}"] = {"get": {"operationId": name, "summary": f"Answers {name}", "responses": {
            "200": {"description": f"What **{name}** answers.", "headers": headers, "content": content}}}}
    paths["/gone"] = {"get": {"operationId": "gone", "responses": {"200": {"description": "Never."}}}}
    return {"openapi": "3.1.0", "info": {"title": "Answers", "version": "1"},
            "servers": [{"url": f"http://127.0.0.1:{port}"}], "paths": paths}


@pytest.fixture(scope="module")
def answers(serve, tmp_path_factory):
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Answers)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    file = tmp_path_factory.mktemp("answers") / "answers.json"
    file.write_text(json.dumps(description(server.server_address[1])))
    yield serve(str(file)).url + "/answers"
    server.shutdown()


def execute(page, answers, name):
    """The result of a call, on the operation's page."""
    page.goto(f"{answers}/operations/{name}")
    try_it_out = page.get_by_role("button", name="Try it out")
    if try_it_out.is_visible():
        try_it_out.click()
    page.get_by_role("button", name="Execute", exact=True).click()
    result = page.get_by_role("region", name="Result")
    expect(result.get_by_role("heading", name="Response body")).to_be_visible()
    expect(page.locator(".result[data-live]")).to_have_count(0)
    page.wait_for_load_state()
    return result


def own_page(page, result):
    """The result on a page of its own."""
    view = result.get_by_role("navigation", name="Views of the body").get_by_role("link").first
    page.goto(urllib.parse.urljoin(page.url, view.get_attribute("href")))


@pytest.mark.parametrize("kind", ["page", "plain"])
def test_a_finding_leads_to_its_line(answers, request, kind):
    page = request.getfixturevalue(kind)
    result = execute(page, answers, "wrong")
    expect(result).to_contain_text("Not as described")
    result.get_by_role("link", name="/items/1/id, line 9").click()
    line = page.locator(".line:target")
    expect(line).to_have_count(1)
    expect(line).to_contain_text('"id": "seven"')
    expect(line).to_be_in_viewport()
    marked = page.locator(".line-marked")
    expect(marked).to_have_count(2)


def test_two_results_on_one_page_share_no_ids(answers, page):
    page.goto(answers)
    places = []
    for name, link in (("wrong", "/items/1/id, line 9"), ("wrongAgain", "/items/0/id, line 4")):
        row = page.locator(f".row:has([href$='operations/{name}'])")
        row.get_by_role("button", name=re.compile("^Unfold")).click()
        row.get_by_role("button", name="Try it out").click()
        row.get_by_role("button", name="Execute", exact=True).click()
        places.append(row.get_by_role("link", name=link))
        expect(places[-1]).to_be_visible()
    ids = page.evaluate("() => [...document.querySelectorAll('[id]')].map((each) => each.id)")
    assert len(ids) == len(set(ids))
    for place, text in zip(places, ("seven", "eight")):
        place.click()
        expect(page.locator(".line:target")).to_contain_text(text)
        expect(page.locator(".line:target")).to_be_in_viewport()


def test_without_scripts_the_result_is_in_sight_after_the_call(answers, plain):
    plain.set_viewport_size({"width": 390, "height": 800})
    result = execute(plain, answers, "wrong")
    expect(result.get_by_text("matches").or_(result.locator("[data-summary]")).first).to_be_in_viewport()


def test_numbers_order_and_names_stand_as_they_came_V9(answers, page):
    result = execute(page, answers, "wrong")
    code = result.get_by_role("group", name="Response body")
    for part in ('"id": 12345678901234567890', '"price": 1.10', '"price": -0'):
        expect(code).to_contain_text(part)


def test_status_and_fields_are_explained(answers, page):
    result = execute(page, answers, "wrong")
    expect(result).to_contain_text("The request succeeded.")
    expect(result.locator("strong", has_text="wrong")).to_be_visible()
    row = result.get_by_role("row").filter(has_text="x-remaining")
    expect(row).to_contain_text("How many calls are left in this hour.")
    expect(row.locator("em")).to_have_text("left")
    result = execute(page, answers, "gone")
    expect(result).to_contain_text("Undocumented")
    expect(result).to_contain_text("It is gone for good.")


@pytest.mark.parametrize("kind", ["page", "plain"])
def test_a_long_body_shows_a_part_at_a_time_V3(answers, request, kind):
    page = request.getfixturevalue(kind)
    result = execute(page, answers, "many")
    code = result.get_by_role("group", name="Response body")
    expect(code.locator("[data-line='1000']")).to_have_count(1)
    expect(code.locator("[data-line='1001']")).to_have_count(0)
    result.get_by_role("link", name="Show more").click()
    expect(page.locator("[data-line='1001']")).to_have_count(1)
    # With scripts it comes below what is there, without it takes its place.
    expect(page.locator("[data-line='1']")).to_have_count(1 if kind == "page" else 0)


@pytest.mark.parametrize("kind", ["page", "plain"])
@pytest.mark.parametrize("text, found", [("/7/name", "Vehicle 7"), ("$[?@.id == 2900].name", "Vehicle 2900"), ("vehicle 1234", "Vehicle 1234")])
def test_a_filter_finds_values_and_leads_to_them(answers, request, kind, text, found):
    page = request.getfixturevalue(kind)
    result = execute(page, answers, "many")
    result.get_by_role("searchbox", name="Filter the body").fill(text)
    result.get_by_role("button", name="Filter").click()
    expect(page.locator(".body [role=status]")).to_contain_text("1 value")
    expect(page.get_by_role("group", name="Value of $")).to_contain_text(found)
    page.locator("a.found-link").click()
    expect(page.locator(".line-marked")).to_contain_text(found)


def test_lines_fold_by_mouse_and_keyboard(answers, page):
    result = execute(page, answers, "wrong")
    line = result.locator("[data-line='4']")
    expect(line).to_be_visible()
    result.locator("[data-line='3'] .tok-open").click()
    expect(line).to_be_hidden()
    result.locator("[data-line='3'] .tok-open").press("ArrowRight")
    expect(line).to_be_visible()
    result.get_by_role("button", name="Fold all", exact=True).click()
    expect(result.locator("[data-line='2']")).to_be_visible()
    expect(line).to_be_hidden()
    result.get_by_role("link", name="/items/1/id, line 9").click()
    expect(result.locator("[data-line='9']")).to_be_visible()


@pytest.mark.parametrize("name", ["html", "svg", "pdf", "text", "xml"])
def test_nothing_that_came_back_runs_V1(answers, page, name):
    requests = []
    page.on("request", lambda request: requests.append(request.url))
    result = execute(page, answers, name)
    for view in result.get_by_role("navigation", name="Views of the body").get_by_role("link").all_text_contents():
        result.get_by_role("navigation", name="Views of the body").get_by_role("link", name=view, exact=True).click()
        expect(result.locator("[aria-current]")).to_have_text(view)
        page.wait_for_load_state()
        expect(result.locator("script, svg, iframe, object, embed, img, audio, video")).to_have_count(0)
        assert page.evaluate("window.pwned") is None
    assert not [url for url in requests if not url.startswith(answers.removesuffix("/answers"))]


def test_hidden_characters_are_visible_V6(answers, page):
    code = execute(page, answers, "text").get_by_role("group", name="Response body")
    expect(code.locator(".tok-invisible")).to_have_text(["␛", "␇", "U+202E"])


def test_tables_images_bytes(answers, page):
    result = execute(page, answers, "csv")
    table = result.get_by_role("region", name="Response body as a table")
    expect(table.get_by_role("columnheader")).to_have_text(["#", "id", "name", "note"])
    expect(table.get_by_role("cell", name="Stop, 7", exact=True)).to_be_visible()
    result.get_by_role("link", name="Show more").click()
    expect(table.get_by_role("row")).to_have_count(201)
    result = execute(page, answers, "lines")
    table = result.get_by_role("region", name="Response body as a table")
    expect(table.get_by_role("columnheader")).to_have_text(["#", "id", "name", "extra"])
    result = execute(page, answers, "image")
    expect(result.get_by_role("img", name="The image that came back")).to_have_js_property("naturalWidth", 1)
    result = execute(page, answers, "bytes")
    expect(result.get_by_role("group", name="hexadecimal")).to_contain_text("00000010  10 11 12")
    result.get_by_role("link", name="Show more").click()
    expect(result.get_by_role("group", name="hexadecimal")).to_contain_text("00001000  00 01 02")


def test_another_view_keeps_the_form(answers, page):
    result = execute(page, answers, "wrong")
    address = page.url
    result.get_by_role("link", name="Hex", exact=True).click()
    expect(result.get_by_role("group", name="hexadecimal")).to_be_visible()
    expect(page).to_have_url(address)
    expect(result.get_by_role("link", name="Hex", exact=True)).to_be_focused()


def test_every_view_has_an_address(answers, plain):
    result = execute(plain, answers, "wrong")
    own_page(plain, result)
    plain.get_by_role("link", name="Text", exact=True).click()
    plain.wait_for_url("**view=text**")
    plain.go_back()
    expect(plain.locator(".line").first).to_be_visible()


@pytest.mark.parametrize("name, ending", [
    ("many", "json"), ("csv", "csv"), ("xml", "xml"), ("image", "png"), ("pdf", "pdf"), ("bytes", "bin"), ("text", "txt"),
    ("lines", "ndjson"), ("html", "html")])
def test_the_download_is_byte_exact_under_a_name_of_this_server_V2_V8(answers, page, name, ending):
    result = execute(page, answers, name)
    with page.expect_download() as waiting:
        result.get_by_role("link", name="Download").click()
    download = waiting.value
    assert download.suggested_filename == f"{name}.{ending}"
    with open(download.path(), "rb") as file:
        assert file.read() == BODIES[name][1]


@pytest.mark.parametrize("theme", ["light", "dark"])
@pytest.mark.parametrize("name, text", [("wrong", ""), ("wrong", "$..id"), ("csv", ""), ("bytes", "")])
def test_a_result_is_within_reach(answers, chromium, name, text, theme):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    result = execute(page, answers, name)
    if text:
        result.get_by_role("searchbox", name="Filter the body").fill(text)
        result.get_by_role("button", name="Filter").click()
        expect(page.locator(".found")).to_be_visible()
    assert_within_reach(page, f"{name} {text}")
    context.close()


def test_a_body_is_no_part_of_a_page_V2(answers, page):
    result = execute(page, answers, "html")
    link = result.get_by_role("link", name="Download")
    address = urllib.parse.urljoin(page.url, link.get_attribute("href"))
    fields = page.evaluate("address => fetch(address).then((answer) => Object.fromEntries(answer.headers))", address)
    assert fields["content-type"] == "application/octet-stream"
    assert fields["content-disposition"].startswith("attachment")
    assert "sandbox" in fields["content-security-policy"]
    assert fields["x-content-type-options"] == "nosniff"
    assert fields["cross-origin-resource-policy"] == "same-origin"
    loaded = """address => new Promise((resolve) => {
        const image = new Image();
        image.onload = () => resolve(true);
        image.onerror = () => resolve(false);
        image.src = address;
    })"""
    assert page.evaluate(loaded, address) is False
