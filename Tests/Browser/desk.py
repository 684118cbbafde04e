"""Steps at the desk that its stories share: the first link, the password again, the menu."""

import sqlite3

from playwright.sync_api import expect

import leaks

PASSWORD = leaks.secret("correct horse")


def press(locator):
    """Clicks on what leads to another page, and waits for all of that."""
    with locator.page.expect_navigation():
        locator.click()


def join(page, portico, name="boss"):
    """Uses the one-time link that the first start printed, and is the first administrator."""
    link = portico._wait(r"(http://portico\.localhost:\d+/join/\S+)")
    leaks.issued(link.rsplit("/", 1)[1])
    page.goto(link)
    page.get_by_label("Name").fill(name)
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    page.get_by_label("Password once more").fill(PASSWORD)
    press(page.get_by_role("button", name="Save and sign in"))
    # The form has no such link either: who is signed in has a menu.
    expect(page.get_by_role("banner").locator(".user-menu")).to_be_visible()


def let_minutes_pass(portico, minutes=16):
    """As if the password had been given that much earlier: the desk wants it again after 15 minutes."""
    with sqlite3.connect(portico.folder / "portico.sqlite", timeout=10) as database:
        database.execute("UPDATE sessions SET passwordGivenAt = passwordGivenAt - ?", (minutes * 60_000,))
    database.close()


def open_desk(page, entry):
    """From the user menu's **Settings**."""
    menu = page.get_by_role("banner").locator(".user-menu")
    menu.locator("summary").click()
    expect(menu.get_by_text("Settings", exact=True)).to_be_visible()
    press(menu.get_by_role("link", name=entry, exact=True))


def give_password(page):
    expect(page.get_by_role("heading", name="Give your password again")).to_be_visible()
    page.get_by_label("Password", exact=True).fill(PASSWORD)
    press(page.get_by_role("main").get_by_role("button", name="Authorize"))
    expect(page.get_by_role("heading", name="Give your password again")).to_have_count(0)


def columns(page):
    return [cell.strip(" ↓↑\n") for cell in page.locator("main thead th:not(.c-actions)").all_inner_texts()]


def paste_into_authorize(page):
    """Authorize, paste into Value, Authorize, Close."""
    page.get_by_role("banner").get_by_role("link", name="Authorize").or_(
        page.get_by_role("banner").get_by_role("button", name="Authorize")).click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Value").click()
    expect(dialog.get_by_label("Value")).to_be_focused()
    page.keyboard.press("Control+V")
    expect(dialog.get_by_label("Value")).not_to_have_value("")
    dialog.get_by_role("button", name="Authorize").click()
    expect(dialog.get_by_role("button", name="Logout")).to_be_visible()
    dialog.get_by_role("button", name="Close").last.click()
    expect(dialog).to_be_hidden()


def gate_of(portico):
    return portico._wait(r"answers at (http://127\.0\.0\.1:\d+)")
