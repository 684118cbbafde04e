"""Addresses of parts that are folded, fetched or within callbacks lead to them, with scripts and without."""

import json

import pytest
from playwright.sync_api import expect

CALL = "d-callback-done.~7B~24request~2Equery~2Eurl~7D.POST"
DEEP = "d-response-200.middle.inner.deep.last"


@pytest.fixture(scope="module")
def site(serve, tmp_path_factory):
    def member(name, target):
        return {"type": "object", "properties": {name: {"$ref": f"#/components/schemas/{target}"}}}

    content = {"application/json": {"schema": {"$ref": "#/components/schemas/Outer"}}}
    callback = {"post": {
        "requestBody": {"content": {"application/json": {"schema": member("event", "Middle")}}},
        "responses": {"204": {"description": "Taken"}}}}
    tags = [{"name": "top", "summary": "Top"}, {"name": "mid", "parent": "top"}, {"name": "leaf", "parent": "mid"},
            {"name": "apart"}]
    description = {
        "openapi": "3.2.0", "info": {"title": "Deep", "version": "1"}, "tags": tags,
        "paths": {
            "/a": {"post": {"operationId": "a", "tags": ["leaf"],
                            "responses": {"200": {"description": "d", "content": content}},
                            "callbacks": {"done": {"{$request.query.url}": callback}}}},
            **{f"/b{number}": {"get": {"operationId": f"b{number}", "tags": ["apart"], "responses": {}}}
               for number in range(90)}},
        "components": {"schemas": {
            "Outer": member("middle", "Middle"), "Middle": member("inner", "Inner"), "Inner": member("deep", "Deep"),
            "Deep": member("last", "Last"), "Last": {"type": "object", "properties": {"end": {"type": "string"}}}}}}
    file = tmp_path_factory.mktemp("deep") / "deep.json"
    file.write_text(json.dumps(description))
    return serve(str(file)).url + "/deep"


def test_a_fragment_leads_into_what_is_fetched(site, page):
    page.goto(f"{site}/operations/a#{DEEP}")
    target = page.locator(f"[id='{DEEP}']")
    expect(target).to_be_visible()
    expect(target).to_be_in_viewport()


def test_a_link_of_a_fetched_row_is_followed_in_place(site, page):
    page.goto(f"{site}/operations/a#{DEEP}")
    row = page.locator(f"[id='{DEEP}']")
    expect(row).to_be_visible()
    link = row.locator("> .anchor")
    expect(link).to_have_attribute("href", f"?open={DEEP}#{DEEP}")
    page.evaluate("window.same = true")
    page.evaluate("location.hash = ''")
    link.click()
    expect(page).to_have_url(f"{site}/operations/a#{DEEP}")
    assert page.evaluate("window.same") is True


def test_the_same_link_works_without_scripts(site, plain):
    plain.goto(f"{site}/operations/a?open={DEEP}#{DEEP}")
    expect(plain.locator(f"[id='{DEEP}']")).to_be_visible()


@pytest.mark.parametrize("part", ["", ".request.body.event", ".response.204"])
def test_callbacks_unfold(site, page, plain, part):
    for tab in (page, plain):
        tab.goto(f"{site}/operations/a?open={CALL}{part}#{CALL}{part}")
        expect(tab.locator(f"[id='{CALL}{part}']")).to_be_visible()


def test_tags_below_tags_fold_by_keyboard_and_without_scripts(site, page, plain):
    for tab in (page, plain):
        tab.goto(f"{site}/operations/a")
        expect(tab.locator(".sidebar [aria-current=page]")).to_be_visible()
        mid = tab.locator(".sidebar summary", has_text="mid")
        mid.focus()
        tab.keyboard.press("Enter")
        expect(tab.locator(".sidebar summary", has_text="leaf")).to_be_hidden()
        tab.keyboard.press("Enter")
        expect(tab.locator(".sidebar summary", has_text="leaf")).to_be_visible()
        expect(tab.locator(".sidebar [aria-current=page]")).to_be_visible()
