"""The history of a session: list, open, edit, send again, compare, link and export; with and without JavaScript."""

import json

import pytest
from playwright.sync_api import expect

OPERATION = "operations/listVehicles"


def execute(page, portico, limit):
    page.goto(f"{portico.url}/fleet/{OPERATION}")
    opener = page.get_by_role("button", name="Try it out")
    if opener.count():
        opener.click()
    page.locator("[name='p.query.limit']").fill(str(limit))
    page.get_by_role("button", name="Execute", exact=True).click()
    expect(page.locator(".result .url").first).to_contain_text(f"limit={limit}")


@pytest.fixture(params=["with scripts", "without scripts"])
def visitor(request, chromium):
    context = chromium.new_context(java_script_enabled=request.param == "with scripts")
    yield context.new_page()
    context.close()


def test_history(visitor, portico):
    page = visitor
    execute(page, portico, 3)
    execute(page, portico, 4)
    page.goto(f"{portico.url}/fleet/history")
    rows = page.locator("main tbody tr")
    expect(rows).to_have_count(2)
    expect(rows.first).to_contain_text("limit=4")

    rows.last.get_by_role("link", name="Edit").click()
    expect(page.locator("[name='p.query.limit']")).to_have_value("3")

    page.goto(f"{portico.url}/fleet/history")
    rows.last.get_by_role("button", name="Send again").click()
    expect(page.locator(".result .url").first).to_contain_text("limit=3")

    page.goto(f"{portico.url}/fleet/history")
    expect(rows).to_have_count(3)
    for row in (0, 1):
        rows.nth(row).get_by_role("checkbox").check()
    page.get_by_role("button", name="Compare two").click()
    expect(page.get_by_role("heading", name="Two calls compared")).to_be_visible()
    expect(page.locator("tr.differs").first).to_be_visible()

    page.goto(f"{portico.url}/fleet/history")
    with page.expect_download() as archive:
        page.get_by_role("link", name="HAR").click()
    log = json.loads(archive.value.path().read_text())["log"]
    assert [entry["request"]["url"].rpartition("limit=")[2] for entry in log["entries"]] == ["3", "4", "3"]

    page.get_by_role("link", name="Clear history").click()
    expect(page.get_by_text("3 calls that you made here are forgotten")).to_be_visible()
    page.get_by_role("link", name="Keep it").click()
    expect(rows).to_have_count(3)
    page.get_by_role("link", name="Clear history").click()
    page.get_by_role("button", name="Clear history").click()
    expect(page.get_by_text("Nothing yet")).to_be_visible()


def test_link_reopens_the_form(visitor, portico, chromium):
    page = visitor
    page.goto(f"{portico.url}/fleet/{OPERATION}")
    opener = page.get_by_role("button", name="Try it out")
    if opener.count():
        opener.click()
    page.locator("[name='p.query.limit']").fill("7")
    with page.expect_response(lambda response: "p.query.limit=7" in response.url) as answer:
        page.get_by_role("button", name="Copy link").click()
    colleague = chromium.new_context()
    other = colleague.new_page()
    other.goto(answer.value.url)
    expect(other.locator("[name='p.query.limit']")).to_have_value("7")
    colleague.close()


def test_a_link_says_what_it_leaves_out(page, serve, tmp_path):
    description = tmp_path / "links.yaml"
    description.write_text("""openapi: 3.1.0
info: {title: Links, version: '1'}
servers: [{url: 'http://127.0.0.1:9'}]
paths:
  /a:
    post:
      operationId: add
      parameters:
        - {name: plain, in: query, schema: {type: string}}
        - {name: token, in: query, schema: {type: string}}
        - {name: sid, in: cookie, schema: {type: string}}
      requestBody: {content: {application/json: {schema: {type: object, properties: {text: {type: string}}}}}}
      responses: {'200': {description: ok}}
""")
    server = serve(str(description))
    page.context.grant_permissions(["clipboard-read", "clipboard-write"], origin=server.url)
    page.goto(f"{server.url}/links/operations/add")
    page.get_by_role("button", name="Try it out").click()
    page.locator("[name='p.query.plain']").fill("1")
    copy = page.locator("[data-behavior~=copy-link]")
    copy.click()
    expect(copy).to_have_text("Copied")
    page.locator("[name='p.query.token']").fill("two")
    page.locator("[name='p.cookie.sid']").fill("three")
    page.locator("textarea[name=body]").fill('{"text": "' + "x" * 5_000 + '"}')
    expect(copy).to_have_text("Copy link")
    copy.click()
    expect(copy).to_have_text("Copied without token, sid, body")
