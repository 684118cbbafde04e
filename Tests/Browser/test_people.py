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


def sign_in(page, server, password=PASSWORD):
    """Fills the form of the page for signing in."""
    page.goto(server.url + "/sign-in")
    page.get_by_label("Name", exact=True).fill("ada")
    page.get_by_label("Password", exact=True).fill(password)
    with page.expect_navigation() as navigation:
        page.get_by_role("button", name="Sign in").click()
    return navigation.value.status


@pytest.fixture(scope="module")
def empty(serve):
    """A server that nobody has signed in to yet."""
    return serve("--sign-in", "required")


@pytest.fixture(scope="module")
def people(serve, chromium):
    """A server with ada, who administers it, and anna, who has not followed her invitation yet."""
    server = serve("--sign-in", "required")
    page = chromium.new_context().new_page()
    page.goto(link(server))
    page.get_by_label("Name", exact=True).fill("ada")
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password once more").fill(PASSWORD)
    page.get_by_role("button", name="Save and sign in").click()
    expect(page.locator("summary[aria-label='ada: settings']")).to_be_visible()
    page.goto(server.url + "/users/new")
    page.get_by_label("Name", exact=True).fill("anna")
    page.get_by_role("button", name="Invite").click()
    expect(page.get_by_text("A one-time link for anna")).to_be_visible()
    page.context.close()
    return server


def test_by_keyboard_alone(empty, page):
    people = empty
    page.goto(people.url + "/fleet")
    expect(page, "the documentation is behind signing in").to_have_url(re.compile(re.escape("/sign-in?return=")))
    page.goto(link(people))
    keyboard = page.keyboard
    expect(page.get_by_label("Name", exact=True)).to_be_focused()
    keyboard.type("ada")
    for field in ("Password", "Password once more"):
        keyboard.press("Tab")
        expect(page.get_by_label(field, exact=True)).to_be_focused()
        keyboard.type(PASSWORD)
    keyboard.press("Enter")
    menu = page.locator("summary[aria-label='ada: settings']")
    expect(menu).to_be_visible()
    page.wait_for_load_state()
    tab_to(page, "ada: settings")
    keyboard.press("Enter")
    expect(page.locator(".menu")).to_be_visible()
    tab_to(page, "Users", 5)
    keyboard.press("Escape")
    expect(page.locator(".menu")).to_be_hidden()
    expect(menu).to_be_focused()
    keyboard.press("Enter")
    expect(page.locator(".menu")).to_be_visible()
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
    expect(page.locator("pre code")).to_have_text(re.compile("^" + re.escape(people.url) + r"/join/[\w-]{43}$"))
    page.goto(people.url + "/users")
    tab_to(page, "Withdraw API access: anna")
    keyboard.press("Enter")
    page.wait_for_selector("h1:has-text('Withdraw API access from anna?')")
    page.wait_for_load_state()
    tab_to(page, "Withdraw API access")
    keyboard.press("Enter")
    page.wait_for_selector("[role=status]:has-text('anna has no API access any more.')")


def test_without_javascript(people, plain):
    def follow(locator):
        with plain.expect_navigation():
            locator.click()

    first = link(people)
    assert plain.goto(first).status == 404, "the first link is used up"
    assert sign_in(plain, people, "wrong") == 422
    assert sign_in(plain, people) == 200
    plain.locator("summary[aria-label='ada: settings']").click()
    follow(plain.get_by_role("link", name="Users", exact=True))
    follow(plain.get_by_role("link", name="Invite a user"))
    plain.get_by_label("Name", exact=True).fill("bo")
    follow(plain.get_by_role("button", name="Invite"))
    invitation = plain.locator("pre code").inner_text()
    leaks.issued(invitation.rsplit("/", 1)[1])
    plain.goto(people.url + "/audit")
    assert plain.get_by_role("cell", name="User invited").count() >= 1
    assert PASSWORD not in plain.content() and invitation not in plain.content()
    plain.locator("summary[aria-label='ada: settings']").click()
    follow(plain.get_by_role("button", name="Sign out"))
    assert "/sign-in" in plain.url
    plain.goto(invitation)
    plain.get_by_label("Password", exact=True).fill(PASSWORD)
    plain.get_by_label("Password once more").fill(PASSWORD)
    follow(plain.get_by_role("button", name="Save and sign in"))
    plain.goto(people.url + "/users")
    assert "for administrators" in plain.content()
    plain.goto(people.url + "/password?return=%2Faccount")
    plain.get_by_label("Password", exact=True).fill(PASSWORD)
    follow(plain.get_by_role("button", name="Authorize"))
    assert plain.url == people.url + "/account"
    output = people.output
    assert PASSWORD not in output and invitation.rsplit("/", 1)[1] not in output


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_pages_about_people_are_within_reach(people, chromium, theme):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    page.goto(people.url + "/sign-in")
    assert_within_reach(page, "sign in")
    assert sign_in(page, people) == 200
    expect(page.locator("summary[aria-label='ada: settings']")).to_be_visible()
    for path in ["/password", "/account", "/users", "/users/new", "/audit"]:
        page.goto(people.url + path)
        assert_within_reach(page, path)
    page.goto(people.url + "/users")
    for name, where in [("anna", "user"), ("Disable", "change")]:
        with page.expect_navigation():
            page.get_by_role("link", name=name, exact=name == "anna").click()
        assert_within_reach(page, where)
    page.locator("summary[aria-label='ada: settings']").click()
    assert_within_reach(page, "menu")
    context.close()
