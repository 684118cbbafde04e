"""The desk's pages about tokens within everybody's reach: widths, colours, names, targets, and by axe."""

import pytest

from desk import join
from test_reach import assert_within_reach


@pytest.fixture(scope="module")
def boss(chromium, serve):
    """An administrator who has just signed in, in a browser of its own, with one token that was just made."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, bypass_csp=True)
    page = context.new_page()
    server = serve("--desk", "tokens")
    join(page, server)
    yield page, server
    context.close()


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_about_tokens_are_within_reach(boss, theme):
    page, server = boss
    page.emulate_media(color_scheme=theme)
    page.goto(f"{server.url}/tokens/new")
    assert_within_reach(page, "a new token")
    page.get_by_label("Description").first.fill("Import job")
    with page.expect_navigation():
        page.get_by_role("button", name="Save").click()
    page.wait_for_selector("main code")
    assert_within_reach(page, "the token's text")
    page.goto(f"{server.url}/tokens")
    assert_within_reach(page, "the list")
    with page.expect_navigation():
        page.get_by_role("main").get_by_role("link", name="Import job").first.click()
    address = page.url
    assert_within_reach(page, "a token")
    for part in ("edit", "pause", "rotate", "delete"):
        page.goto(f"{address}/{part}")
        assert_within_reach(page, part)
    page.goto(f"{server.url}/tokens?q=nothing-of-this-name")
    assert_within_reach(page, "an empty list")
