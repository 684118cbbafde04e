"""What the hand knows from Swagger UI: its labels, their order and how they behave."""

import http.server
import json
import re
import threading

import pytest
from playwright.sync_api import expect

from test_story import authorize, came, execute

# Not pretty on purpose: a download has to be these bytes, the page may indent them.
BODY = b'{"b":1,\t"a":[ 1,2 ] ,"text":"gr\xc3\xbc\xc3\x9fe"}\n'

DESCRIPTION = """
openapi: 3.1.0
info: {title: Habits, version: '1.2', summary: For the hand.}
servers:
  - url: 'http://127.0.0.1:PORT/{stage}/{zone}'
    description: Here
    variables:
      stage: {default: live, enum: [live, test]}
      zone: {default: north}
  - {url: 'http://127.0.0.1:PORT/other', description: There}
tags: [{name: Things, description: All of them.}, {name: Rest}]
security: [{key: []}]
paths:
  /things/{thingId}:
    get:
      operationId: readThing
      tags: [Things]
      summary: Read a thing
      parameters:
        - {name: thingId, in: path, required: true, schema: {type: string}, example: t1}
        - {name: colour, in: query, schema: {type: string, enum: [red, blue]}}
        - {name: mood, in: query, schema: {type: string, enum: [calm, wild], default: calm}}
        - {name: exact, in: query, schema: {type: boolean}}
        - {name: word, in: query, schema: {type: array, items: {type: string}}}
        - {name: mark, in: query, allowEmptyValue: true, schema: {type: string}}
      responses:
        '200':
          description: The thing.
          headers: {X-Count: {schema: {type: integer}, description: How many.}}
          content:
            application/json: {schema: {type: object, properties: {b: {type: integer}}}}
            application/xml: {schema: {type: object, properties: {b: {type: integer}}}}
        '404': {description: No such thing.}
    put:
      operationId: changeThing
      tags: [Things]
      summary: Change a thing
      parameters: [{name: thingId, in: path, required: true, schema: {type: string}, example: t1}]
      requestBody:
        required: true
        content:
          application/json:
            schema:
              type: object
              required: [title]
              properties: {id: {type: string, readOnly: true}, title: {type: string, example: Lamp}}
          application/x-www-form-urlencoded:
            schema: {type: object, required: [title], properties: {title: {type: string}, note: {type: string}}}
          multipart/form-data:
            schema: {type: object, properties: {title: {type: string}, paper: {type: string, format: binary}}}
      responses: {'200': {description: Changed.}}
  /things:
    post:
      operationId: addThing
      tags: [Things]
      summary: Add a thing
      parameters:
        - {name: size, in: query, schema: {type: string}, examples: {small: {value: S}, large: {value: XL}}}
        - {name: hue, in: query, schema: {type: array, items: {type: string}}, examples: {cold: {value: [blue]}, warm: {value: [red, orange]}}}
      requestBody:
        content:
          application/json:
            schema: {type: object}
            examples: {lamp: {summary: A lamp, value: {title: Lamp}}, chair: {value: {title: Chair}}, long: {value: {title: LONG}}}
      responses: {'200': {description: Added.}}
  /nothing: {get: {operationId: readNothing, tags: [Rest], security: [], summary: Nothing to say, responses: {'200': {description: ok}}}}
  /old: {get: {operationId: readOld, tags: [Rest], deprecated: true, summary: Of old, security: [{basic: []}], responses: {'200': {description: ok}}}}
components:
  securitySchemes:
    key: {type: apiKey, in: header, name: X-Key}
    basic: {type: http, scheme: basic}
  schemas: {Thing: {type: object, properties: {b: {type: integer}}}}
"""


class Echo(http.server.BaseHTTPRequestHandler):
    """Answers everything with the same bytes and remembers what came."""

    def answer(self):
        length = int(self.headers.get("Content-Length") or 0)
        self.server.seen.append((self.command, self.path, dict(self.headers), self.rfile.read(length)))
        self.send_response(404 if "missing" in self.path else 200)
        self.send_header("Content-Type", "application/json")
        self.send_header("X-Count", "3")
        self.send_header("Content-Length", str(len(BODY)))
        self.end_headers()
        self.wfile.write(BODY)

    do_GET = do_PUT = do_POST = answer

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def echo():
    server = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Echo)
    server.seen = []
    thread = threading.Thread(target=server.serve_forever, daemon=True)
    thread.start()
    yield server
    server.shutdown()
    server.server_close()


@pytest.fixture(scope="module")
def site(serve, echo, tmp_path_factory):
    path = tmp_path_factory.mktemp("habits") / "habits.yaml"
    path.write_text(DESCRIPTION.replace("PORT", str(echo.server_port)).replace("LONG", "x" * 5000))
    return f"{serve(str(path)).url}/habits"


@pytest.fixture
def operation(page, site):
    def open_page(name):
        page.goto(f"{site}/operations/{name}")
        return page
    return open_page


