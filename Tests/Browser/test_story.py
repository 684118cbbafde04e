"""The main job in a real browser: authorize, try it out, see the exchange."""

from playwright.sync_api import expect


def authorize(page, token):
    page.get_by_role("banner").get_by_role("link", name="Authorize").or_(
        page.get_by_role("banner").get_by_role("button", name="Authorize")).click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Available authorizations")).to_be_visible()
    dialog.get_by_label("Value").fill(token)
    dialog.get_by_role("button", name="Authorize").click()
    expect(dialog.get_by_role("button", name="Logout")).to_be_visible()
    dialog.get_by_role("button", name="Close").first.click()
    expect(dialog).to_be_hidden()


def execute(page):
    try_it_out = page.get_by_role("button", name="Try it out")
    if try_it_out.is_visible():
        try_it_out.click()
    page.get_by_role("button", name="Execute").click()
    return came(page)


def came(page):
    """The result, once all of it has come: one that is still coming is shown in pieces."""
    result = page.get_by_role("region", name="Result")
    expect(result).to_be_visible()
    expect(page.locator(".result[data-live]")).to_have_count(0)
    page.wait_for_load_state()
    return result


def test_with_a_token_the_call_answers_200(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getMyself")
    authorize(page, portico.token)
    result = execute(page)
    expect(result).to_contain_text("200")
    expect(result).to_contain_text('"subject"')
    expect(result).to_contain_text("matches the description")
    for label in ("Curl", "Request URL", "Response body", "Response headers"):
        expect(result.get_by_text(label, exact=True).first).to_be_visible()
    assert portico.token not in page.content()


def test_a_wrong_token_is_shown_as_401(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getMyself")
    authorize(page, "ptc_" + "0" * 43 + "_000000")
    result = execute(page)
    expect(result).to_contain_text("401")
    expect(result).to_contain_text("This token was never issued for this API.")


def test_without_a_token_the_call_answers_401_with_a_hint(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getMyself")
    result = execute(page)
    expect(result).to_contain_text("401")
    expect(result).to_contain_text("No credential was sent")
    expect(result.get_by_role("link", name="Authorize")).to_be_visible()


def test_logging_out_forgets_the_credential(portico, page):
    page.goto(f"{portico.url}/fleet/operations/getMyself")
    authorize(page, portico.token)
    page.get_by_role("banner").get_by_text("Authorize").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_role("button", name="Logout").first.click()
    expect(dialog.get_by_label("Value")).to_be_visible()
    expect(dialog.get_by_role("button", name="Logout")).to_have_count(0)
    dialog.get_by_role("button", name="Close").first.click()
    expect(execute(page)).to_contain_text("401")


def test_the_credential_and_what_was_typed_survive_a_reload(portico, page):
    page.goto(f"{portico.url}/fleet/operations/listVehicles")
    authorize(page, portico.token)
    page.get_by_role("button", name="Try it out").click()
    page.get_by_label("depotId").fill("dep_02")
    page.get_by_role("button", name="Execute").click()
    expect(page.get_by_role("region", name="Result")).to_contain_text("200")
    page.reload()
    expect(page.get_by_role("region", name="Result")).to_contain_text("200")
    expect(page.get_by_label("depotId")).to_have_value("dep_02")


def test_the_whole_story_without_javascript(portico, plain):
    plain.goto(f"{portico.url}/fleet/authorize")
    expect(plain.get_by_role("heading", name="Available authorizations")).to_be_visible()
    plain.get_by_label("Value").fill(portico.token)
    plain.get_by_role("main").get_by_role("button", name="Authorize").click()
    expect(plain.get_by_role("main").get_by_role("button", name="Logout").first).to_be_visible()
    plain.goto(f"{portico.url}/fleet/operations/getMyself")
    plain.get_by_role("button", name="Execute").click()
    result = plain.get_by_role("region", name="Result")
    expect(result).to_contain_text("200")
    expect(result).to_contain_text('"subject"')
    assert portico.token not in plain.content()


def test_an_operation_unfolds_in_place_and_can_be_executed_there(portico, page):
    page.goto(f"{portico.url}/fleet")
    authorize(page, portico.token)
    row = page.locator(".row", has_text="/myself").first
    row.get_by_role("link").first.click()
    row.get_by_role("button", name="Try it out").click()
    row.get_by_role("button", name="Execute").click()
    expect(row.get_by_role("region", name="Result")).to_contain_text("200")
