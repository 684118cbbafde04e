"""Cancel, redirects, cookies, time-out and servers in a browser, with scripts and without."""

import json
import re
import socket
import threading

import pytest
from playwright.sync_api import expect

from conftest import PATIENCE

DESCRIPTION = {
    "openapi": "3.1.0",
    "info": {"title": "Sending", "version": "1"},
    "paths": {
        "/slow": {"get": {"operationId": "slow", "responses": {"200": {"description": "ok"}}}},
        "/old": {"get": {"operationId": "old", "responses": {"200": {"description": "ok"}}}},
        "/other": {"get": {
            "operationId": "other", "responses": {"200": {"description": "ok"}},
            "servers": [{"url": "http://127.0.0.1:1"}, {"url": "ORIGIN/{stage}", "variables": {"stage": {"default": "live"}}}]}},
    },
}


class Server:
    """Answers /old by a redirect with a cookie, everything else with what it was sent; /slow never."""

    def __init__(self):
        self.socket = socket.create_server(("127.0.0.1", 0))
        self.origin = f"http://127.0.0.1:{self.socket.getsockname()[1]}"
        self.asked = threading.Event()
        self.closed = threading.Event()
        threading.Thread(target=self.serve, daemon=True).start()

    def serve(self):
        while True:
            try:
                connection, _ = self.socket.accept()
            except OSError:
                return
            threading.Thread(target=self.answer, args=(connection,), daemon=True).start()

    def answer(self, connection):
        data = b""
        while b"\r\n\r\n" not in data:
            chunk = connection.recv(65536)
            if not chunk:
                return
            data += chunk
        target = data.split(b" ")[1]
        if target == b"/slow":
            self.asked.set()
            while connection.recv(65536):
                pass
            self.closed.set()
        elif target == b"/old":
            connection.sendall(b"HTTP/1.1 302 Found\r\nLocation: /new\r\nSet-Cookie: seen=1; Path=/\r\nContent-Length: 0\r\n\r\n")
        else:
            connection.sendall(
                b"HTTP/1.1 200 OK\r\nContent-Type: text/plain\r\nContent-Length: %d\r\nConnection: close\r\n\r\n" % len(data) + data)
        connection.close()


@pytest.fixture(scope="module")
def upstream():
    server = Server()
    yield server
    server.socket.close()


@pytest.fixture(scope="module")
def site(serve, upstream, tmp_path_factory):
    path = tmp_path_factory.mktemp("sending") / "sending.json"
    text = json.dumps({**DESCRIPTION, "servers": [{"url": upstream.origin}]}).replace("ORIGIN", upstream.origin)
    path.write_text(text)
    return serve(str(path)).url + "/sending"


def open_form(page, address):
    page.goto(address)
    if page.get_by_role("button", name="Try it out").is_visible():
        page.get_by_role("button", name="Try it out").click()


def test_cancel_ends_the_call_at_the_server(page, site, upstream):
    upstream.asked.clear(), upstream.closed.clear()
    open_form(page, site + "/operations/slow")
    cancel = page.locator("[data-action=cancel]")
    expect(cancel).to_be_hidden()
    page.locator("[data-action=execute]").click()
    assert upstream.asked.wait(PATIENCE)
    cancel.click()
    assert upstream.closed.wait(PATIENCE)
    page.get_by_text("Cancelled. The call was stopped.").wait_for()
    expect(cancel).to_be_hidden()
    expect(page.locator("[data-action=execute]")).to_be_enabled()


def test_by_keys_one_goes_on_at_execute(page, site, upstream):
    page.goto(site + "/operations/slow")
    page.get_by_role("button", name="Try it out").wait_for()
    # Nothing is to be filled in, and what is folded takes no focus.
    page.keyboard.press("t")
    execute, cancel = page.locator("[data-action=execute]"), page.locator("[data-action=cancel]")
    expect(execute).to_be_focused()
    upstream.asked.clear(), upstream.closed.clear()
    page.keyboard.press("Enter")
    assert upstream.asked.wait(PATIENCE)
    page.keyboard.press("Tab")
    expect(cancel).to_be_focused()
    page.keyboard.press("Enter")
    page.get_by_text("Cancelled. The call was stopped.").wait_for()
    expect(execute).to_be_focused()


def test_cancel_without_scripts(plain, site, upstream):
    upstream.asked.clear(), upstream.closed.clear()
    plain.goto(site + "/operations/slow")
    cancel = plain.locator("[data-action=cancel]")
    cancel.scroll_into_view_if_needed()
    places = [target.bounding_box() for target in (plain.locator("[data-action=execute]"), cancel)]
    press = lambda box: plain.mouse.click(box["x"] + box["width"] / 2, box["y"] + box["height"] / 2)
    press(places[0])
    assert upstream.asked.wait(PATIENCE)
    # The driver's own click would wait for the page that is being awaited.
    press(places[1])
    assert upstream.closed.wait(PATIENCE)
    plain.wait_for_load_state()
    expect(plain).to_have_url(re.compile(re.escape(site + "/operations/slow") + "(#.*)?$"))
    expect(plain.locator("[data-action=execute]")).to_be_enabled()


@pytest.mark.parametrize("kind", ["page", "plain"])
def test_a_redirect_is_followed_by_its_button(request, kind, site):
    page = request.getfixturevalue(kind)
    open_form(page, site + "/operations/old")
    page.locator("[data-action=execute]").click()
    page.get_by_text("Redirects to").wait_for()
    page.get_by_role("button", name="Follow").click()
    page.get_by_text("Before this").wait_for()
    expect(page.locator(".result").last).to_contain_text("GET /new HTTP/1.1")
    expect(page.locator(".result").last).to_contain_text("Cookie: seen=1")
    page.locator(".steps a").click()
    page.get_by_text("Redirects to").wait_for()


@pytest.mark.parametrize("kind", ["page", "plain"])
def test_follow_redirects_and_cookies(request, kind, site):
    page = request.getfixturevalue(kind)
    open_form(page, site + "/operations/old")
    page.get_by_text("Options", exact=True).click()
    page.get_by_label("Follow redirects").check()
    page.locator("[data-action=execute]").click()
    page.get_by_text("Before this").wait_for()
    page.locator(".connection summary").click()
    expect(page.get_by_text("First byte")).to_be_visible()
    page.get_by_role("link", name="Cookies").click()
    page.get_by_role("heading", name="Cookies", exact=True).wait_for()
    expect(page.locator("tbody tr")).to_have_count(1)
    page.get_by_role("button", name="Clear seen").click()
    page.get_by_text("None yet.").wait_for()


@pytest.mark.parametrize("kind", ["page", "plain"])
def test_servers_of_an_operation_are_chosen_and_remembered(request, kind, site):
    page = request.getfixturevalue(kind)
    open_form(page, site + "/operations/other")
    page.get_by_label("Server", exact=True).select_option("1")
    with page.expect_navigation():
        page.get_by_role("button", name="Choose").click()
    open_form(page, site + "/operations/other")
    page.get_by_label("stage").fill("test")
    page.locator("[data-action=execute]").click()
    page.get_by_text("GET /test/other HTTP/1.1").first.wait_for()
    page.reload()
    expect(page.get_by_label("stage")).to_have_value("test")
