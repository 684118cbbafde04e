"""The picture of the README: made on request (PORTICO_SCREENSHOT=1), otherwise looked at."""

import os
import pathlib
import struct

from playwright.sync_api import expect

from test_story import authorize

PICTURE = pathlib.Path(__file__).resolve().parents[2] / "Resources" / "screenshot.png"


def take(server, page):
    page.emulate_media(color_scheme="light")
    page.goto(f"{server.url}/fleet/operations/getVehiclePosition")
    authorize(page, server.token)
    page.get_by_role("button", name="Try it out").click()
    page.get_by_role("button", name="Execute").click()
    result = page.get_by_role("region", name="Result")
    expect(result).to_contain_text("matches the description")
    expect(result.get_by_role("heading", name="Response body")).to_be_visible()
    page.evaluate("document.activeElement.blur()")
    page.wait_for_timeout(300)
    page.screenshot(path=PICTURE)


def test_the_picture_of_the_readme_shows_an_executed_call(request, chromium):
    if os.environ.get("PORTICO_SCREENSHOT") == "1":
        server = request.getfixturevalue("portico")
        context = chromium.new_context(viewport={"width": 1440, "height": 900}, device_scale_factor=1)
        take(server, context.new_page())
        context.close()
    picture = PICTURE.read_bytes()
    assert picture.startswith(b"\x89PNG\r\n\x1a\n")
    width, height = struct.unpack(">II", picture[16:24])
    assert width >= 1200 and height >= 750
    assert len(picture) < 300_000
