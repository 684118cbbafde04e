"""Pages within everybody's reach: widths, colours, names, targets, focus, print, motion."""

import http.server
import json
import pathlib
import threading

import axe_playwright_python
import pytest
from playwright.sync_api import expect

import test_streaming
import test_values
from test_story import authorize, execute
from test_values import shop

AXE = pathlib.Path(axe_playwright_python.__file__).with_name("axe.min.js").read_text()
WIDTHS = {1440: 900, 1024: 768, 390: 844}
PAGES = {
    "overview": "/fleet",
    "operation": "/fleet/operations/changeVehicle",
    "authorize": "/fleet/authorize",
    "search": "/fleet/search?q=vehicle",
    "missing": "/fleet/nothing-of-this-name",
    "schema": "/fleet/schemas/Vehicle",
    "tag": "/fleet/tags/vehicles",
}

# What a page can be asked in one go. Colours are resolved on a canvas, so that oklch and mixtures count as they are drawn.
MEASURE = r"""() => {
  const canvas = document.createElement("canvas");
  canvas.width = canvas.height = 1;
  const pen = canvas.getContext("2d", { willReadFrequently: true });
  const known = new Map();
  const rgba = (colour) => {
    if (known.has(colour)) return known.get(colour);
    pen.clearRect(0, 0, 1, 1);
    pen.fillStyle = colour;
    pen.fillRect(0, 0, 1, 1);
    const [r, g, b, a] = pen.getImageData(0, 0, 1, 1).data;
    known.set(colour, [r, g, b, a / 255]);
    return known.get(colour);
  };
  const over = (top, below) => [0, 1, 2].map((i) => top[i] * top[3] + below[i] * (1 - top[3])).concat(1);
  const luminance = (colour) => {
    const [r, g, b] = colour.slice(0, 3).map((value) => value / 255)
      .map((value) => value <= 0.04045 ? value / 12.92 : ((value + 0.055) / 1.055) ** 2.4);
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const base = rgba(matchMedia("(prefers-color-scheme: dark)").matches ? "black" : "white");
  const grounds = new Map([[null, { below: base, opacity: 1 }]]);
  const behind = (element) => {
    if (!grounds.has(element)) {
      const { below, opacity } = behind(element.parentElement);
      const style = getComputedStyle(element);
      grounds.set(element, { below: over(rgba(style.backgroundColor), below), opacity: opacity * Number(style.opacity) });
    }
    return grounds.get(element);
  };
  const shown = (element) => element.checkVisibility({ visibilityProperty: true }) && !element.closest(".visually-hidden, .skip");
  const name = (element) => `${element.tagName.toLowerCase()}.${element.className} “${element.textContent.trim().slice(0, 40)}”`;

  const pale = new Set();
  const walker = document.createTreeWalker(document.body, NodeFilter.SHOW_TEXT);
  while (walker.nextNode()) {
    const element = walker.currentNode.parentElement;
    if (!walker.currentNode.data.trim() || /^(script|style|template|option)$/i.test(element.tagName) || !shown(element)) continue;
    if (element.closest(":disabled, [aria-disabled=true]")) continue;
    const { below, opacity } = behind(element);
    const colour = rgba(getComputedStyle(element).color);
    const above = over([colour[0], colour[1], colour[2], colour[3] * opacity], below);
    const [high, low] = [luminance(above), luminance(below)].sort((a, b) => b - a);
    const ratio = (high + 0.05) / (low + 0.05);
    if (ratio < 4.5) pale.add(`${ratio.toFixed(2)} ${name(element)}`);
  }

  const small = new Set();
  for (const element of document.querySelectorAll("a[href], button, summary, select, input:not([type=hidden])")) {
    if (!shown(element) || element.closest("p, dd, .prose, .crumbs, label")) continue;
    // A link within a line of text has its size from the line (WCAG 2.5.8, exception "inline").
    if (getComputedStyle(element).display === "inline" && element.tagName === "A") continue;
    const box = element.getBoundingClientRect();
    if (box.width > 0 && (box.width < 23.9 || box.height < 23.9)) small.add(`${box.width.toFixed(0)}×${box.height.toFixed(0)} ${name(element)}`);
  }

  const spilt = [...document.querySelectorAll("td, th")].filter((cell) => shown(cell) && cell.scrollWidth > cell.clientWidth + 1).map(name);

  const ids = [...document.querySelectorAll("[id]")].map((element) => element.id);
  const wide = [];
  if (document.scrollingElement.scrollWidth > innerWidth) {
    for (const element of document.querySelectorAll("main *, header *")) {
      if (element.getBoundingClientRect().right > innerWidth + 1 && !element.closest("pre, .code")) wide.push(name(element));
    }
    wide.push(`${document.scrollingElement.scrollWidth} > ${innerWidth}`);
  }
  return {
    pale: [...pale], small: [...small], wide, spilt,
    twice: ids.filter((id, index) => ids.indexOf(id) !== index),
    headings: document.querySelectorAll("h1").length,
    language: document.documentElement.lang, title: document.title,
  };
}"""


