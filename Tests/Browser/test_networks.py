"""Tokens limited to networks through the explorer: the browser's address counts, not this machine's (THREATS O3), and
tokens in the wrong place, refused without a trace (THREATS G2)."""

import urllib.error
import urllib.parse
import urllib.request

import pytest
from playwright.sync_api import expect

from conftest import PATIENCE
from test_secrets import assert_absent
from test_story import authorize, execute
from test_tokens_command import Desk


@pytest.fixture(scope="module")
def desk(serve):
    """A server behind a proxy on this machine."""
    desk = Desk(serve("--trusted-proxy", "127.0.0.1", "--log-level", "trace"))
    desk.json("users", "invite", "ann", "--api-access")
    return desk


def visitor(chromium, address):
    """A browser that comes from an address, as the proxy says."""
    return chromium.new_context(extra_http_headers={"X-Forwarded-For": address}).new_page()


def test_the_browsers_network_opens_the_call_and_another_does_not(desk, chromium):
    branch = desk.create("branch", "--scope", "vehicles:read", "--network", "203.0.113.0/24")["token"]
    local = desk.create("local", "--scope", "vehicles:read", "--network", "127.0.0.0/8")["token"]
    # The gate hears of a new token within a second.
    assert desk.becomes(200, local) and desk.becomes(403, branch)
    for token, address, answer in [
        (branch, "203.0.113.9", "200"), (branch, "198.51.100.7", "403"), (local, "203.0.113.9", "403"),
        # Whoever stands before the proxy may write what he likes into the field.
        (branch, "203.0.113.9, 198.51.100.7", "403"), (branch, "198.51.100.7, 203.0.113.9", "200"),
    ]:
        page = visitor(chromium, address)
        page.goto(f"{desk.server.url}/fleet/operations/getMyself")
        authorize(page, token)
        result = execute(page)
        expect(result).to_contain_text(answer)
        if answer == "403":
            expect(result).to_contain_text("network")
        page.context.close()
    assert desk.status(local) == 200 and desk.status(branch) == 403


def test_without_a_trusted_proxy_the_field_counts_for_nothing(serve, chromium):
    desk = Desk(serve())
    desk.json("users", "invite", "ann", "--api-access")
    branch = desk.create("branch", "--scope", "vehicles:read", "--network", "203.0.113.0/24")["token"]
    assert desk.becomes(403, branch)
    page = visitor(chromium, "203.0.113.9")
    page.goto(f"{desk.server.url}/fleet/operations/getMyself")
    authorize(page, branch)
    expect(execute(page)).to_contain_text("403")
    page.context.close()


def answer(request):
    try:
        with urllib.request.urlopen(request, timeout=PATIENCE) as response:
            return response.status, response.read().decode()
    except urllib.error.HTTPError as error:
        return error.code, error.read().decode()


def test_a_token_in_query_form_or_cookie_is_refused_and_stands_in_no_log_line(desk):
    token = desk.create("wrong place", "--scope", "vehicles:read")["token"]
    assert desk.becomes(200, token)
    form = urllib.parse.urlencode({"access_token": token}).encode()
    for request in [
        urllib.request.Request(f"{desk.gate}/vehicles?access_token={token}"),
        urllib.request.Request(f"{desk.gate}/vehicles?q={token}"),
        urllib.request.Request(f"{desk.gate}/vehicles", headers={"Cookie": f"access_token={token}"}),
        urllib.request.Request(f"{desk.gate}/vehicles", data=form),
    ]:
        status, body = answer(request)
        assert status == 400 and "invalid-request" in body, body
        assert_absent(token, body, "the answer")
    assert_absent(token, desk.server.output, "the log")
