"""The three desks that are in use elsewhere, step by step from an empty data folder to the executed call."""

import re
import subprocess
import sys

import pytest
from playwright.sync_api import expect

import leaks
from conftest import PATIENCE
from desk import PASSWORD, columns, gate_of, give_password, join, let_minutes_pass, open_desk, paste_into_authorize, press
from test_story import execute

TOKEN = re.compile(r"ptc_[0-9A-Za-z]{43}_[0-9A-Za-z]{6}")


@pytest.fixture
def page(context, page):
    context.grant_permissions(["clipboard-read", "clipboard-write"])
    return page


def copied(page):
    """The copy button of the block that holds the token, and what it says."""
    page.locator(".secret").get_by_role("button", name="Copy").click()
    expect(page.locator("#announcer")).to_have_text("Copied")


def fill(page, vehicle):
    bench = page.get_by_role("region", name="Request")
    bench.get_by_label("vehicleId").fill(vehicle)
    return execute(page)


def test_a_transport_platform(serve, page):
    portico = serve("--desk", "tokens")
    join(page, portico)
    let_minutes_pass(portico)
    # The page API tokens opens from the user menu after the password is given again and Authorize is pressed.
    open_desk(page, "API tokens")
    give_password(page)
    expect(page.get_by_role("heading", level=1)).to_have_text("API tokens")
    # A button at the upper right opens a form with description and access rights, Save.
    button = page.get_by_role("main").get_by_role("link", name="New API token")
    box = button.bounding_box()
    assert box["x"] > 720 and box["y"] < 300
    press(button)
    page.get_by_label("Description").fill("Import job")
    page.get_by_label(re.compile(r"^positions:read\b")).check()
    page.get_by_label(re.compile(r"^vehicles:read\b")).check()
    press(page.get_by_role("button", name="Save"))
    expect(page.get_by_text("It ends in 10 days")).to_be_visible()
    # Then: copy, go to the documentation, Authorize, paste into Value, Authorize, Close, Try it out, Execute.
    copied(page)
    token = leaks.issued(TOKEN.search(page.locator(".secret pre").inner_text()).group(0))
    page.goto(f"{portico.url}/fleet/operations/exportPositions")
    paste_into_authorize(page)
    result = execute(page)
    expect(result.locator("[data-summary]")).to_contain_text("200")
    assert token not in page.content()
    # Table: Description, Last used (date and time), Requests (count), Access rights; at the end of each line Copy and Delete.
    open_desk(page, "API tokens")
    assert columns(page) == ["Description", "Last used", "Requests", "Access rights"]
    line = page.get_by_role("row", name="Import job")
    expect(line).to_contain_text(re.compile(r"\d{4}-\d\d-\d\d \d\d:\d\d:\d\d UTC"))
    expect(line.locator(".c-requests")).to_have_text("1")
    expect(line).to_contain_text("positions:read")
    line.get_by_role("button", name="Copy Import job").click()
    expect(page.locator("#announcer")).to_have_text("Copied")
    assert token not in page.content()
    press(line.get_by_role("link", name="Delete Import job"))
    expect(page.get_by_text("1 request today came with it")).to_be_visible()
    expect(page.get_by_text("401 at once")).to_be_visible()
    press(page.get_by_role("button", name="Delete this token"))
    expect(page.get_by_text("Cancelled").first).to_be_visible()
    page.goto(f"{portico.url}/fleet/operations/exportPositions")
    refused = execute(page)
    expect(refused).to_contain_text("401")
    expect(refused).to_contain_text("The token was cancelled")
    # The explanation leads to the desk's page for that token.
    press(refused.get_by_role("link", name="token’s page"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Import job")


def test_fleet_tracking(serve, page):
    portico = serve("--desk", "keys")
    join(page, portico)
    # API keys in Settings.
    open_desk(page, "API keys")
    expect(page.get_by_role("heading", level=1)).to_have_text("API keys")
    # CREATE API KEY at the upper right: vehicles are limited one by one or by group, and actions one by one; SAVE.
    press(page.get_by_role("main").get_by_role("link", name="CREATE API KEY"))
    expect(page.get_by_text("One key for each third party or purpose")).to_be_visible()
    page.get_by_label("Description").fill("Workshop")
    page.get_by_label("Comments").fill("Reads the tram of line 1")
    page.get_by_text("Operations one by one").click()
    page.get_by_label("Filter the operations").fill("/vehicles/{vehicleId}")
    page.get_by_label(re.compile(r"^GET /vehicles/\{vehicleId\} ")).check()
    expect(page.locator("[data-shown] [data-summary]")).to_contain_text("This key may call 1 of")
    page.get_by_label("Only these").check()
    vehicles = page.locator(".limits").get_by_role("group", name="Vehicles", exact=True)
    first = vehicles.get_by_role("checkbox").first
    vehicle = first.get_attribute("value")
    first.check()
    page.get_by_role("group", name="Car groups").get_by_role("checkbox").first.check()
    group = page.get_by_role("group", name="Car groups").locator("label").first.locator("bdi").inner_text()
    press(page.get_by_role("button", name="SAVE"))
    # The key is then shown.
    expect(page.locator(".secret pre")).to_have_text(TOKEN)
    copied(page)
    page.goto(f"{portico.url}/fleet/operations/getVehicle")
    paste_into_authorize(page)
    page.get_by_role("button", name="Try it out").click()
    expect(fill(page, vehicle)).to_contain_text("200")
    # A vehicle outside the key's limits is refused.
    outside = outsider(page, portico, vehicle)
    result = fill(page, outside)
    expect(result).to_contain_text("403")
    expect(result).to_contain_text("outside of the token's limits")
    # Columns; a symbol for Active, or "-"; edit, cancel.
    open_desk(page, "API keys")
    assert columns(page) == [
        "API key", "Comments", "Available actions", "Available vehicles", "Available car groups", "Created", "User created",
        "Last access", "Active"]
    line = page.get_by_role("row", name="Workshop")
    expect(line.locator(".c-key")).to_have_text(re.compile(r"^ptc_.{4}….{4}$"))
    expect(line).to_contain_text("Reads the tram of line 1")
    expect(line).to_contain_text(group)
    expect(line.locator(".c-createdBy")).to_have_text("boss")
    expect(line.locator(".c-active .icon")).to_be_visible()
    press(line.get_by_role("link", name="Edit Workshop"))
    page.get_by_label("Comments").fill("Reads one tram")
    press(page.get_by_role("button", name="SAVE"))
    expect(page.get_by_text("Reads one tram")).to_be_visible()
    open_desk(page, "API keys")
    press(page.get_by_role("row", name="Workshop").get_by_role("link", name="Cancel Workshop"))
    press(page.get_by_role("button", name="Cancel this key"))
    open_desk(page, "API keys")
    expect(page.get_by_role("row", name="Workshop").locator(".c-active")).to_contain_text("-")


def outsider(page, portico, vehicle):
    """A vehicle that is neither the key's own nor in its group, found with the demo token."""
    import json
    import urllib.request

    def ask(path):
        request = urllib.request.Request(gate_of(portico) + path, headers={"Authorization": "Bearer " + portico.token})
        with urllib.request.urlopen(request) as answer:
            return json.load(answer)

    groups = ask("/vehicle-groups?limit=200")["items"]
    vehicles = ask("/vehicles?limit=200")["items"]
    chosen = groups[0]["id"]
    return next(each["id"] for each in vehicles if each["id"] != vehicle and chosen not in each.get("groupIds", []))


def test_a_crm(serve, page, tmp_path):
    portico = serve("--desk", "generate")
    join(page, portico)
    # An administrator grants API access to users on Settings >> Users.
    open_desk(page, "Users")
    press(page.get_by_role("link", name="Invite a user"))
    page.get_by_label("Name").fill("anna")
    page.get_by_role("checkbox").uncheck()
    press(page.get_by_role("button", name="Invite"))
    link = page.locator("main pre").inner_text().strip()
    open_desk(page, "Users")
    press(page.get_by_role("row", name="anna").get_by_role("link", name=re.compile("[Gg]rant")))
    press(page.get_by_role("main").get_by_role("button", name=re.compile("[Gg]rant")))
    assert "/join/" in link
    # Settings >> API Token, "Generate New Token", description, Generate.
    open_desk(page, "API Token")
    expect(page.get_by_role("heading", level=1)).to_have_text("API Token")
    press(page.get_by_role("main").get_by_role("link", name="Generate New Token"))
    page.get_by_label("Description").fill("Reports")
    page.get_by_label(re.compile(r"^depots:read\b")).check()
    press(page.get_by_role("button", name="Generate"))
    # The token with its name and scopes is shown.
    token = leaks.issued(TOKEN.search(page.locator(".secret pre").inner_text()).group(0))
    facts = page.locator(".facts-list")
    expect(facts).to_contain_text("Reports")
    expect(facts).to_contain_text("depots:read")
    # Examples in Python and curl stand beside it, and run as they are.
    examples = {}
    for title in ("curl", "Python"):
        heading = page.get_by_role("heading", name=title, exact=True)
        block = page.get_by_role("group", name=title, exact=True)
        expect(heading).to_be_visible()
        page.evaluate("document.getElementById('announcer').textContent = ''")
        block.locator("..").get_by_role("button", name="Copy").click()
        expect(page.locator("#announcer")).to_have_text("Copied")
        examples[title] = block.inner_text()
        assert token in examples[title]
    ran = subprocess.run(["sh", "-c", examples["curl"] + " --silent --show-error --fail --noproxy '*'"],
                         capture_output=True, text=True, cwd=tmp_path, timeout=PATIENCE)
    assert ran.returncode == 0, ran.stderr
    assert '"items"' in ran.stdout or '"subject"' in ran.stdout
    program = tmp_path / "example.py"
    program.write_text(examples["Python"])
    ran = subprocess.run([sys.executable, program], capture_output=True, text=True, timeout=PATIENCE)
    assert ran.returncode == 0, ran.stderr
    assert ran.stdout.startswith("200 ")
    # The key works only as Authorization: Bearer …, on another host than the public API.
    gate = gate_of(portico)
    assert gate not in portico.url and gate in examples["curl"]
    for path, field in (("/depots?access_token=" + token, None), ("/depots", "X-API-Key: " + token), ("/depots", "Authorization: " + token)):
        call = ["curl", "--silent", "--noproxy", "*", "-o", "/dev/null", "-w", "%{http_code}", gate + path]
        assert subprocess.run(call + (["-H", field] if field else []), capture_output=True, text=True).stdout in ("400", "401")
    # Use in the explorer now, without pasting anything; then the executed call.
    press(page.get_by_role("button", name="Use in the explorer now"))
    page.goto(f"{portico.url}/fleet/operations/listDepots")
    expect(page.get_by_text("Which of my tokens may call this")).to_be_visible()
    expect(execute(page)).to_contain_text("200")
    assert token not in page.content()


def test_authorize_offers_ones_own_tokens(serve, page):
    portico = serve()
    page.goto(f"{portico.url}/fleet/authorize")
    expect(page.get_by_role("main").get_by_role("link", name="Sign in")).to_be_visible()
    join(page, portico)
    page.goto(f"{portico.url}/tokens/new")
    page.get_by_label("Description").fill("Mine")
    page.get_by_label(re.compile(r"^depots:read\b")).check()
    press(page.get_by_role("button", name="Save"))
    page.goto(f"{portico.url}/fleet/operations/listDepots")
    page.get_by_role("banner").get_by_text("Authorize").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Use one of my tokens").select_option(index=0)
    dialog.get_by_role("button", name="Use it").click()
    expect(dialog.get_by_role("button", name="Logout")).to_be_visible()
    page.keyboard.press("Escape")
    expect(execute(page)).to_contain_text("200")
    # A right that is missing is explained, and leads to the token.
    page.goto(f"{portico.url}/fleet/operations/listDrivers")
    page.get_by_text("Which of my tokens may call this").click()
    expect(page.locator(".own-tokens")).to_contain_text("May not")
    result = execute(page)
    expect(result).to_contain_text("403")
    expect(result).to_contain_text("drivers:read")
    press(result.get_by_role("link", name="token’s page"))
    expect(page.get_by_role("heading", level=1)).to_have_text("Mine")
    expect(page.get_by_role("img", name=re.compile(r"2 requests in the last 30 days, 1 failed"))).to_be_visible()


def test_a_token_is_made_and_copied_without_javascript(serve, plain):
    portico = serve()
    join(plain, portico)
    plain.goto(f"{portico.url}/tokens/new")
    plain.get_by_label("Description").fill("Quiet job")
    plain.get_by_label(re.compile(r"^depots:read\b")).check()
    press(plain.get_by_role("button", name="Preview"))
    expect(plain.locator("[data-summary]").first).to_contain_text("This token may call")
    expect(plain.get_by_label("Description")).to_have_value("Quiet job")
    press(plain.get_by_role("button", name="Save"))
    token = leaks.issued(TOKEN.search(plain.locator(".secret pre").inner_text()).group(0))
    # A reload sends the form again and makes no second token.
    plain.goto(f"{portico.url}/tokens")
    assert token not in plain.content()
    press(plain.get_by_role("row", name="Quiet job").get_by_role("button", name="Copy Quiet job"))
    assert token in plain.locator(".secret pre").inner_text()
    press(plain.get_by_role("button", name="Use in the explorer now"))
    plain.goto(f"{portico.url}/fleet/operations/listDepots")
    plain.get_by_role("button", name="Execute").click()
    expect(plain.get_by_role("region", name="Result")).to_contain_text("200")
    plain.goto(f"{portico.url}/tokens")
    plain.get_by_text("Which token is this?").click()
    plain.get_by_label("A token that you have before you").fill(token)
    press(plain.get_by_role("button", name="Find"))
    expect(plain.get_by_role("heading", level=1)).to_have_text("Quiet job")
    assert PASSWORD not in plain.content()


def test_a_token_is_paused_resumed_and_replaced(serve, page):
    portico = serve()
    join(page, portico)
    page.goto(f"{portico.url}/tokens/new")
    page.get_by_label("Description").fill("Old job")
    page.get_by_label(re.compile(r"^depots:read\b")).check()
    press(page.get_by_role("button", name="Save"))
    old = leaks.issued(TOKEN.search(page.locator(".secret pre").inner_text()).group(0))

    def status(token):
        return subprocess.run(
            ["curl", "--silent", "--noproxy", "*", "-o", "/dev/null", "-w", "%{http_code}", "-H", f"Authorization: Bearer {token}",
             gate_of(portico) + "/depots"], capture_output=True, text=True).stdout

    assert status(old) == "200"
    press(page.get_by_role("link", name="About this token"))
    press(page.get_by_role("link", name="Pause"))
    press(page.get_by_role("button", name="Pause this token"))
    expect(page.locator("main .state").first).to_have_text("Paused")
    assert status(old) == "401"
    press(page.get_by_role("link", name="Resume"))
    press(page.get_by_role("button", name="Resume this token"))
    assert status(old) == "200"
    press(page.get_by_role("link", name="Rotate"))
    page.get_by_label("The old one goes on for").select_option("3600")
    press(page.get_by_role("button", name="Rotate this token"))
    new = leaks.issued(TOKEN.search(page.locator(".secret pre").inner_text()).group(0))
    assert new != old and status(new) == "200" and status(old) == "200"
    page.goto(f"{portico.url}/tokens")
    expect(page.get_by_role("row", name="Old job")).to_have_count(2)
    expect(page.locator("td .state", has_text="Being replaced")).to_have_count(1)
