"""Values of responses and identities: a token becomes a credential, a value goes into another form, one call runs as two.

Each with and without JavaScript, against an API that tells who called.
"""

import http.server
import json
import threading

import pytest
from playwright.sync_api import expect

import leaks

DESCRIPTION = """
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'http://127.0.0.1:PORT'}]
components: {securitySchemes: {bearer: {type: http, scheme: bearer}}}
paths:
  /login:
    post:
      operationId: login
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
  /items:
    post:
      operationId: addItem
      requestBody:
        content:
          application/json:
            schema: {type: object, properties: {title: {type: string}, size: {enum: [small, large]}, count: {type: integer}}}
      responses: {'200': {description: ok}}
  /photos:
    post:
      operationId: addPhoto
      requestBody:
        content:
          multipart/form-data:
            schema: {type: object, properties: {photo: {type: string, format: binary}}}
      responses: {'200': {description: ok}}
  /orders/{id}:
    get:
      operationId: getOrder
      security: [{bearer: []}]
      parameters:
        - {name: id, in: path, required: true, schema: {type: string}}
        - {name: ticket, in: query, schema: {type: string, maxLength: 200}}
        - {name: colour, in: query, schema: {type: array, items: {enum: [red, green, large]}}}
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
  /echo:
    get:
      operationId: echo
      security: [{bearer: []}]
      responses: {'200': {description: ok, content: {application/json: {schema: {type: object}}}}}
"""


class API(http.server.ThreadingHTTPServer):
    """Gives a token and, with it, says what was asked and by whom."""

    def __init__(self):
        self.token = leaks.secret("planted-token")
        self.ticket = leaks.secret("planted-ticket")
        self.seen = []
        self.posts = []
        super().__init__(("127.0.0.1", 0), Answer)
        threading.Thread(target=self.serve_forever, daemon=True).start()


class Answer(http.server.BaseHTTPRequestHandler):
    def do_POST(self):
        self.server.posts.append(len(self.rfile.read(int(self.headers.get("Content-Length", 0)))))
        self.answer({"order": {"id": "A 7/3"}, "size": "large", "access_token": self.server.token, "ticket": self.server.ticket})

    def do_GET(self):
        authorization = self.headers.get("Authorization", "")
        self.server.seen.append((self.path, authorization))
        who = {"": "nobody", f"Bearer {self.server.token}": "the owner"}.get(authorization, "somebody else")
        self.answer({"you sent": authorization, "n": 1.50} if self.path == "/echo" else {"who": who})

    def answer(self, value):
        body = json.dumps(value).encode()
        self.send_response(200)
        self.send_header("Content-Type", "application/json")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def shop(serve, tmp_path_factory):
    api = API()
    description = tmp_path_factory.mktemp("shop") / "shop.yaml"
    description.write_text(DESCRIPTION.replace("PORT", str(api.server_address[1])))
    server = serve(str(description))
    server.api = api
    yield server
    api.shutdown()
    api.server_close()


@pytest.fixture(params=["with scripts", "without scripts"])
def visitor(request, chromium):
    context = chromium.new_context(
        viewport={"width": 1440, "height": 900}, java_script_enabled=request.param == "with scripts")
    page = context.new_page()
    complaints = []
    page.on("pageerror", lambda error: complaints.append(str(error)))
    yield page
    context.close()
    assert not complaints, complaints


def open_form(page, shop, operation):
    page.goto(f"{shop.url}/shop/operations/{operation}")
    opener = page.get_by_role("button", name="Try it out")
    if opener.count():
        opener.click()


def execute(page):
    page.get_by_role("button", name="Execute", exact=True).click()
    result = page.get_by_role("region", name="Result")
    expect(result).to_contain_text("200")
    page.wait_for_load_state()
    return result


def log_in(page, shop):
    open_form(page, shop, "login")
    return execute(page)