def trying(page):
    page.get_by_role("button", name="Try it out").click()
    return page.get_by_role("region", name="Request")


def expect_json(field, value):
    """A field holds this value, however it is spaced."""
    text = r"\s*".join(re.escape(sign) for sign in re.findall(r'"[^"]*"|[{}\[\]:,]', json.dumps(value)))
    expect(field).to_have_value(re.compile(rf"^\s*{text}\s*$"))


def row_of(page, operation):
    return page.locator(f'.row:has(> .row-line > a[href$="/operations/{operation}"])')


def texts(locator):
    return [text.strip() for text in locator.all_inner_texts()]


def in_order(text, *labels):
    place = -1
    for label in labels:
        found = text.find(label, place + 1)
        assert found >= 0, f"{label} does not follow in\n{text}"
        place = found


# The page

def test_the_title_has_badges_and_a_link_to_the_description(page, site):
    page.goto(site)
    main = page.get_by_role("main")
    expect(main.get_by_role("heading", level=1)).to_have_text("Habits")
    expect(main.get_by_text("1.2", exact=True)).to_be_visible()
    expect(main.get_by_text("OAS 3.1", exact=True)).to_be_visible()
    raw = main.locator('a[href$="/habits/description"]')
    answer = page.request.get(raw.evaluate("link => link.href").replace("portico.localhost", "127.0.0.1"))
    assert "operationId: readThing" in answer.text()


def test_servers_have_variables_and_a_computed_url_and_hold_for_all_operations(page, site, echo):
    port = echo.server_port
    page.goto(site)
    servers = page.get_by_role("region", name="Servers")
    choice = servers.get_by_label("Servers", exact=True)
    assert texts(choice.locator("option")) == [
        f"http://127.0.0.1:{port}/{{stage}}/{{zone}} - Here", f"http://127.0.0.1:{port}/other - There"]
    expect(servers.get_by_text("Server variables")).to_be_visible()
    expect(servers).to_contain_text(f"Computed URL: http://127.0.0.1:{port}/live/north")
    assert texts(servers.get_by_label("stage").locator("option")) == ["live", "test"]
    with page.expect_navigation():
        servers.get_by_label("stage").select_option("test")
    expect(servers).to_contain_text(f"Computed URL: http://127.0.0.1:{port}/test/north")
    servers.get_by_label("zone").fill("south")
    with page.expect_navigation():
        servers.get_by_label("zone").press("Enter")
    expect(servers).to_contain_text(f"Computed URL: http://127.0.0.1:{port}/test/south")
    page.goto(f"{site}/operations/readNothing")
    expect(execute(page).locator(".url").first).to_have_text(f"http://127.0.0.1:{port}/test/south/nothing")
    page.goto(site)
    with page.expect_navigation():
        choice.select_option("1")
    expect(servers).to_contain_text(f"Computed URL: http://127.0.0.1:{port}/other")
    expect(servers.get_by_text("Server variables")).to_have_count(0)


def test_tags_stand_in_order_and_collapse(page, site):
    page.goto(site)
    tags = page.locator(".tag-section")
    assert texts(tags.get_by_role("heading", level=2)) == ["Things", "Rest", "Schemas"]
    first = tags.first
    row = first.locator(".row").first
    expect(row).to_be_visible()
    expect(row.locator(".row-panel")).to_have_count(0)
    first.locator("summary").first.click()
    expect(row).to_be_hidden()
    first.locator("summary").first.click()
    expect(row).to_be_visible()


def test_a_row_has_method_path_summary_padlock_copy_and_chevron(page, site):
    page.goto(site)
    row = row_of(page, "readThing")
    in_order(row.inner_text(), "GET", "/things/{thingId}", "Read a thing")
    expect(row.get_by_label("Authorization needed")).to_be_visible()
    expect(row.get_by_role("button", name="Copy path")).to_be_visible()
    fold = row.get_by_role("button", name=re.compile("^Unfold"))
    expect(fold).to_have_attribute("aria-expanded", "false")
    fold.click()
    expect(row.get_by_role("button", name="Try it out")).to_be_visible()
    expect(fold).to_have_attribute("aria-expanded", "true")
    fold.click()
    expect(row.get_by_role("button", name="Try it out")).to_be_hidden()


def test_a_deprecated_row_is_greyed_and_struck_through(page, site):
    page.goto(site)
    old, other = row_of(page, "readOld"), row_of(page, "readNothing")
    line = "e => getComputedStyle(e.querySelector('.path')).textDecorationLine"
    colour = "e => getComputedStyle(e.querySelector('.path')).color"
    assert (old.evaluate(line), other.evaluate(line)) == ("line-through", "none")
    assert old.evaluate(colour) != other.evaluate(colour)
    expect(old).to_contain_text("Deprecated")


