"""Real descriptions in a real browser: the overview and ten operations of each, without an error page."""

import re

import pytest
from playwright.sync_api import expect

from conftest import corpus

DOCUMENTS = [
    "specs/petstore/petstore-3.0.json",
    "specs/kubernetes/swagger.json",
    "specs/docker/engine-2.0.yaml",
    "specs/figma/openapi-3.1.yaml",
    "specs/github/api.github.com-3.0.json",
]


@pytest.fixture(scope="module")
def library(serve):
    return serve(*[str(corpus(path)) for path in DOCUMENTS])


@pytest.mark.parametrize("number", range(len(DOCUMENTS)), ids=[path.split("/")[1] for path in DOCUMENTS])
def test_overview_and_ten_operations(library, page, number):
    page.goto(library.url)
    links = page.locator(".api-version")
    page.goto(links.nth(number).evaluate("link => link.href"))
    expect(page).to_have_title(re.compile("."))
    overview = page.url
    expect(page.locator("h1")).to_have_count(1)
    found = page.eval_on_selector_all("a[href*='/operations/']", "links => [...new Set(links.map(link => link.href))]")
    assert len(found) >= 10
    step = max(1, len(found) // 10)
    for address in found[::step][:10]:
        response = page.goto(address)
        assert response.status == 200, address
        expect(page.locator("h1")).to_have_count(1)
        expect(page.get_by_text("Responses", exact=True).first).to_be_visible()
    assert page.goto(overview).status == 200