def test_the_token_of_a_login_becomes_the_credential(visitor, shop):
    page = visitor
    result = log_in(page, shop)
    expect(result).to_contain_text(shop.api.token)
    result.get_by_text("Use as credential").first.click()
    form = result.locator("form", has=page.get_by_role("button", name="Use as credential"))
    expect(form.get_by_label("Where it stands")).to_have_value("/access_token")
    expect(form.get_by_label("Security scheme")).to_have_value("bearer")
    form.get_by_label("And after each call of this operation").check()
    form.get_by_role("button", name="Use as credential").click()
    result = page.get_by_role("region", name="Result")
    expect(result).to_contain_text("kept as the credential for bearer")
    page.wait_for_load_state()
    assert shop.api.token not in page.content() and shop.api.token not in page.url

    open_form(page, shop, "getOrder")
    page.locator("[name='p.path.id']").fill("1")
    expect(execute(page)).to_contain_text("the owner")

    shop.api.token = leaks.secret("planted-renewed")
    expect(log_in(page, shop)).to_contain_text("kept as the credential for bearer")
    assert shop.api.token not in page.content()
    open_form(page, shop, "getOrder")
    page.locator("[name='p.path.id']").fill("1")
    expect(execute(page)).to_contain_text("the owner")

    page.goto(f"{shop.url}/shop/authorize")
    expect(page.get_by_text("After each call of")).to_be_visible()
    page.get_by_role("button", name="Remove POST /login").or_(page.get_by_role("button", name="Remove")).first.click()
    expect(page.get_by_text("After each call of")).to_have_count(0)
    assert shop.api.token not in page.content()


def take(page, shop, source, name, is_secret=False):
    result = log_in(page, shop)
    result.get_by_text("Take a value").click()
    form = result.locator("form", has=page.get_by_role("button", name="Take it"))
    form.get_by_label("Where it stands").fill(source)
    form.get_by_label("Name:").fill(name)
    if is_secret:
        form.get_by_label("It is a secret").check()
    form.get_by_role("button", name="Take it").click()
    expect(page.get_by_role("heading", name="Captured values")).to_be_visible()


def use(page, label):
    field = page.locator(".call-field", has=page.get_by_text(label, exact=True))
    field.get_by_text("Captured value").click()
    return field


def test_a_value_goes_into_the_form_of_another_operation(visitor, shop):
    page = visitor
    take(page, shop, "/order/id", "order")
    expect(page.get_by_role("cell", name="A 7/3")).to_be_visible()
    page.wait_for_load_state()
    take(page, shop, "/ticket", "pass", is_secret=True)
    assert shop.api.ticket not in page.content()

    open_form(page, shop, "getOrder")
    field = use(page, "id")
    field.locator("select").select_option("order")
    field.get_by_role("button", name="Use the captured value for id").click()
    expect(page.locator("[name='p.path.id']")).to_have_value("A 7/3")
    # One goes on where the value went.
    expect(page.locator("[name='p.path.id']")).to_be_focused()
    page.wait_for_load_state()
    field = use(page, "ticket")
    field.locator("select").select_option("pass")
    field.get_by_role("button", name="Use the captured value for ticket").click()
    expect(page.locator("[name='p.query.ticket']")).to_have_value("{{pass}}")
    expect(page.locator("[name='p.path.id']")).to_have_value("A 7/3")
    page.wait_for_load_state()
    result = execute(page)
    expect(result.locator(".url").first).to_contain_text("/orders/A%207%2F3?ticket=%7B%7Bpass%7D%7D")
    assert shop.api.seen[-1][0] == f"/orders/A%207%2F3?ticket={shop.api.ticket}"
    assert shop.api.ticket not in page.content()

    page.goto(f"{shop.url}/shop/values")
    page.get_by_role("button", name="Forget all").click()
    expect(page.get_by_text("Nothing yet")).to_be_visible()


def test_a_value_goes_into_a_generated_input_a_choice_and_the_place_of_a_file(visitor, shop):
    page = visitor
    take(page, shop, "/order/id", "order")
    take(page, shop, "/size", "size")
    open_form(page, shop, "addItem")
    page.get_by_role("button", name="Form", exact=True).click()
    title = page.locator(".call-field", has=page.locator("[name='j.body/title']"))
    title.get_by_text("Captured value").click()
    title.get_by_role("button", name="Use order for title").click()
    expect(page.locator("[name='j.body/title']")).to_have_value("A 7/3")
    expect(page.locator("[name='j.body/title']")).to_be_focused()
    size = page.locator(".call-field", has=page.locator("[name='j.body/size']"))
    size.get_by_text("Captured value").click()
    expect(size.get_by_role("button", name="Use order for size")).to_have_count(0)
    size.get_by_role("button", name="Use size for size").click()
    expect(page.locator("[name='j.body/size']")).to_have_value('"large"')
    expect(page.locator("[name='j.body/title']")).to_have_value("A 7/3")
    result = execute(page)
    result.get_by_text("Request as sent").click()
    expect(result.get_by_role("group", name="Request body")).to_contain_text('"title": "A 7/3"')

    open_form(page, shop, "addPhoto")
    photo = page.locator(".call-field", has=page.locator("[name='f.photo']"))
    photo.get_by_text("Captured value").click()
    photo.locator("select").select_option("order")
    photo.get_by_role("button", name="Use the captured value for photo").click()
    expect(page.get_by_label("Sent where no file is chosen")).to_have_value("A 7/3")
    expect(execute(page)).to_contain_text("A 7/3")


