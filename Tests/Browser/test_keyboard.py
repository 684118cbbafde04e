"""The whole story by the keyboard: never a pointer."""

import re

from playwright.sync_api import expect

from test_story import came


def tab_to(page, locator, most=80, key="Tab"):
    """Goes on by Tab until the element has the focus, as a hand would."""
    for _ in range(most + 1):
        if locator.evaluate("element => element === document.activeElement"):
            return
        page.keyboard.press(key)
    raise AssertionError(f"{most} times {key} do not lead to {locator}; the focus is on "
                         + page.evaluate("document.activeElement.outerHTML.slice(0, 120)"))


def test_the_story_by_tab_and_enter_alone(portico, page):
    page.goto(f"{portico.url}/fleet")
    tab_to(page, page.get_by_role("link", name="Skip to content"), most=1)
    tab_to(page, page.get_by_role("banner").get_by_role("link", name="Authorize"), most=12)
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Value")).to_be_focused()
    page.keyboard.type(portico.token)
    page.keyboard.press("Enter")
    logout = dialog.get_by_role("button", name="Logout")
    expect(logout).to_be_visible()
    tab_to(page, dialog.get_by_role("button", name="Close", exact=True), most=6)
    page.keyboard.press("Enter")
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("banner").get_by_role("link", name="Authorize")).to_be_focused()

    page.keyboard.press("j")
    row = page.locator(".row", has_text="/myself").first
    expect(row.get_by_role("link", name="GET /myself")).to_be_focused()
    fold = page.get_by_role("button", name="Unfold GET /myself", exact=True)
    tab_to(page, fold, most=4)
    page.keyboard.press("Enter")
    expect(fold).to_have_attribute("aria-expanded", "true")
    try_it_out = row.get_by_role("button", name="Try it out")
    expect(try_it_out).to_be_visible()
    tab_to(page, try_it_out, most=30)
    page.keyboard.press("Enter")
    tab_to(page, row.get_by_role("button", name="Execute"), most=6)
    page.keyboard.press("Enter")
    expect(row.get_by_role("region", name="Result")).to_contain_text("200")


def test_the_dialog_keeps_the_focus_and_gives_it_back(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getMyself")
    lock = page.get_by_role("main").get_by_role("link", name="Authorization needed")
    lock.focus()
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_label("Value")).to_be_focused()
    for _ in range(12):
        page.keyboard.press("Tab")
        assert page.evaluate("document.activeElement === document.body || !!document.activeElement.closest('dialog')")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    expect(lock).to_be_focused()


def settled(page):
    """Waits until the list shows what there is for the words that stand in the field now, and for none before."""
    expect(page.locator(".search-results")).to_have_attribute("aria-busy", "false")


def test_slash_leads_to_the_search_and_arrows_through_what_it_finds(portico, page):
    page.goto(f"{portico.url}/fleet")
    page.keyboard.press("/")
    search = page.get_by_role("combobox", name="Search operations and schemas")
    expect(search).to_be_focused()
    page.keyboard.type("getVehiclePos")
    hit = page.locator(".search-results a").first
    expect(hit).to_be_visible()
    expect(search).to_have_value("getVehiclePos")
    settled(page)
    # The focus stays in the field; the list says which result is chosen.
    page.keyboard.press("ArrowDown")
    expect(hit).to_have_attribute("aria-selected", "true")
    expect(search).to_have_attribute("aria-activedescendant", hit.get_attribute("id"))
    page.keyboard.press("ArrowUp")
    expect(hit).to_have_attribute("aria-selected", "false")
    expect(search).to_be_focused()
    page.keyboard.press("Escape")
    expect(page.locator(".search-results")).to_be_hidden()
    page.keyboard.type("i")
    expect(hit).to_be_visible()
    settled(page)
    page.keyboard.press("ArrowDown")
    expect(hit).to_have_attribute("aria-selected", "true")
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/operations/getVehiclePosition$"))


def test_j_and_k_walk_the_rows_of_a_list(portico, page):
    page.goto(f"{portico.url}/fleet")
    rows = page.locator(".row-link")
    page.keyboard.press("j")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("j")
    expect(rows.nth(1)).to_be_focused()
    page.keyboard.press("k")
    expect(rows.nth(0)).to_be_focused()
    page.keyboard.press("Enter")
    expect(page).to_have_url(re.compile("/operations/getMyself$"))


def test_j_and_k_lead_from_operation_to_operation(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getMyself")
    page.keyboard.press("j")
    page.wait_for_url(re.compile("/operations/listDepots$"))
    page.keyboard.press("k")
    expect(page).to_have_url(re.compile("/operations/getMyself$"))


def test_t_tries_control_enter_executes_and_escape_leaves(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getDepot")
    page.keyboard.press("t")
    field = page.get_by_label("depotId")
    expect(field).to_be_focused()
    expect(field).to_have_value("dep_01")
    page.keyboard.press("End")
    page.keyboard.type("j/?t")
    expect(field).to_have_value("dep_01j/?t")
    for _ in range(4):
        page.keyboard.press("Backspace")
    expect(field).to_have_value("dep_01")
    page.keyboard.press("Control+Enter")
    expect(came(page)).to_contain_text("401")
    expect(field).to_be_focused()
    page.keyboard.press("Escape")
    expect(field).to_be_enabled()
    page.keyboard.press("Escape")
    expect(field).to_be_disabled()
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()


def test_letters_in_a_field_are_text(portico, page):
    page.goto(f"{portico.url}/fleet")
    page.keyboard.press("/")
    expect(page.get_by_role("combobox", name="Search operations and schemas")).to_be_focused()
    page.keyboard.type("jk?t/")
    expect(page.get_by_role("combobox", name="Search operations and schemas")).to_have_value("jk?t/")
    expect(page.get_by_role("dialog", name="Keys")).to_be_hidden()


def test_the_sheet_lists_the_keys_and_escape_closes_it(portico, page):
    page.goto(f"{portico.url}/fleet")
    page.keyboard.press("?")
    sheet = page.get_by_role("dialog", name="Keys")
    for key in ("/", "j", "k", "t", "Ctrl", "Enter", "Esc", "?"):
        expect(sheet.locator("kbd").get_by_text(key, exact=True).first).to_be_visible()
    page.keyboard.press("Escape")
    expect(sheet).to_be_hidden()


def test_tabs_follow_the_arrows(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getVehicle")
    tabs = page.locator(".bench-text [role=tablist]").first.get_by_role("tab")
    tabs.nth(0).focus()
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(1)).to_be_focused()
    expect(tabs.nth(1)).to_have_attribute("aria-selected", "true")
    page.keyboard.press("ArrowRight")
    expect(tabs.nth(0)).to_be_focused()
    expect(page.get_by_role("tabpanel", name="Example Value").first).to_be_visible()