@pytest.fixture(scope="module", params=["light", "dark"])
def reader(request, chromium, portico):
    """A page in each theme that belongs to somebody who is authorized; axe may be put in beside the policy."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=request.param, bypass_csp=True)
    page = context.new_page()
    page.goto(f"{portico.url}/fleet/operations/getVehicle")
    authorize(page, portico.token)
    yield page
    context.close()


@pytest.fixture(autouse=True)
def as_it_was(request):
    """A test that fails half-way does not leave its medium to the next one."""
    yield
    if "reader" in request.fixturenames:
        request.getfixturevalue("reader").emulate_media(media="screen", reduced_motion="no-preference", forced_colors="none")


in_light_alone = pytest.mark.parametrize("reader", ["light"], indirect=True)


def unnamed_fields(page):
    return page.evaluate("""() => [...document.querySelectorAll("input:not([type=hidden]), select, textarea")]
        .filter((field) => field.checkVisibility())
        .filter((field) => ![...field.labels ?? []].some((label) => label.textContent.trim())
            && !field.getAttribute("aria-label")?.trim()
            && !document.getElementById(field.getAttribute("aria-labelledby") ?? "")?.textContent.trim())
        .map((field) => field.outerHTML.slice(0, 120))""")


def axe(page):
    page.evaluate(AXE)
    found = page.evaluate("axe.run(document, {resultTypes: ['violations']}).then((all) => all.violations)")
    return [
        (finding["id"], finding["impact"], [node["html"][:160] for node in finding["nodes"][:3]])
        for finding in found if finding["impact"] in ("serious", "critical")]


def assert_within_reach(page, where):
    page.wait_for_load_state()
    for width, height in WIDTHS.items():
        page.set_viewport_size({"width": width, "height": height})
        # The page knows its new size once it was drawn.
        page.wait_for_function("""width => innerWidth === width && document.getAnimations().every((each) =>
            each.playState !== "running" || each.effect.getComputedTiming().iterations === Infinity)""", arg=width)
        found = page.evaluate(MEASURE)
        found["nameless"] = unnamed_fields(page)
        faults = {kind: found[kind] for kind in ("wide", "spilt", "pale", "small", "twice", "nameless") if found[kind]}
        assert faults == {}, f"{where} at {width}"
        assert found["headings"] == 1, f"{where} at {width}"
        assert found["language"] and found["title"], f"{where} at {width}"
    assert axe(page) == [], f"{where} by axe"


@in_light_alone
def test_the_measure_finds_what_is_out_of_reach(reader):
    reader.set_content("""<html><body><h1>a</h1><h1>b</h1><p style="color: oklch(0.7 0 0)">pale</p><div style="opacity: 0.3">faint</div>
        <p style="color: #767676">just dark enough</p><button id="x" style="width: 20px; height: 20px; padding: 0">x</button><i id="x"></i>
        <input><main><div style="width: 5000px">wide</div></main></body></html>""")
    found = reader.evaluate(MEASURE)
    assert [pale.split("“")[1] for pale in found["pale"]] == ["pale”", "faint”"]
    assert "20×20" in {small.split()[0] for small in found["small"]}
    assert (found["twice"], found["headings"], bool(found["wide"])) == (["x"], 2, True)
    assert len(unnamed_fields(reader)) == 1
    assert {"color-contrast", "label"} <= {identifier for identifier, *_ in axe(reader)}


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_within_reach_at_each_width(reader, portico, name):
    reader.goto(portico.url + PAGES[name])
    assert_within_reach(reader, name)


def test_an_operation_with_its_result_is_within_reach(reader, portico):
    reader.goto(f"{portico.url}/fleet/operations/getVehicle")
    expect(execute(reader)).to_contain_text("200")
    assert_within_reach(reader, "a result")


def test_a_failed_call_is_within_reach(reader, portico):
    reader.goto(f"{portico.url}/fleet/operations/getVehicle")
    bench = reader.get_by_role("region", name="Request")
    if reader.get_by_role("button", name="Try it out").is_visible():
        reader.get_by_role("button", name="Try it out").click()
    bench.get_by_label("vehicleId").fill("veh_9999")
    execute(reader)
    expect(reader.get_by_role("region", name="Result")).to_contain_text("404")
    assert_within_reach(reader, "a 404")


def test_an_unfolded_row_is_within_reach(reader, portico):
    reader.goto(f"{portico.url}/fleet#d-op-createVehicle")
    expect(reader.get_by_role("button", name="Try it out")).to_be_visible()
    assert_within_reach(reader, "an unfolded row")


def test_the_dialogs_are_within_reach(reader, portico):
    reader.goto(f"{portico.url}/fleet")
    reader.get_by_role("banner").get_by_text("Authorize").click()
    expect(reader.get_by_role("dialog").get_by_role("heading", name="Available authorizations")).to_be_visible()
    assert_within_reach(reader, "the authorize dialog")
    reader.keyboard.press("Escape")
    reader.keyboard.press("?")
    expect(reader.get_by_role("dialog", name="Keys")).to_be_visible()
    assert_within_reach(reader, "the sheet of keys")


@pytest.fixture(params=["light", "dark"])
def guest(request, chromium):
    """A page in each theme for a site of its own; all sites share the cookies of one host."""
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=request.param, bypass_csp=True)
    yield context.new_page()
    context.close()


def test_values_identities_and_a_run_as_two_are_within_reach(guest, shop):
    guest.goto(f"{shop.url}/shop/values")
    assert_within_reach(guest, "no values")
    guest.set_viewport_size({"width": 1440, "height": 900})
    test_values.take(guest, shop, "/order/id", "order")
    test_values.take(guest, shop, "/ticket", "pass", is_secret=True)
    assert_within_reach(guest, "captured values")

    guest.goto(f"{shop.url}/shop/authorize")
    main = guest.locator("main")
    main.get_by_label("Value:").fill(shop.api.token)
    main.get_by_role("button", name="Authorize").click()
    main.get_by_label("Save these credentials as").fill("The owner of the shop")
    main.get_by_role("button", name="Save").click()
    expect(main.get_by_role("button", name="Use The owner of the shop")).to_be_visible()
    assert_within_reach(guest, "identities")

    test_values.open_form(guest, shop, "getOrder")
    test_values.use(guest, "id").locator("select").select_option("order")
    guest.locator("[name='p.path.id']").fill("9")
    guest.get_by_text("Run as two…").click()
    guest.get_by_label("First", exact=True).select_option(label="The owner of the shop")
    guest.get_by_label("Second", exact=True).select_option(label="No credentials")
    assert_within_reach(guest, "a form with values and identities")
    guest.get_by_role("button", name="Run and compare").click()
    expect(guest.get_by_role("heading", name="Two calls compared")).to_be_visible()
    assert_within_reach(guest, "two calls compared")
    guest.goto(f"{shop.url}/shop/history")
    assert_within_reach(guest, "the history")


def test_a_refused_value_is_in_sight(guest, shop):
    result = test_values.log_in(guest, shop)
    result.get_by_text("Take a value").click()
    form = result.locator("form", has=guest.get_by_role("button", name="Take it"))
    form.get_by_label("Where it stands").fill("/nothing/of/this/name")
    form.get_by_role("button", name="Take it").click()
    expect(guest.get_by_role("alert")).to_be_in_viewport()
    assert_within_reach(guest, "a value that is refused")


@pytest.fixture(scope="module")
def streams(serve, tmp_path_factory):
    upstream = test_streaming.Upstream()
    path = tmp_path_factory.mktemp("streams") / "streams.json"
    path.write_text(json.dumps(test_streaming.description(upstream.port)))
    server = serve(str(path))
    server.upstream = upstream
    yield server
    upstream.close()


def test_an_answer_is_within_reach_while_it_comes_and_after(guest, streams):
    test_streaming.open_form(guest, streams, "events")
    test_streaming.execute(guest)
    for number in range(40):
        streams.upstream.pieces.put(f"id: {number}\ndata: {{\"vehicle\":\"veh_{number}\",\"note\":\"{'x' * 60}\"}}\n\n".encode())
    guest.wait_for_selector("[data-live] >> text=veh_39")
    expect(guest.locator("[data-live] [data-elapsed]")).to_have_text("1 s", timeout=5000)
    assert_within_reach(guest, "an answer that comes")
    guest.get_by_role("button", name="Stop").click()
    expect(guest.get_by_text("The call was stopped")).to_be_visible()
    assert_within_reach(guest, "an answer that was stopped")


def test_a_body_on_disk_is_within_reach(guest, streams):
    test_streaming.open_form(guest, streams, "large")
    test_streaming.execute(guest)
    expect(guest.get_by_text("From byte")).to_be_visible(timeout=30000)
    assert_within_reach(guest, "a body on disk")


CRUMBS = """
openapi: 3.1.0
info: {title: Crumbs, version: '1'}
servers: [{url: 'http://127.0.0.1:PORT'}]
paths:
  /crumbs: {get: {operationId: crumbs, responses: {'302': {description: elsewhere}}}}