def test_a_value_used_in_an_unfolded_row_leads_to_its_input_there(page, shop):
    take(page, shop, "/order/id", "order")
    page.goto(f"{shop.url}/shop")
    row = page.locator('.row:has(> .row-line > a[href$="/operations/getOrder"])')
    row.locator(".row-fold").click()
    row.get_by_role("button", name="Try it out").click()
    field = row.locator(".call-field", has=page.locator("[name='p.query.ticket']"))
    field.get_by_text("Captured value").click()
    field.locator("select").select_option("order")
    field.get_by_role("button", name="Use the captured value for ticket").click()
    expect(row.locator("[name='p.query.ticket']")).to_have_value("A 7/3")
    expect(row.locator("[name='p.query.ticket']")).to_be_focused()
    expect(row.locator("[name='p.query.ticket']")).to_be_in_viewport()
    assert page.url.startswith(f"{shop.url}/shop#")


def test_files_that_are_too_large_to_be_sent_twice_are_refused_before_they_are_sent(visitor, shop):
    page = visitor
    open_form(page, shop, "addPhoto")
    page.locator("input[type=file]").set_input_files({"name": "a.bin", "mimeType": "image/png", "buffer": bytes(11 * 1_048_576)})
    page.get_by_text("Run as two…").click()
    expect(page.get_by_text("Both calls send the same files")).to_be_visible()
    before = len(shop.api.posts)
    page.get_by_role("button", name="Run and compare").click()
    expect(page.get_by_text("Nothing was sent").first).to_be_visible()
    assert len(shop.api.posts) == before


def test_the_same_files_are_sent_twice(visitor, shop):
    page = visitor
    open_form(page, shop, "addPhoto")
    page.locator("input[type=file]").set_input_files({"name": "a.bin", "mimeType": "image/png", "buffer": bytes(2 * 1_048_576)})
    page.get_by_text("Run as two…").click()
    before = len(shop.api.posts)
    page.get_by_role("button", name="Run and compare").click()
    expect(page.get_by_role("heading", name="Two calls compared")).to_be_visible()
    first, second = shop.api.posts[before:]
    assert first == second > 2 * 1_048_576


def test_a_value_is_added_to_those_that_are_chosen(visitor, shop):
    page = visitor
    take(page, shop, "/size", "size")
    open_form(page, shop, "getOrder")
    page.locator("[name='p.path.id']").fill("1")
    page.locator("[name='p.query.colour']").select_option(["red"])
    field = use(page, "colour")
    field.get_by_role("button", name="Use the captured value for colour").click()
    expect(page.locator("[name='p.query.colour']")).to_have_values(["red", "large"])
    page.wait_for_load_state()
    expect(execute(page).locator(".url").first).to_contain_text("colour=red&colour=large")


def test_an_answer_that_repeats_the_credential_shows_it_to_whoever_asks(visitor, shop):
    page = visitor
    page.goto(f"{shop.url}/shop/authorize")
    page.locator("main").get_by_label("Value:").fill(shop.api.token)
    page.locator("main").get_by_role("button", name="Authorize").click()
    expect(page.locator("main").get_by_role("button", name="Logout")).to_be_visible()
    page.wait_for_load_state()
    open_form(page, shop, "echo")
    result = execute(page)
    expect(result).to_contain_text("Bearer " + "*" * len(shop.api.token))
    expect(result).to_contain_text("The response repeats a credential")
    assert shop.api.token not in page.content()
    with page.expect_download() as download:
        result.get_by_role("link", name="Download").first.click()
    assert json.loads(download.value.path().read_text())["you sent"] == "Bearer " + shop.api.token
    result.get_by_role("button", name="Show it").click()
    expect(page.get_by_role("region", name="Result")).to_contain_text("Bearer " + shop.api.token)
    page.goto(f"{shop.url}/shop/history")
    page.locator("tbody").get_by_role("link", name="echo").first.click()
    expect(page.get_by_role("region", name="Result")).to_contain_text("The response repeats a credential")
    assert shop.api.token not in page.content()