def test_schemas_stand_at_the_bottom(page, site):
    page.goto(site)
    main = page.get_by_role("main")
    in_order(main.inner_text(), "Habits", "Servers", "Things", "Rest", "Schemas", "Thing")


@pytest.mark.parametrize("fragment", ["op-changeThing", "d-op-changeThing", "/Things/changeThing"])
def test_an_address_with_a_fragment_opens_the_row(page, site, fragment):
    page.goto(f"{site}#{fragment}")
    expect(row_of(page, "changeThing").get_by_role("button", name="Try it out")).to_be_visible()
    expect(row_of(page, "changeThing")).to_be_in_viewport()
    expect(row_of(page, "readThing").locator(".row-panel")).to_have_count(0)


@pytest.fixture(scope="module")
def long(serve, tmp_path_factory):
    path = tmp_path_factory.mktemp("long") / "long.yaml"
    path.write_text("openapi: 3.1.0\ninfo: {title: Long, version: '1'}\npaths:\n" + "".join(
        f"  /p{number}: {{get: {{operationId: op{number}, tags: [T{number // 100}], responses: {{'200': {{description: ok}}}}}}}}\n"
        for number in range(500)))
    return f"{serve(str(path)).url}/long"


@pytest.mark.parametrize("fragment", ["op-op450", "d-op-op450", "/T4/op450"])
def test_an_address_with_a_fragment_opens_a_row_of_a_long_list(long, page, fragment):
    page.goto(f"{long}#{fragment}")
    expect(row_of(page, "op450").get_by_role("button", name="Try it out")).to_be_visible()
    expect(row_of(page, "op450")).to_be_in_viewport()
    expect(page.locator(".row-panel")).to_have_count(1)
    expect(row_of(page, "op350")).to_have_count(0)


def test_the_address_of_a_late_tag_leads_there_and_nothing_moves_after(long, page):
    page.goto(f"{long}#d-tag-t4")
    tag = page.locator("#d-tag-t4")
    expect(tag).to_be_in_viewport()
    page.wait_for_load_state("networkidle")
    place = tag.bounding_box()["y"]
    page.evaluate("new Promise((done) => requestAnimationFrame(() => requestAnimationFrame(done)))")
    assert tag.bounding_box()["y"] == place


def test_the_keys_step_through_rows_that_were_never_near(long, page):
    page.goto(long)
    expect(row_of(page, "op0").get_by_role("button", name=re.compile("^Unfold"))).to_be_visible()
    for _ in range(90):
        page.keyboard.press("j")
    link = row_of(page, "op89").locator(".row-link")
    expect(link).to_be_focused()
    expect(link).to_be_in_viewport()


def test_without_scripts_the_address_of_a_late_row_leads_to_a_link_to_its_page(long, plain):
    plain.goto(f"{long}#d-op-op450")
    link = plain.get_by_role("main").get_by_role("link", name="GET /p450")
    expect(link).to_be_in_viewport()
    link.click()
    expect(plain.get_by_role("heading", level=1)).to_have_text("op450")


# Filter by tag

def expect_tags(page, *names):
    """These are shown, and no others."""
    expect(page.locator(".tag-section[data-tag]:visible").get_by_role("heading", level=2)).to_have_text(list(names))


def test_tags_are_filtered_while_one_types_and_by_the_address(page, site):
    page.goto(site)
    box = page.get_by_label("Filter by tag")
    box.fill("THI")
    expect_tags(page, "Things")
    expect(page).to_have_url(re.compile(r"\?filter=thi$"))
    page.reload()
    expect_tags(page, "Things")
    box.fill("no such tag")
    expect_tags(page)
    expect(page.get_by_text("No tag has that in its name.")).to_be_visible()
    box.fill("")
    expect_tags(page, "Things", "Rest")
    expect(page).to_have_url(site)


def test_tags_are_filtered_without_scripts(plain, site):
    plain.goto(site)
    plain.get_by_label("Filter by tag").fill("res")
    with plain.expect_navigation():
        plain.get_by_role("button", name="Filter").click()
    expect_tags(plain, "Rest")


def test_back_leads_where_one_was(page, site):
    page.goto(site)
    row_of(page, "readThing").locator(".row-link").press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Read a thing")
    page.go_back()
    expect(page.get_by_role("heading", level=1)).to_have_text("Habits")
    page.wait_for_load_state()
    row_of(page, "changeThing").locator(".row-link").click()
    expect(page).to_have_url(re.compile("#.*op-changeThing$"))
    page.goto(f"{site}/schemas/Thing")
    page.go_back()
    expect(row_of(page, "changeThing").get_by_role("button", name="Try it out")).to_be_visible()


