"""A parameter that is the whole query (OpenAPI 3.2): an input for each property, and its text; with scripts and without."""

import pytest
from playwright.sync_api import expect

from test_habits import echo  # noqa: F401
from test_reach import assert_within_reach

DESCRIPTION = """
openapi: 3.2.0
info: {title: Search, version: '1'}
servers: [{url: 'http://127.0.0.1:PORT'}]
paths:
  /search:
    get:
      operationId: search
      parameters:
        - name: query
          in: querystring
          description: What to look for.
          content:
            application/x-www-form-urlencoded:
              schema:
                type: object
                required: [word]
                properties: {word: {type: string}, limit: {type: integer, maximum: 50}, sort: {enum: [up, down]}}
      responses: {'200': {description: ok}}
"""


@pytest.fixture(scope="module")
def search(serve, echo, tmp_path_factory):  # noqa: F811
    path = tmp_path_factory.mktemp("finder") / "finder.yaml"
    path.write_text(DESCRIPTION.replace("PORT", str(echo.server_port)))
    return f"{serve(str(path)).url}/finder/operations/search"


def field(page, member):
    return page.locator(f'[name="j.p.querystring.query/{member}"]')


@pytest.mark.parametrize("kind", ["page", "plain"])
def test_each_property_has_an_input_and_the_text_remains(request, kind, search, echo):  # noqa: F811
    page = request.getfixturevalue(kind)
    page.goto(search)
    if kind == "page":
        page.get_by_role("button", name="Try it out").click()
    field(page, "word").fill("a & b")
    field(page, "limit").fill("51")
    page.get_by_role("button", name="Execute", exact=True).click()
    expect(page.locator(".notice-bad").first).to_be_visible()
    field(page, "limit").fill("50")
    field(page, "sort").select_option(label="down")
    page.get_by_role("button", name="Execute", exact=True).click()
    expect(page.get_by_role("region", name="Result")).to_contain_text("word=a+%26+b&limit=50&sort=down")
    page.get_by_role("button", name="Raw", exact=True).click()
    text = page.locator("textarea[name='p.querystring.query']")
    assert '"word": "a & b"' in text.input_value()
    text.fill("word=as+typed")
    page.get_by_role("button", name="Execute", exact=True).click()
    expect(page.get_by_role("region", name="Result").locator(".url").first).to_contain_text("?word=as+typed")


def test_it_fits_the_page(page, search):
    page.goto(search)
    page.get_by_role("button", name="Try it out").click()
    expect(field(page, "word")).to_be_visible()
    assert_within_reach(page, "a whole query")