"""


class Crumbs(http.server.BaseHTTPRequestHandler):
    def do_GET(self):
        self.send_response(302)
        self.send_header("Location", "/crumbs?again")
        self.send_header("Set-Cookie", "session=of-crumbs; Path=/; HttpOnly; SameSite=Lax")
        self.send_header("Set-Cookie", "a-name-of-many-words-that-does-not-fit-a-line-of-a-phone=1; Path=/crumbs; Max-Age=86400")
        self.send_header("Content-Length", "0")
        self.end_headers()

    def log_message(self, *_):
        pass


@pytest.fixture(scope="module")
def crumbs(serve, tmp_path_factory):
    api = http.server.ThreadingHTTPServer(("127.0.0.1", 0), Crumbs)
    threading.Thread(target=api.serve_forever, daemon=True).start()
    path = tmp_path_factory.mktemp("crumbs") / "crumbs.yaml"
    path.write_text(CRUMBS.replace("PORT", str(api.server_address[1])))
    yield serve(str(path)).url
    api.shutdown()
    api.server_close()


def test_redirects_and_cookies_are_within_reach(guest, crumbs):
    guest.goto(f"{crumbs}/crumbs/cookies")
    assert_within_reach(guest, "no cookies")
    guest.set_viewport_size({"width": 1440, "height": 900})
    guest.goto(f"{crumbs}/crumbs/operations/crumbs")
    expect(execute(guest)).to_contain_text("302")
    assert_within_reach(guest, "a redirect")
    guest.goto(f"{crumbs}/crumbs/cookies")
    expect(guest.get_by_text("session", exact=True)).to_be_visible()
    assert_within_reach(guest, "cookies")


@in_light_alone
def test_the_drawer_opens_where_there_is_no_room(reader, portico):
    reader.set_viewport_size({"width": 390, "height": 844})
    reader.goto(f"{portico.url}/fleet/operations/getVehicle")
    expect(reader.locator("#navigation")).to_be_hidden()
    button = reader.get_by_role("button", name="Operations")
    button.click()
    expect(button).to_have_attribute("aria-expanded", "true")
    expect(reader.get_by_role("link", name="List vehicles").first).to_be_visible()
    found = reader.evaluate(MEASURE)
    assert (found["wide"], found["pale"], found["small"]) == ([], [], [])
    reader.keyboard.press("Escape")
    expect(reader.locator("#navigation")).to_be_hidden()
    expect(button).to_be_focused()


FOCUS = r"""() => {
  const element = document.activeElement;
  if (!element || element === document.body) return null;
  const style = getComputedStyle(element);
  const box = element.getBoundingClientRect();
  const ring = style.outlineStyle !== "none" && parseFloat(style.outlineWidth) >= 2;
  return { name: element.outerHTML.slice(0, 100), isShown: ring, isInside: box.bottom > 0 && box.top < innerHeight };
}"""


@pytest.mark.parametrize("name", ["overview", "operation"])
def test_the_focus_is_seen_wherever_tab_leads(reader, portico, name):
    reader.set_viewport_size({"width": 1440, "height": 900})
    reader.goto(portico.url + PAGES[name])
    seen = 0
    for _ in range(40):
        reader.keyboard.press("Tab")
        # The page scrolls to the focus in its own time.
        for _ in range(40):
            focus = reader.evaluate(FOCUS)
            if focus is None or focus["isInside"]:
                break
            reader.wait_for_timeout(50)
        if focus is None:
            break
        assert focus["isShown"], f"no ring around {focus['name']}"
        assert focus["isInside"], f"out of sight: {focus['name']}"
        seen += 1
    assert seen > 15


@in_light_alone
def test_print_leaves_the_console_out(reader, portico):
    reader.goto(f"{portico.url}/fleet/operations/getVehicle")
    reader.emulate_media(media="print")
    for part in (".bench", ".top", ".sidebar"):
        expect(reader.locator(part)).to_be_hidden()
    expect(reader.get_by_role("heading", level=1)).to_be_visible()
    expect(reader.get_by_role("heading", name="Responses")).to_be_visible()
    reader.emulate_media(media="print", color_scheme="dark")
    assert reader.evaluate("getComputedStyle(document.documentElement).colorScheme") == "light"
    reader.emulate_media(media="screen", color_scheme="light")
    expect(reader.locator(".bench")).to_be_visible()


@in_light_alone
def test_nothing_moves_for_those_who_asked_for_rest(reader, portico):
    reader.emulate_media(reduced_motion="reduce")
    reader.goto(f"{portico.url}/fleet#d-op-getMyself")
    expect(reader.get_by_role("button", name="Try it out")).to_be_visible()
    moving = reader.evaluate(r"""() => [...document.querySelectorAll("*")].filter((element) => {
      const style = getComputedStyle(element);
      const longest = (text) => Math.max(...text.split(",").map((part) => parseFloat(part) * (part.includes("ms") ? 1 : 1000)));
      return (style.animationName !== "none" && longest(style.animationDuration) > 10) || longest(style.transitionDuration) > 10
        || style.scrollBehavior === "smooth";
    }).map((element) => element.className)""")
    reader.emulate_media(reduced_motion="no-preference")
    assert moving == []


@in_light_alone
def test_forced_colours_keep_buttons_and_marks_apart(reader, portico):
    reader.emulate_media(forced_colors="active")
    reader.goto(f"{portico.url}/fleet/operations/getVehicle")
    lines = reader.evaluate("""() => [...document.querySelectorAll(".button:not(.button-quiet)")].filter((each) => each.checkVisibility())
        .filter((each) => getComputedStyle(each).borderTopStyle === "none").map((each) => each.textContent)""")
    icons = reader.evaluate("""() => [...document.querySelectorAll(".icon")].filter((each) => each.checkVisibility())
        .filter((each) => getComputedStyle(each).backgroundColor === getComputedStyle(document.body).backgroundColor)
        .map((each) => each.className)""")
    reader.emulate_media(forced_colors="none")
    assert lines == [] and icons == []