@pytest.mark.parametrize("words, found", [
    ("/things", {"/things/{thingId}"}), ("changeThing", {"/things/{thingId}"}), ("NOTHING", {"/nothing"}), ("Of old", {"/old"}),
])
def test_the_search_finds_by_path_operation_id_and_summary(page, site, words, found):
    page.goto(site)
    box = page.get_by_role("combobox", name="Search operations and schemas")
    box.fill(words)
    hits = page.locator(".search-results .hits .path")
    expect(hits.first).to_be_visible()
    assert found <= set(texts(hits))
    with page.expect_navigation():
        box.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_have_text("Search")
    assert found <= set(texts(page.get_by_role("main").locator(".hits .path")))


# Authorize

def open_dialog(page):
    page.get_by_role("banner").get_by_text("Authorize").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Available authorizations")).to_be_visible()
    return dialog


def block(dialog, name):
    return dialog.locator(".authorization", has=dialog.page.get_by_role("heading", name=name))


def test_the_dialog_names_each_scheme_and_what_it_takes(page, site):
    page.goto(site)
    dialog = open_dialog(page)
    assert texts(dialog.get_by_role("heading", level=3)) == ["key (apiKey)", "basic (http, Basic)"]
    in_order(block(dialog, "key").inner_text(), "Name:", "X-Key", "In:", "header", "Value:", "Authorize")
    in_order(block(dialog, "basic").inner_text(), "Username:", "Password:", "Authorize")
    assert block(dialog, "key").get_by_label("Value:").get_attribute("type") == "password"


def test_authorize_masks_the_value_and_logout_forgets_it(page, site):
    page.goto(site)
    dialog = open_dialog(page)
    key = block(dialog, "key")
    key.get_by_label("Value:").fill("planted-value")
    key.get_by_role("button", name="Authorize").click()
    expect(key.get_by_role("status")).to_have_text("Authorized")
    in_order(key.inner_text(), "Authorized", "Value:", "******", "Logout")
    expect(key.locator("input:not([type=hidden])")).to_have_count(0)
    assert "planted-value" not in page.content()
    key.get_by_role("button", name="Logout").click()
    expect(key.get_by_label("Value:")).to_have_value("")
    expect(key.get_by_role("button", name="Logout")).to_have_count(0)


def test_close_keeps_the_credential_and_escape_closes_too(page, site):
    page.goto(site)
    dialog = open_dialog(page)
    key = block(dialog, "key")
    key.get_by_label("Value:").fill("abc")
    key.get_by_role("button", name="Authorize").click()
    expect(key).to_contain_text("Authorized")
    dialog.get_by_role("button", name="Close", exact=True).click()
    expect(dialog).to_be_hidden()
    open_dialog(page)
    expect(key).to_contain_text("Authorized")
    page.keyboard.press("Escape")
    expect(dialog).to_be_hidden()
    open_dialog(page)
    page.mouse.click(5, 500)
    expect(dialog).to_be_hidden()


def test_padlocks_close_where_their_scheme_is_filled(page, site):
    page.goto(site)
    lock = lambda name: row_of(page, name).locator(".padlock")
    expect(lock("readNothing")).to_have_count(0)
    expect(lock("readThing")).to_have_attribute("data-state", "open")
    lock("readOld").click()
    dialog = page.get_by_role("dialog")
    expect(dialog.get_by_role("heading", name="Available authorizations")).to_be_visible()
    expect(row_of(page, "readOld").locator(".row-panel")).to_have_count(0)
    assert texts(dialog.get_by_role("heading", level=3)) == ["basic (http, Basic)"]
    dialog.get_by_label("Username:").fill("ada")
    dialog.get_by_label("Password:").fill("pencil")
    dialog.get_by_role("button", name="Authorize").click()
    expect(dialog.get_by_role("button", name="Logout")).to_be_visible()
    dialog.get_by_role("button", name="Close", exact=True).click()
    expect(lock("readOld")).to_have_attribute("data-state", "closed")
    expect(lock("readOld")).to_have_accessible_name("Authorized")
    expect(lock("readThing")).to_have_attribute("data-state", "open")
    top = page.get_by_role("banner").locator(".button-authorize")
    expect(top).to_have_attribute("data-state", "open")
    key = block(open_dialog(page), "key")
    key.get_by_label("Value:").fill("abc")
    key.get_by_role("button", name="Authorize").click()
    expect(key).to_contain_text("Authorized")
    dialog.get_by_role("button", name="Close", exact=True).click()
    expect(lock("readThing")).to_have_attribute("data-state", "closed")
    expect(top).to_have_attribute("data-state", "closed")
    page.reload()
    expect(lock("readThing")).to_have_attribute("data-state", "closed")


def test_padlocks_close_though_the_dialog_was_closed_before_the_answer_came(page, site):
    page.goto(site)
    held = []
    page.route(re.compile("/authorize"), lambda route: held.append(route) if route.request.method == "POST" else route.continue_())
    key = block(open_dialog(page), "key")
    key.get_by_label("Value:").fill("abc")
    with page.expect_request(lambda request: request.method == "POST"):
        key.get_by_role("button", name="Authorize").click()
    page.get_by_role("dialog").get_by_role("button", name="Close", exact=True).click()
    expect(page.get_by_role("dialog")).to_have_count(0)
    held[0].continue_()
    expect(row_of(page, "readThing").locator(".padlock")).to_have_attribute("data-state", "closed")
    expect(page.get_by_role("dialog")).to_have_count(0)


