"""The body as a form made from its schema, in step with its text; with scripts and without."""

import json
import re

import pytest
from playwright.sync_api import expect

from test_habits import echo, trying  # noqa: F401
from test_reach import assert_within_reach
from test_story import execute

DESCRIPTION = """
openapi: 3.1.0
info: {title: Zoo, version: '1'}
servers: [{url: 'http://127.0.0.1:PORT'}]
paths:
  /animals:
    post:
      operationId: addAnimal
      parameters:
        - {name: at, in: query, schema: {type: string, format: date-time}}
        - {name: count, in: query, schema: {type: integer, minimum: 5, multipleOf: 5}}
        - {name: names, in: query, schema: {type: array, items: {type: string}}}
        - {name: filter, in: query, style: deepObject, schema: {type: object, properties: {since: {type: string, format: date}}}}
      requestBody:
        required: true
        content:
          application/json:
            schema: {$ref: '#/components/schemas/Animal'}
            example: {name: Ada, kind: cat, id: 12345678901234567890, weight: 1.10, tags: [a], pet: {petType: Cat, name: Tom, claws: 4}}
          multipart/form-data:
            schema:
              type: object
              properties: {title: {type: string}, photos: {type: array, items: {type: string, format: binary}}}
            encoding: {photos: {contentType: 'image/png, image/jpeg', headers: {X-Part: {schema: {type: string}}}}}
      responses: {'200': {description: ok}}
components:
  schemas:
    Animal:
      type: object
      required: [name, kind]
      properties:
        name: {type: string, minLength: 2}
        kind: {enum: [cat, dog]}
        weight: {type: number, minimum: 0}
        tame: {type: boolean}
        note: {type: [string, 'null']}
        born: {type: string, format: date}
        tags: {type: array, items: {type: string}}
        labels: {type: object, additionalProperties: {type: integer}}
        friend: {$ref: '#/components/schemas/Animal'}
        anything: {}
        pet:
          oneOf: [{$ref: '#/components/schemas/Cat'}, {$ref: '#/components/schemas/Dog'}]
          discriminator: {propertyName: petType}
    Cat: {type: object, required: [petType, name], properties: {petType: {const: Cat}, name: {type: string}, claws: {type: integer}}}
    Dog: {type: object, required: [petType, name], properties: {petType: {const: Dog}, name: {type: string}, bark: {enum: [loud, quiet]}}}
"""


@pytest.fixture(scope="module")
def zoo(serve, echo, tmp_path_factory):  # noqa: F811
    path = tmp_path_factory.mktemp("zoo") / "zoo.yaml"
    path.write_text(DESCRIPTION.replace("PORT", str(echo.server_port)))
    return f"{serve(str(path)).url}/zoo/operations/addAnimal"


@pytest.fixture
def bench(page, zoo):
    page.goto(zoo)
    return trying(page)


def body(bench):
    return bench.locator(".value-block").filter(has=bench.page.locator('[name="t.body"]'))


def as_form(bench):
    body(bench).get_by_role("button", name="Form", exact=True).click()
    expect(bench.locator('[name="j.body/name"]')).to_be_visible()
    ready(bench)


def as_text(bench):
    body(bench).get_by_role("button", name="Raw", exact=True).click()
    expect(bench.locator("textarea[name=body]")).to_be_visible()
    ready(bench)
    return bench.locator("textarea[name=body]").input_value()


def field(bench, pointer):
    return bench.locator(f'[name="j.body/{pointer}"]')


def ready(bench):
    """Waits until the form that the last button asked for is there: until then nothing of it can be used."""
    expect(bench.page.locator(".value-block[inert]")).to_have_count(0)


def sent(echo):  # noqa: F811
    return echo.seen[-1][3].decode()


def test_form_and_text_are_kept_in_step(page, bench, echo):  # noqa: F811
    as_form(bench)
    expect(field(bench, "name")).to_have_value("Ada")
    field(bench, "name").fill("Bo")
    field(bench, "kind").select_option("dog")
    field(bench, "born").fill("2020-02-29")
    text = as_text(bench)
    assert "12345678901234567890" in text and "1.10" in text, "what was not touched keeps its bytes"
    assert (json.loads(text)["name"], json.loads(text)["born"]) == ("Bo", "2020-02-29")
    bench.locator("textarea[name=body]").fill(text.replace('"Bo"', '"Cy"').replace('"a"', '"a", "b"'))
    as_form(bench)
    expect(field(bench, "name")).to_have_value("Cy")
    expect(field(bench, "tags/1")).to_have_value("b")
    expect(execute(page)).to_contain_text("200")
    assert json.loads(sent(echo))["tags"] == ["a", "b"] and "12345678901234567890" in sent(echo)
    page.reload()
    expect(field(bench, "name")).to_have_value("Cy")