def test_one_call_as_two_identities(visitor, shop):
    page = visitor
    page.goto(f"{shop.url}/shop/authorize")
    page.locator("main").get_by_label("Value:").fill(shop.api.token)
    page.locator("main").get_by_role("button", name="Authorize").click()
    main = page.locator("main")
    expect(main.get_by_role("button", name="Logout")).to_be_visible()
    page.wait_for_load_state()
    main.get_by_label("Save these credentials as").fill("Owner")
    main.get_by_role("button", name="Save").click()
    expect(main.get_by_role("button", name="Use Owner")).to_be_visible()

    open_form(page, shop, "getOrder")
    page.locator("[name='p.path.id']").fill("9")
    page.get_by_text("Run as two…").click()
    page.get_by_label("First", exact=True).select_option(label="Owner")
    page.get_by_label("Second", exact=True).select_option(label="No credentials")
    page.get_by_role("button", name="Run and compare").click()
    expect(page.get_by_role("heading", name="Two calls compared")).to_be_visible()
    table = page.get_by_role("table", name="Calls")
    expect(table.get_by_role("row", name="As Owner No credentials")).to_be_visible()
    expect(page.locator("del")).to_contain_text("the owner")
    expect(page.locator("ins")).to_contain_text("nobody")

    # What the description does not allow is sent all the same by a button of its own.
    open_form(page, shop, "getOrder")
    page.locator("[name='p.path.id']").fill("9")
    page.locator("[name='p.query.ticket']").fill("x" * 201)
    page.get_by_text("Run as two…").click()
    page.get_by_label("First", exact=True).select_option(label="Owner")
    page.get_by_label("Second", exact=True).select_option(label="No credentials")
    page.get_by_role("button", name="Run and compare").click()
    expect(page.locator("[name='p.query.ticket']")).to_have_attribute("aria-invalid", "true")
    expect(page.get_by_role("button", name="Execute anyway")).to_be_hidden()
    expect(page.get_by_label("First", exact=True).locator("option:checked")).to_have_text("Owner")
    page.wait_for_load_state()
    page.get_by_role("button", name="Run both anyway").click()
    expect(page.get_by_role("heading", name="Two calls compared")).to_be_visible()
    assert [path.count("x") for path, _ in shop.api.seen[-2:]] == [201, 201]

    page.goto(f"{shop.url}/shop/authorize")
    page.locator("main").get_by_role("button", name="Logout").first.click()
    expect(page.locator("main").get_by_role("button", name="Logout")).to_have_count(0)
    page.wait_for_load_state()
    page.locator("main").get_by_role("button", name="Use Owner").click()
    expect(page.locator("main").get_by_text("Authorized", exact=True)).to_be_visible()
    page.wait_for_load_state()
    page.locator("main").get_by_role("button", name="Remove Owner").click()
    expect(page.locator("main").get_by_role("button", name="Use Owner")).to_have_count(0)
    assert shop.api.token not in page.content()


def test_identities_are_changed_in_the_dialog(page, shop):
    page.goto(f"{shop.url}/shop")
    page.get_by_role("banner").get_by_text("Authorize").click()
    dialog = page.get_by_role("dialog")
    dialog.get_by_label("Value:").fill(shop.api.token)
    dialog.get_by_role("button", name="Authorize").click()
    expect(dialog.get_by_role("button", name="Logout")).to_be_visible()
    dialog.get_by_label("Save these credentials as").fill("Ada")
    dialog.get_by_role("button", name="Save").click()
    expect(dialog.get_by_role("button", name="Use Ada")).to_be_visible()
    dialog.get_by_role("button", name="Remove Ada").click()
    expect(dialog.get_by_role("button", name="Use Ada")).to_have_count(0)
    assert shop.api.token not in page.content()


def test_what_is_typed_is_kept_in_the_order_in_which_it_was_typed(page, shop):
    held = []

    def hold(route):
        held.append(route)
        if len(held) > 1:
            route.continue_()

    page.route("**/draft", hold)
    open_form(page, shop, "getOrder")
    field = page.locator("[name='p.path.id']")
    field.fill("first")
    with page.expect_request("**/draft"):
        field.blur()
    field.fill("second")
    field.blur()
    # The newer one waits for the older one, whatever becomes of that on its way.
    page.wait_for_timeout(600)
    assert len(held) == 1
    with page.expect_response(lambda answer: "=second" in (answer.request.post_data or "")):
        held[0].continue_()
    page.reload()
    expect(field).to_have_value("second")