# Try it out

def test_the_sections_stand_in_the_order_people_know(operation):
    text = operation("changeThing").get_by_role("main").locator(".bench-text").inner_text()
    in_order(text, "Parameters", "Name", "Description", "thingId", "* required", "string", "(path)",
             "Request body", "required", "Responses", "Code", "Description", "Links", "200", "No links")


def test_an_operation_without_parameters_says_so(operation):
    expect(operation("readNothing").get_by_text("No parameters", exact=True)).to_be_visible()


def test_values_are_named_below_the_description(operation):
    row = operation("readThing").locator("tr", has_text="mood").first
    expect(row).to_contain_text("Available values : calm, wild")
    expect(row).to_contain_text("Default value : calm")
    expect(operation("readThing").locator("tr", has_text="thingId").first).to_contain_text("Example : t1")


def test_fields_are_locked_until_try_it_out_and_cancel_leaves_it(operation):
    page = operation("readThing")
    field = page.get_by_label("thingId")
    expect(field).to_be_disabled()
    expect(page.get_by_role("button", name="Execute")).to_be_hidden()
    trying(page)
    expect(field).to_be_enabled()
    expect(field).to_have_value("t1")
    expect(page.get_by_role("button", name="Try it out")).to_have_count(0)
    field.fill("t9")
    page.get_by_role("button", name="Cancel").click()
    expect(field).to_be_disabled()
    expect(page.get_by_role("button", name="Execute")).to_be_hidden()
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()
    trying(page)
    expect(field).to_have_value("t9")
    page.get_by_role("button", name="Reset").click()
    expect(field).to_have_value("t1")


def test_enums_and_booleans_are_selects_with_dashes_for_none(operation):
    bench = trying(operation("readThing"))
    assert texts(bench.get_by_label("colour").locator("option")) == ["--", "red", "blue"]
    assert texts(bench.get_by_label("exact").locator("option")) == ["--", "true", "false"]
    expect(bench.get_by_label("colour")).to_have_value("")
    expect(bench.get_by_label("mood")).to_have_value("calm")


def test_array_items_are_added_removed_and_sent(operation, echo):
    page = operation("readThing")
    bench = trying(page)
    items = bench.locator(".call-field", has_text="word").locator(".call-item")
    bench.locator("input[name$=word]").first.fill("one")
    for number, word in enumerate(["two", "three"], 1):
        bench.get_by_role("button", name="Add string item").click()
        expect(items.nth(number).locator("input")).to_be_focused()
        page.keyboard.type(word)
        expect(items.nth(number).locator("input")).to_have_value(word)
    expect(items).to_have_count(3)
    items.nth(1).get_by_role("button", name="Remove item").click()
    expect(items).to_have_count(2)
    execute(page)
    assert "word=one&word=three" in echo.seen[-1][1]
    assert "two" not in echo.seen[-1][1]


def test_an_empty_value_is_sent_only_when_asked(operation, echo):
    page = operation("readThing")
    bench = trying(page)
    box = bench.get_by_label("Send empty value")
    expect(box).not_to_be_checked()
    expect(execute(page)).to_contain_text("200")
    assert "mark" not in echo.seen[-1][1]
    box.check()
    execute(page)
    assert re.search(r"[?&]mark=?(&|$)", echo.seen[-1][1])


def test_a_missing_required_value_is_marked_and_nothing_is_sent(operation, echo):
    page = operation("readThing")
    field = trying(page).get_by_label("thingId")
    field.fill("")
    before = len(echo.seen)
    page.get_by_role("button", name="Execute").click()
    expect(field).to_have_attribute("aria-invalid", "true")
    expect(field).to_be_focused()
    expect(page.locator(".call-field", has_text="thingId")).to_contain_text("A path parameter needs a value.")
    expect(page.get_by_role("button", name="Execute anyway")).to_have_count(0)
    assert len(echo.seen) == before
    field.fill("t2")
    execute(page)
    expect(page.locator("[data-finding]")).to_have_count(0)
    assert echo.seen[-1][1].startswith("/live/north/things/t2")


def test_what_can_be_left_out_goes_with_execute_anyway(operation, echo):
    page = operation("changeThing")
    bench = trying(page)
    bench.get_by_label("Edit Value").first.fill("")
    before = len(echo.seen)
    bench.get_by_role("button", name="Execute", exact=True).click()
    expect(bench.get_by_label("Edit Value").first).to_have_attribute("aria-invalid", "true")
    expect(bench.locator("[data-finding]")).to_have_text("This operation needs a body.")
    assert len(echo.seen) == before
    bench.get_by_role("button", name="Execute anyway").click()
    expect(came(page)).to_contain_text("200")
    expect(bench.get_by_role("button", name="Execute anyway")).to_be_hidden()
    assert echo.seen[-1][0] == "PUT" and echo.seen[-1][3] == b""