def test_rows_entries_and_groups_come_and_go(page, bench, echo):  # noqa: F811
    as_form(bench)
    body(bench).get_by_role("button", name="Add string item: tags").click()
    expect(field(bench, "tags/1")).to_be_focused()
    page.keyboard.type("z")
    expect(field(bench, "tags/1")).to_have_value("z")
    body(bench).get_by_role("button", name="Remove: 1").click()
    expect(field(bench, "tags/1")).to_have_count(0)
    expect(field(bench, "tags/0")).to_have_value("z")
    expect(body(bench).get_by_role("button", name="Add string item: tags")).to_be_focused()
    body(bench).get_by_role("button", name="Add: labels").click()
    expect(body(bench).get_by_role("button", name="Add entry: labels")).to_be_visible()
    expect(bench.locator('[data-pointer="body/labels"]').get_by_label("Name of the entry")).to_be_focused()
    ready(bench)
    for button in body(bench).get_by_role("button", name="Remove: ").all()[::-1]:
        if "labels" not in button.get_attribute("aria-label") and "property" in button.get_attribute("aria-label"):
            button.click()
            break
    ready(bench)
    body(bench).get_by_role("button", name="Add entry: labels").click()
    name = bench.locator('[name="k.body/labels/"]')
    expect(name).to_be_focused()
    name.fill("red")
    field(bench, "labels/").fill("3")
    body(bench).get_by_role("button", name="Add: friend").click()
    expect(field(bench, "friend/name")).to_be_focused()
    field(bench, "friend/name").fill("Rex")
    expect(execute(page)).to_contain_text("200")
    made = json.loads(sent(echo))
    assert made["tags"] == ["z"] and made["labels"]["red"] == 3 and made["friend"]["name"] == "Rex"


def test_another_variant_brings_its_own_inputs(page, bench, echo):  # noqa: F811
    as_form(bench)
    expect(field(bench, "pet/claws")).to_have_value("4")
    bench.get_by_label("Variant").first.select_option(label="Dog")
    expect(field(bench, "pet/bark")).to_be_visible()
    expect(field(bench, "pet/claws")).to_have_count(0)
    ready(bench)
    field(bench, "pet/bark").select_option("loud")
    expect(execute(page)).to_contain_text("200")
    assert json.loads(sent(echo))["pet"] == {"petType": "Dog", "name": "Tom", "bark": "loud"}


def test_what_does_not_fit_is_marked_before_anything_is_sent(page, bench, echo):  # noqa: F811
    as_form(bench)
    before = len(echo.seen)
    field(bench, "name").fill("")
    field(bench, "weight").fill("-1")
    result = execute(page)
    expect(result).to_contain_text("Nothing was sent.")
    expect(field(bench, "name")).to_have_attribute("aria-invalid", "true")
    expect(field(bench, "name")).to_be_focused()
    # At the input itself nothing repeats where it is.
    assert "at /" not in bench.locator("[data-finding]").first.inner_text()
    expect(bench.locator(".call-field", has=page.locator('[name="j.body/weight"]')).locator("[data-finding]")).to_be_visible()
    assert len(echo.seen) == before
    page.get_by_role("button", name="Execute anyway").click()
    expect(result).to_contain_text("200")
    assert json.loads(sent(echo))["weight"] == -1


def test_null_and_empty_are_said_by_boxes(page, bench, echo):  # noqa: F811
    as_form(bench)
    bench.get_by_label("Send null: note").check()
    expect(execute(page)).to_contain_text("200")
    assert json.loads(sent(echo))["note"] is None


def test_a_text_that_is_no_json_stays_text(bench):
    bench.locator("textarea[name=body]").fill('{"name": ')
    body(bench).get_by_role("button", name="Form", exact=True).click()
    expect(body(bench)).to_contain_text("No form can be shown for this text")
    expect(bench.locator("textarea[name=body]")).to_have_value('{"name": ')
    body(bench).get_by_role("button", name="Reset to sample").click()
    expect(bench.locator("textarea[name=body]")).to_have_value(re.compile("Ada"))
    as_form(bench)


def test_the_form_is_worked_by_keys_alone(page, bench, echo):  # noqa: F811
    body(bench).get_by_role("button", name="Form", exact=True).focus()
    page.keyboard.press("Enter")
    expect(field(bench, "name")).to_be_visible()
    expect(body(bench).get_by_role("button", name="Form", exact=True)).to_be_focused()
    ready(bench)
    for _ in range(3):
        page.keyboard.press("Tab")
    expect(field(bench, "name")).to_be_focused()
    page.keyboard.type("Keys")
    expect(field(bench, "name")).to_have_value(re.compile("Keys$"))
    page.keyboard.press("Enter")
    expect(page.get_by_role("region", name="Result")).to_contain_text("200")
    assert json.loads(sent(echo))["name"] == "AdaKeys" or json.loads(sent(echo))["name"] == "Keys"


