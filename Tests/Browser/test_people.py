"""Signing in and administering users, from an empty data folder: by keyboard alone, and without JavaScript."""

import re

import pytest
from playwright.sync_api import expect

import leaks
from test_reach import assert_within_reach

PASSWORD = leaks.secret("correct horse")


def link(server):
    found = server._wait(r"(http://portico\.localhost:\d+/join/[\w-]{43})")
    leaks.issued(found.rsplit("/", 1)[1])
    return found


def tab_to(page, name, most=40):
    """Presses Tab until the focus is on the element of that name."""
    for _ in range(most):
        page.keyboard.press("Tab")
        focused = page.evaluate(
            "() => { const e = document.activeElement;"
            " return (e.getAttribute('aria-label') || (e.labels && e.labels[0] && e.labels[0].textContent) || e.textContent || '').trim(); }")
        if focused == name:
            return
    raise AssertionError(f"no {name} within {most} presses of Tab")


@pytest.fixture(scope="module")
def people(serve):
    return serve("--sign-in", "required")


def test_by_keyboard_alone(people, page):
    page.goto(people.url + "/fleet")
    assert "/sign-in?return=" in page.url, "the documentation is behind signing in"
    page.goto(link(people))
    keyboard = page.keyboard
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    keyboard.type("ada")
    for _ in range(2):
        keyboard.press("Tab")
        keyboard.type(PASSWORD)
    keyboard.press("Enter")
    page.wait_for_selector("summary[aria-label='ada: settings']")
    tab_to(page, "ada: settings")
    keyboard.press("Enter")
    tab_to(page, "Users", 5)
    keyboard.press("Escape")
    assert page.locator(".menu").is_hidden()
    assert page.evaluate("document.activeElement.tagName") == "SUMMARY"
    keyboard.press("Enter")
    tab_to(page, "Users", 5)
    keyboard.press("Enter")
    page.wait_for_url("**/users")
    tab_to(page, "Invite a user")
    keyboard.press("Enter")
    page.wait_for_url("**/users/new")
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    keyboard.type("anna")
    keyboard.press("Enter")
    page.wait_for_selector("text=A one-time link for anna")
    shown = page.locator("pre code").inner_text()
    assert re.fullmatch(re.escape(people.url) + r"/join/[\w-]{43}", shown)
    page.goto(people.url + "/users")
    tab_to(page, "Withdraw API access: anna")
    keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Withdraw API access from anna?')")
    tab_to(page, "Withdraw API access")
    keyboard.press("Enter")
    page.wait_for_selector("[role=status]:has-text('anna has no API access any more.')")


def test_without_javascript(people, plain):
    first = link(people)
    assert plain.goto(first).status == 404, "the first link is used up"
    plain.goto(people.url + "/sign-in")
    for password, status in [("wrong", 422), (PASSWORD, 200)]:
        plain.get_by_label("Name", exact=True).fill("ada")
        plain.get_by_label("Password", exact=True).fill(password)
        with plain.expect_navigation() as navigation:
            plain.get_by_role("button", name="Sign in").click()
        assert navigation.value.status == status
    plain.locator("summary[aria-label='ada: settings']").click()
    plain.get_by_role("link", name="Users", exact=True).click()
    plain.get_by_role("link", name="Invite a user").click()
    plain.get_by_label("Name", exact=True).fill("bo")
    plain.get_by_role("button", name="Invite").click()
    invitation = plain.locator("pre code").inner_text()
    leaks.issued(invitation.rsplit("/", 1)[1])
    plain.goto(people.url + "/audit")
    assert plain.get_by_role("cell", name="User invited").count() >= 1
    assert PASSWORD not in plain.content() and invitation not in plain.content()
    plain.locator("summary[aria-label='ada: settings']").click()
    plain.get_by_role("button", name="Sign out").click()
    assert "/sign-in" in plain.url
    plain.goto(invitation)
    plain.get_by_label("Password", exact=True).fill(PASSWORD)
    plain.get_by_label("Password once more").fill(PASSWORD)
    plain.get_by_role("button", name="Save and sign in").click()
    plain.goto(people.url + "/users")
    assert "for administrators" in plain.content()
    plain.goto(people.url + "/password?return=%2Faccount")
    plain.get_by_label("Password", exact=True).fill(PASSWORD)
    plain.get_by_role("button", name="Authorize").click()
    plain.wait_for_url("**/account")
    output = people.output
    assert PASSWORD not in output and invitation.rsplit("/", 1)[1] not in output


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_about_people_are_within_reach(people, chromium, theme):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    page.goto(people.url + "/sign-in")
    assert_within_reach(page, "sign in")
    page.get_by_label("Name", exact=True).fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_role("button", name="Sign in").click()
    page.wait_for_selector("summary[aria-label='ada: settings']")
    for path in ["/password", "/account", "/users", "/users/new", "/audit"]:
        page.goto(people.url + path)
        assert_within_reach(page, path)
    page.goto(people.url + "/users")
    page.get_by_role("link", name="bo", exact=True).click()
    assert_within_reach(page, "user")
    page.get_by_role("link", name="Disable").click()
    assert_within_reach(page, "change")
    page.locator("summary[aria-label='ada: settings']").click()
    assert_within_reach(page, "menu")
    context.close()