def test_execute_anyway_works_without_scripts(plain, site, echo):
    plain.goto(f"{site}/operations/changeThing")
    plain.get_by_label("Edit Value").first.fill("")
    plain.get_by_role("button", name="Execute", exact=True).click()
    expect(plain.get_by_text("This operation needs a body.")).to_be_visible()
    plain.get_by_role("button", name="Execute anyway").click()
    expect(plain.get_by_role("region", name="Result")).to_contain_text("200")
    assert echo.seen[-1][3] == b""


def test_named_examples_fill_the_editor_and_editing_makes_a_modified_value(operation, echo):
    page = operation("addThing")
    bench = trying(page)
    choice = bench.get_by_label("Examples:").last
    editor = bench.get_by_label("Edit Value")
    assert texts(choice.locator("option:not([hidden])")) == ["A lamp", "chair", "long"]
    expect_json(editor, {"title": "Lamp"})
    choice.select_option(label="chair")
    expect_json(editor, {"title": "Chair"})
    editor.press("End")
    editor.type(" ")
    expect(choice.locator("option:checked")).to_have_text("[Modified value]")
    choice.select_option(label="A lamp")
    expect_json(editor, {"title": "Lamp"})
    with page.expect_navigation():
        choice.select_option(label="long")
    expect_json(editor, {"title": "x" * 5000})
    expect(choice.locator("option:checked")).to_have_text("long")


def test_named_examples_of_parameters_fill_their_inputs(operation, echo):
    page = operation("addThing")
    bench = trying(page)
    field = bench.locator(".call-field", has_text="size")
    expect(field.locator("input")).to_have_value("S")
    field.get_by_label("Examples:").select_option(label="large")
    expect(field.locator("input")).to_have_value("XL")
    with page.expect_navigation():
        bench.locator(".call-field", has_text="hue").get_by_label("Examples:").select_option(label="warm")
    expect(field.locator("input")).to_have_value("XL")
    execute(page)
    assert echo.seen[-1][1].endswith("/things?size=XL&hue=red&hue=orange")


def test_enter_in_a_field_executes(operation, echo):
    page = operation("addThing")
    trying(page)
    size = page.locator('input[name="p.query.size"]')
    with page.expect_response(kept):
        size.fill("M")
    page.reload()
    with page.expect_response(lambda answer: "part=exchange" in answer.url):
        size.press("Enter")
    came(page)
    expect(size).to_have_value("M")
    assert "size=M" in echo.seen[-1][1]


def test_enter_in_a_field_executes_without_scripts(plain, site, echo):
    plain.goto(f"{site}/operations/addThing")
    with plain.expect_navigation():
        plain.locator('input[name="p.query.size"]').fill("L")
        plain.locator('input[name="p.query.size"]').press("Enter")
    expect(plain.get_by_role("region", name="Result")).to_contain_text("200")
    assert "size=L" in echo.seen[-1][1]


def test_named_examples_work_without_scripts(plain, site):
    plain.goto(f"{site}/operations/addThing")
    plain.locator('select[name="x.body"]').select_option(label="chair")
    with plain.expect_navigation():
        plain.get_by_role("button", name="Use").last.click()
    expect_json(plain.get_by_label("Edit Value"), {"title": "Chair"})
    expect(plain.locator('select[name="x.body"] option:checked')).to_have_text("chair")


def test_the_media_type_decides_the_editor(operation, echo):
    page = operation("changeThing")
    bench = trying(page)
    choice = bench.get_by_label("Media type of the body")
    assert texts(choice.locator("option")) == [
        "application/json", "application/x-www-form-urlencoded", "multipart/form-data"]
    editor = bench.get_by_label("Edit Value")
    assert json.loads(editor.first.input_value()) == {"title": "Lamp"}, "the example, without what is read-only"
    choice.select_option("application/x-www-form-urlencoded")
    expect(editor.first).to_be_hidden()
    rows = bench.get_by_role("group", name="application/x-www-form-urlencoded")
    rows.get_by_label("title").fill("Desk lamp")
    expect(rows.get_by_label("Send empty value")).to_have_count(1)
    expect(execute(page)).to_contain_text("200")
    _, _, fields, body = echo.seen[-1]
    assert fields["Content-Type"].startswith("application/x-www-form-urlencoded")
    assert body.startswith((b"title=Desk+lamp", b"title=Desk%20lamp"))
    choice.select_option("multipart/form-data")
    expect(bench.get_by_role("group", name="multipart/form-data").locator("input[type=file]")).to_be_visible()


