"""Pages written by `portico build`, opened from the disk: they hang together without a server."""

import re
import subprocess

import pytest
from playwright.sync_api import expect

from conftest import ROOT, binary


@pytest.fixture(scope="module")
def pages(tmp_path_factory):
    folder = tmp_path_factory.mktemp("files") / "fleet"
    subprocess.run([binary(), "build", ROOT / "openapi" / "fleet.yaml", "-o", folder], check=True, capture_output=True)
    return folder


def watched(context):
    """A page with all that it said and asked for from elsewhere."""
    page = context.new_page()
    said = []
    page.on("console", lambda message: said.append(message.text))
    page.on("pageerror", lambda error: said.append(str(error)))
    page.on("request", lambda request: None if request.url.startswith("file://") else said.append(request.url))
    return page, said


def test_files_are_read_searched_and_followed(chromium, pages):
    context = chromium.new_context()
    page, said = watched(context)
    page.goto((pages / "index.html").as_uri())
    page.keyboard.press("/")
    expect(page.locator("#search")).to_be_focused()
    page.keyboard.type("changeVehicle")
    expect(page.locator("#search")).to_have_value("changeVehicle")
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    page.locator(".search-results a", has_text="Change a vehicle").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Change a vehicle")
    expect(page.get_by_text("files without a server")).to_be_visible()
    page.get_by_role("tab", name="cURL (PowerShell)").click()
    page.locator("#search").fill("depot")
    page.locator("#search").press("Enter")
    page.locator("[data-results] a").first.click()
    expect(page.locator("main h1")).to_be_visible()
    assert said == []
    context.close()


def test_a_word_with_a_typing_error_is_found_and_keys_choose(chromium, pages):
    context = chromium.new_context()
    page, said = watched(context)
    page.goto((pages / "index.html").as_uri())
    field = page.locator("#search")
    field.fill("chnage vehcle")
    first = page.locator(".search-results [role=option]").first
    expect(first).to_contain_text("VehicleChange")
    expect(page.locator(".search-results [role=option]", has_text="Change a vehicle").first).to_be_visible()
    expect(field).to_have_attribute("aria-expanded", "true")
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")
    field.press("ArrowDown")
    expect(first).to_have_attribute("aria-selected", "true")
    expect(field).to_be_focused()
    field.press("Escape")
    expect(first).to_be_hidden()
    field.press("ArrowDown")
    field.press("ArrowDown")
    field.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("VehicleChange")
    assert said == []
    context.close()


def test_files_work_without_scripts(chromium, pages):
    context = chromium.new_context(java_script_enabled=False)
    page, said = watched(context)
    page.goto((pages / "index.html").as_uri())
    page.locator("#navigation").get_by_role("link", name="Change a vehicle", exact=False).first.click()
    expect(page.locator("h1")).to_contain_text("Change a vehicle")
    page.goto((pages / "search.html").as_uri())
    page.get_by_role("link", name="overview", exact=True).click()
    expect(page.locator("h1")).to_have_text("Fleet API")
    assert said == []
    context.close()


@pytest.fixture(scope="module")
def versions(tmp_path_factory):
    folder = tmp_path_factory.mktemp("versions")
    text = (ROOT / "openapi" / "fleet.yaml").read_text()
    version = re.search(r"(?m)^  version: *(.+)$", text)
    new = text.replace(version.group(0), "  version: '99.0.0'", 1).replace("  /vehicles:\n", "  /automobiles:\n", 1)
    (folder / "fleet-1.yaml").write_text(text)
    (folder / "fleet-99.yaml").write_text(new)
    pages = folder / "pages"
    descriptions = [folder / "fleet-1.yaml", folder / "fleet-99.yaml"]
    subprocess.run([binary(), "build", *descriptions, "-o", pages], check=True, capture_output=True)
    return pages


def test_all_descriptions_are_searched_together(chromium, versions):
    context = chromium.new_context()
    page, said = watched(context)
    page.goto((versions / "index.html").as_uri())
    page.locator("#search").fill("automobiles")
    expect(page.locator(".search-results [role=option]").first).to_contain_text("/automobiles")
    page.locator("#search").press("Enter")
    expect(page.locator("[data-results] a").first).to_contain_text("/automobiles")
    expect(page.locator(".apis")).to_be_hidden()
    page.locator("[data-results] a").first.click()
    expect(page.locator("main h1")).to_be_visible()
    assert said == []
    context.close()


def test_what_changed_is_read_from_files(chromium, versions):
    context = chromium.new_context()
    page, said = watched(context)
    page.goto((versions / "index.html").as_uri())
    page.get_by_role("link", name="what changed since").first.click()
    expect(page.get_by_role("heading", level=1)).to_have_text("What changed")
    page.get_by_role("navigation", name="Filter").get_by_role("link", name="breaking").click()
    expect(page.locator(".change-level").first).to_contain_text("breaking")
    assert said == []
    context.close()
