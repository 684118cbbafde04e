"""Versions of one API side by side: the menu, the marks, what changed, and the catalog, with scripts and without."""

import json

import pytest
from playwright.sync_api import expect


def description(version, paths):
    return json.dumps({"openapi": "3.1.0", "info": {"title": "Shop", "version": version}, "paths": paths})


def item(name, **members):
    parameters = [{"name": name, "in": "path", "required": True, "schema": {"type": "string"}}]
    operation = {"operationId": "getItem", "summary": "One item", "parameters": parameters,
                 "responses": {"200": {"description": "ok"}}}
    return {"get": operation | members}


@pytest.fixture(scope="module")
def shop(serve, tmp_path_factory):
    folder = tmp_path_factory.mktemp("shop")
    (folder / "shop-1.0.json").write_text(description("1.0", {"/items/{id}": item("id"), "/old": {"get": {"operationId": "old", "responses": {}}}}))
    body = {"required": True, "content": {"application/json": {"schema": {"type": "object"}}}}
    (folder / "shop-2.0.json").write_text(description("2.0", {"/items/{key}": item("key", requestBody=body), "/new": {"get": {"operationId": "fresh", "responses": {}}}}))
    (folder / "other.json").write_text(description("1", {"/things": {"get": {"operationId": "things", "responses": {}}}}).replace("Shop", "Other"))
    return serve(*[str(folder / name) for name in ("shop-1.0.json", "shop-2.0.json", "other.json")])


@pytest.fixture(params=["scripts", "plain"])
def any_page(request):
    return request.getfixturevalue("page" if request.param == "scripts" else "plain")


def test_the_menu_leads_to_the_same_operation_in_the_other_version(shop, any_page):
    any_page.goto(f"{shop.url}/shop-2.0/operations/getItem")
    any_page.locator(".version-menu > summary").click()
    any_page.locator(".version-menu").get_by_role("link", name="1.0", exact=True).click()
    any_page.wait_for_url("**/shop-1.0/operations/getItem")
    expect(any_page.get_by_role("heading", level=1)).to_have_text("One item")


def test_an_operation_that_changed_leads_to_what_changed(shop, any_page):
    any_page.goto(f"{shop.url}/shop-2.0/operations/getItem")
    any_page.get_by_role("link", name="Changed since 1.0", exact=True).click()
    any_page.wait_for_url("**/shop-2.0/changes/shop-1.0?operation=getItem")
    expect(any_page.locator(".change-group")).to_have_count(1)
    expect(any_page.locator(".change-level", has_text="breaking").first).to_be_visible()
    any_page.get_by_role("link", name="Show all").click()
    any_page.wait_for_url("**/shop-2.0/changes/shop-1.0")
    expect(any_page.locator(".change-group")).to_have_count(3)
    with any_page.expect_navigation():
        any_page.get_by_role("navigation", name="Filter").get_by_role("link", name="breaking", exact=False).first.click()
    assert any_page.locator(".change-level").count() == any_page.locator(".change-level", has_text="breaking").count() > 0


def test_the_catalog_lists_an_api_once_and_finds_operations_of_all(shop, any_page):
    any_page.goto(shop.url)
    expect(any_page.locator(".api")).to_have_count(2)
    any_page.get_by_role("searchbox").or_(any_page.get_by_role("combobox")).fill("things")
    any_page.get_by_role("button", name="Search").click()
    any_page.wait_for_url("**/?q=things")
    any_page.get_by_role("main").get_by_role("link", name="/things").click()
    any_page.wait_for_url("**/other/operations/things")


def test_the_catalog_finds_as_one_types(shop, page):
    page.goto(shop.url)
    page.keyboard.press("/")
    field = page.get_by_role("combobox")
    expect(field).to_be_focused()
    page.keyboard.type("fresh")
    expect(field).to_have_value("fresh")
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    page.get_by_role("option", name="/new").wait_for()
    page.keyboard.press("ArrowDown")
    expect(page.get_by_role("option", name="/new")).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    page.wait_for_url("**/shop-2.0/operations/fresh")


def test_a_small_window_has_the_versions_in_its_drawer(shop, page):
    page.set_viewport_size({"width": 390, "height": 844})
    page.goto(f"{shop.url}/shop-2.0/operations/getItem")
    page.get_by_role("button", name="Operations", exact=True).click()
    page.locator(".s-versions > summary").click()
    page.locator(".s-versions").get_by_role("link", name="1.0", exact=True).click()
    page.wait_for_url("**/shop-1.0/operations/getItem")
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")