def test_example_value_and_schema_are_tabs(operation):
    page = operation("changeThing")
    tabs = page.locator(".bench-text").get_by_role("tab")
    assert texts(tabs)[:2] == ["Example Value", "Schema"]
    example, schema = tabs.nth(0), tabs.nth(1)
    expect(example).to_have_attribute("aria-selected", "true")
    expect(page.get_by_role("tabpanel", name="Example Value").first).to_contain_text('"Lamp"')
    schema.click()
    expect(page.get_by_role("tabpanel", name="Schema").first).to_contain_text("title")
    expect(page.get_by_role("tabpanel", name="Schema").first).to_contain_text("* required")


def test_the_media_type_of_the_response_controls_accept(operation, echo):
    page = operation("readThing")
    row = page.locator(".bench-text tr", has_text="The thing.")
    expect(row).to_contain_text("Media type")
    expect(row).to_contain_text("Controls Accept header.")
    trying(page)
    row.get_by_role("combobox").select_option("application/xml")
    execute(page)
    assert echo.seen[-1][2]["Accept"].startswith("application/xml")


# Execute and result

def test_the_result_stands_in_the_order_people_know(operation):
    page = operation("readThing")
    trying(page)
    result = execute(page)
    expect(result).to_contain_text("Response body")
    in_order(result.inner_text(), "Curl", "curl", "Request URL", "/things/t1", "Server response", "Code", "Details", "200",
             "Response body", "Download", "Response headers", "x-count", "Request duration")
    buttons = texts(page.locator(".console-actions").get_by_role("button"))
    assert buttons == ["Execute", "Clear"]


def test_the_command_stands_in_three_shells(operation):
    page = operation("readThing")
    trying(page)
    result = execute(page)
    tabs = result.get_by_role("tab")
    assert texts(tabs) == ["cURL (bash)", "cURL (PowerShell)", "cURL (CMD)", "More languages"]
    expect(result.get_by_role("tabpanel", name="cURL (bash)")).to_contain_text("curl --globoff")
    tabs.nth(1).click()
    expect(result.get_by_role("tabpanel", name="cURL (PowerShell)")).to_contain_text("Invoke-WebRequest")
    expect(result.get_by_role("tabpanel", name="cURL (bash)")).to_be_hidden()
    with page.expect_response(lambda answer: "part=exchange" in answer.url):
        page.get_by_role("button", name="Execute").click()
    expect(result.get_by_role("tab", name="cURL (PowerShell)")).to_have_attribute("aria-selected", "true")


def test_the_commands_stand_below_each_other_without_scripts(plain, site):
    plain.goto(f"{site}/operations/readThing")
    in_order(plain.get_by_role("region", name="Request").inner_text(), "cURL (bash)", "curl --globoff", "cURL (PowerShell)",
             "Invoke-WebRequest", "cURL (CMD)", "curl --globoff ^")


def test_a_language_is_chosen_and_remembered(operation):
    page = operation("readThing")
    region = page.get_by_role("region", name="Request")
    region.get_by_role("tab", name="More languages").click()
    region.get_by_label("Language", exact=True).select_option("go")
    expect(region).to_contain_text("http.NewRequest")
    expect(region.get_by_label("Language", exact=True)).to_be_focused()
    trying(page).get_by_label("thingId").fill("half a word")
    expect(region).to_contain_text("/things/half%20a%20word")
    page.reload()
    expect(region.get_by_role("tab", name="More languages")).to_have_attribute("aria-selected", "true")
    expect(region).to_contain_text("http.NewRequest")


def test_the_command_that_one_looks_at_stays_while_one_types(operation):
    page = operation("readThing")
    region = page.get_by_role("region", name="Request")
    trying(page).get_by_label("thingId").fill("half a word")
    expect(region.get_by_role("tabpanel", name="cURL (bash)")).to_contain_text("/things/half%20a%20word")
    expect(region.get_by_role("tab", name="cURL (bash)")).to_have_attribute("aria-selected", "true")
    page.reload()
    expect(region.get_by_role("tab", name="cURL (bash)")).to_have_attribute("aria-selected", "true")


def test_a_language_is_chosen_without_scripts(plain, site):
    plain.goto(f"{site}/operations/readThing")
    plain.get_by_label("Language", exact=True).select_option("go")
    plain.locator(".samples-choice").get_by_role("button", name="Show").click()
    expect(plain.get_by_role("region", name="Request")).to_contain_text("http.NewRequest")


def test_an_error_is_named_above_the_body(operation):
    page = operation("readThing")
    trying(page).get_by_label("thingId").fill("missing")
    result = execute(page)
    expect(result).to_contain_text("404")
    in_order(result.inner_text(), "Error: Not Found", "Response body")


def test_download_gives_the_bytes_as_they_came(operation):
    page = operation("readNothing")
    result = execute(page)
    with page.expect_download() as waiting:
        result.get_by_role("link", name="Download").click()
    assert open(waiting.value.path(), "rb").read() == BODY