def test_without_scripts_both_can_be_used(plain, zoo, echo):  # noqa: F811
    def press(button):
        with plain.expect_navigation():
            button.click()

    plain.goto(zoo)
    block = plain.locator(".value-block").filter(has=plain.locator('[name="t.body"]'))
    press(block.get_by_role("button", name="Form", exact=True))
    plain.locator('[name="j.body/name"]').fill("Bo")
    press(block.get_by_role("button", name="Add string item: tags"))
    plain.locator('[name="j.body/tags/1"]').fill("b")
    plain.locator('[name="a.body/pet"]').select_option(label="Dog")
    press(plain.get_by_role("button", name="Use the variant").first)
    expect(plain.locator('[name="j.body/pet/bark"]')).to_be_visible()
    expect(plain.locator('[name="j.body/name"]')).to_have_value("Bo")
    press(block.get_by_role("button", name="Raw", exact=True))
    made = json.loads(plain.locator("textarea[name=body]").input_value())
    assert (made["name"], made["tags"], made["pet"]["petType"]) == ("Bo", ["a", "b"], "Dog")
    press(block.get_by_role("button", name="Form", exact=True))
    plain.locator('[name="j.body/name"]').fill("")
    press(plain.get_by_role("button", name="Execute", exact=True).last)
    expect(plain.locator('[name="j.body/name"]')).to_have_attribute("aria-invalid", "true")
    plain.locator('[name="j.body/name"]').fill("Di")
    press(plain.get_by_role("button", name="Execute", exact=True).last)
    expect(plain.get_by_role("region", name="Result")).to_contain_text("200")
    assert json.loads(sent(echo))["name"] == "Di" and "12345678901234567890" in sent(echo)


def test_rows_and_fields_of_ones_own_without_scripts(plain, zoo, echo):  # noqa: F811
    plain.goto(zoo)
    plain.locator('[name="p.query.names"]').fill("x")
    with plain.expect_navigation():
        plain.get_by_role("button", name="Add string item").first.click()
    plain.locator('[name="p.query.names"]').last.fill("y")
    plain.get_by_text("More query parameters and headers").click()
    plain.get_by_label("Header name").fill("X-Mine")
    plain.get_by_label("Header value").fill("1")
    plain.get_by_role("button", name="Execute", exact=True).last.click()
    expect(plain.get_by_role("region", name="Result")).to_contain_text("200")
    _, path, fields, _ = echo.seen[-1]
    assert path == "/animals?names=x&names=y" and fields["X-Mine"] == "1"


def test_parameters_have_inputs_that_help(page, bench, echo):  # noqa: F811
    count = bench.locator('[name="p.query.count"]')
    assert [count.get_attribute(name) for name in ("type", "step", "min")] == ["number", "5", "5"]
    count.fill("10")
    bench.get_by_label("Pick a date and time in UTC").first.fill("2026-01-31T12:00:00")
    expect(bench.locator('[name="p.query.at"]')).to_have_value("2026-01-31T12:00:00Z")
    bench.locator(".call-field", has_text="filter").get_by_role("button", name="Form", exact=True).click()
    expect(bench.locator('[name="j.body/name"]')).to_have_count(0)
    expect(bench.locator('[name="j.p.query.filter/since"]')).to_be_visible()
    ready(bench)
    bench.locator('[name="j.p.query.filter/since"]').fill("2026-02-01")
    bench.get_by_text("More query parameters and headers").click()
    bench.get_by_label("Query parameter name").fill("own")
    bench.get_by_label("Query parameter value").fill("1 2")
    expect(execute(page)).to_contain_text("200")
    path = echo.seen[-1][1]
    assert path == "/animals?at=2026-01-31T12%3A00%3A00Z&count=10&filter%5Bsince%5D=2026-02-01&own=1%202"


def test_files_of_a_part_with_its_type_and_header(page, bench, echo):  # noqa: F811
    bench.get_by_label("Media type of the body").select_option("multipart/form-data")
    part = bench.get_by_role("group", name="multipart/form-data")
    files = [{"name": f"{name}.bin", "mimeType": "image/png", "buffer": name.encode()} for name in ("three", "two")]
    part.locator("input[type=file]").set_input_files(files)
    part.get_by_label("Content-Type of photos").select_option("image/jpeg")
    part.get_by_label("X-Part of photos").fill("p")
    expect(execute(page)).to_contain_text("200")
    text = sent(echo)
    assert text.count("Content-Type: image/jpeg\r\nX-Part: p") == 2
    # In the order of the choice, whatever their sizes.
    assert 0 < text.index('filename="three.bin"') < text.index('filename="two.bin"')


@pytest.mark.parametrize("theme", ["light", "dark"])
def test_the_form_is_within_reach(chromium, zoo, theme):
    context = chromium.new_context(viewport={"width": 1440, "height": 900}, color_scheme=theme, bypass_csp=True)
    page = context.new_page()
    page.goto(zoo)
    bench = trying(page)
    as_form(bench)
    bench.get_by_text("More query parameters and headers").click()
    bench.get_by_role("button", name="Add: friend").click()
    expect(field(bench, "friend/name")).to_be_visible()
    assert_within_reach(page, "the form of a body")
    context.close()