def test_clear_removes_the_result_and_keeps_what_was_typed(operation):
    page = operation("readThing")
    trying(page).get_by_label("thingId").fill("t7")
    expect(execute(page)).to_contain_text("200")
    with page.expect_response(lambda answer: answer.url.endswith("clear") or "clear" in answer.url):
        page.get_by_role("button", name="Clear").click()
    expect(page.get_by_role("region", name="Result")).to_have_count(0)
    expect(page.get_by_role("button", name="Clear")).to_be_hidden()
    expect(page.get_by_label("thingId")).to_have_value("t7")
    expect(page.get_by_label("thingId")).to_be_enabled()
    page.reload()
    expect(page.get_by_role("region", name="Result")).to_have_count(0)


def test_a_reload_keeps_what_was_sent(operation):
    page = operation("readThing")
    bench = trying(page)
    bench.get_by_label("thingId").fill("t5")
    bench.get_by_label("colour").select_option("blue")
    execute(page)
    page.reload()
    expect(page.get_by_label("thingId")).to_have_value("t5")
    expect(page.get_by_role("main").get_by_label("colour")).to_have_value("blue")
    expect(page.get_by_role("region", name="Result")).to_contain_text("200")


def kept(answer):
    return answer.url.endswith("/draft") and answer.status == 204


def test_a_reload_keeps_what_was_typed_but_not_yet_sent(operation):
    page = operation("readThing")
    bench = trying(page)
    with page.expect_response(kept):
        bench.get_by_label("thingId").fill("t6")
    bench.get_by_label("colour").focus()
    with page.expect_response(kept):
        bench.get_by_label("colour").select_option("red")
    page.reload()
    expect(page.get_by_label("thingId")).to_have_value("t6")
    expect(page.get_by_role("main").get_by_label("colour")).to_have_value("red")
    expect(page.get_by_label("thingId")).to_be_enabled()
    with page.expect_navigation():
        page.get_by_role("button", name="Reset").click()
    expect(page.get_by_label("thingId")).to_have_value("t1")
    expect(page.get_by_role("button", name="Try it out")).to_be_visible()


def test_going_away_at_once_keeps_what_was_typed(operation, site):
    page = operation("readThing")
    trying(page).get_by_label("thingId").fill("t8")
    page.goto(site)
    # What a page sends as it is left arrives in its own time.
    for _ in range(100):
        page.goto(f"{site}/operations/readThing")
        if page.get_by_label("thingId").input_value() == "t8":
            break
        page.wait_for_timeout(300)
    expect(page.get_by_label("thingId")).to_have_value("t8")


def test_what_is_typed_in_a_row_of_the_list_is_kept_too(page, site):
    page.goto(f"{site}#op-readThing")
    row = row_of(page, "readThing")
    row.get_by_role("button", name="Try it out").click()
    with page.expect_response(kept):
        row.get_by_role("textbox", name="thingId").fill("t7")
    page.reload()
    expect(row.get_by_role("textbox", name="thingId")).to_have_value("t7")
    with page.expect_navigation():
        row.get_by_role("button", name="Reset").click()
    expect(row.get_by_role("textbox", name="thingId")).to_have_value("t1")
    expect(page).to_have_url(re.compile("/habits#.*readThing$"))


def test_reset_of_the_browser_forgets_what_was_kept(operation):
    page = operation("readThing")
    with page.expect_response(kept):
        trying(page).get_by_label("thingId").fill("t6")
    with page.expect_response(kept):
        page.get_by_role("button", name="Reset").click()
    page.reload()
    expect(page.get_by_label("thingId")).to_have_value("t1")


def test_what_is_too_long_to_be_kept_is_said_quietly(operation):
    page = operation("changeThing")
    bench = trying(page)
    note = bench.get_by_text("Too long to be kept")
    expect(note).to_be_hidden()
    bench.get_by_label("Edit Value").first.fill("x" * 300_000)
    expect(note).to_be_visible()
    with page.expect_response(kept):
        bench.get_by_label("Edit Value").first.fill("{}")
    expect(note).to_be_hidden()


def test_the_result_stays_when_the_row_is_folded_and_opened_again(page, site):
    page.goto(f"{site}#op-readNothing")
    row = row_of(page, "readNothing")
    row.get_by_role("button", name="Try it out").click()
    row.get_by_role("button", name="Execute").click()
    expect(came(page)).to_contain_text("200")
    row.locator(".row-fold").click()
    expect(row.get_by_role("region", name="Result")).to_be_hidden()
    row.locator(".row-fold").click()
    expect(row.get_by_role("region", name="Result")).to_be_visible()


def test_the_demo_token_opens_the_bundled_api(portico, page):
    page.goto(f"{portico.url}/fleet/operations/listVehicles")
    authorize(page, portico.token)
    expect(execute(page)).to_contain_text("200")
