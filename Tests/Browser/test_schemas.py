"""How schemas unfold, switch and are linked to, with and without scripts."""

import pytest
from playwright.sync_api import expect

DESCRIPTION = """
openapi: 3.1.0
info: {title: Orders, version: '1'}
servers: [{url: 'http://127.0.0.1:9'}]
paths:
  /pay:
    post:
      operationId: pay
      requestBody: {content: {application/json: {schema: {$ref: '#/components/schemas/Payment'}}}}
      responses:
        '200':
          description: Paid.
          content:
            application/json: {schema: {$ref: '#/components/schemas/Order'}}
            application/xml: {schema: {$ref: '#/components/schemas/Order'}}
components:
  schemas:
    Order:
      type: object
      properties:
        customer: {$ref: '#/components/schemas/Customer'}
        lines: {type: array, items: {type: object, properties: {sku: {type: string}}}}
    Customer: {type: object, properties: {address: {$ref: '#/components/schemas/Address'}}}
    Address: {type: object, properties: {street: {type: string}}}
    Payment: {oneOf: [{$ref: '#/components/schemas/Card'}, {$ref: '#/components/schemas/Cash'}]}
    Card: {type: object, required: [number], properties: {number: {type: string}}}
    Cash: {type: object, required: [sum], properties: {sum: {type: number}}}
"""


@pytest.fixture(scope="module")
def site(serve, tmp_path_factory):
    path = tmp_path_factory.mktemp("schemas") / "orders.yaml"
    path.write_text(DESCRIPTION)
    return f"{serve(str(path)).url}/orders"


@pytest.mark.parametrize("media", ["", ".application~2Fxml"])
def test_a_deep_link_opens_what_it_names(page, site, media):
    # Both media types have one schema, whose rows stand there once.
    page.goto(f"{site}/operations/pay#d-response-200{media}.lines.sku")
    target = page.locator('[id="d-response-200.lines.sku"]')
    expect(target.get_by_text("sku", exact=True)).to_be_in_viewport()


def test_a_deep_link_opens_what_it_names_without_scripts(plain, site):
    plain.goto(f"{site}/operations/pay#d-response-200.lines.sku")
    expect(plain.locator('[id="d-response-200.lines.sku"]').get_by_text("sku", exact=True)).to_be_in_viewport()


def test_the_link_beside_a_property_leads_to_it(page, site):
    page.goto(f"{site}/schemas/Order")
    lines = page.locator('[id="d-schema-property.lines"]')
    lines.hover()
    lines.get_by_role("link", name="Permalink").first.click()
    expect(page).to_have_url(f"{site}/schemas/Order#d-schema-property.lines")
    expect(page.get_by_text("sku", exact=True)).to_be_visible()


def test_the_sample_follows_the_alternative_that_is_chosen(page, site):
    page.goto(f"{site}/schemas/Payment")
    sample = page.locator(".picker [data-pick]:visible")
    expect(sample).to_contain_text("number")
    page.locator("details[data-variant=Cash] > summary").click()
    expect(page.locator("details[data-variant=Card]")).not_to_have_attribute("open", "")
    expect(sample).to_contain_text("sum")
    page.get_by_role("combobox", name="Example").select_option("Card")
    expect(sample).to_contain_text("number")


def test_alternatives_switch_without_scripts(plain, site):
    plain.goto(f"{site}/schemas/Payment")
    plain.locator("details[data-variant=Cash] > summary").click()
    expect(plain.locator(".name", has_text="sum")).to_be_visible()
    expect(plain.locator(".name", has_text="number")).to_be_hidden()


def test_an_alternative_fills_the_body_in(page, site):
    page.goto(f"{site}/operations/pay")
    page.get_by_role("button", name="Try it out").click()
    page.get_by_label("Examples:").select_option("Cash")
    expect(page.locator("textarea[name=body]")).to_have_value('{\n  "sum": 0\n}')


def test_levels_unfold_one_by_one_or_all(page, site):
    page.goto(f"{site}/operations/pay")
    page.locator("table .tab", has_text="Schema").first.click()
    schema = page.locator("table .schema").first
    schema.get_by_role("button", name="Next level").click()
    expect(schema.get_by_text("address", exact=True)).to_be_visible()
    expect(schema.get_by_text("street", exact=True)).to_be_hidden()
    schema.get_by_role("button", name="Expand all").click()
    expect(schema.get_by_text("street", exact=True)).to_be_visible()
    schema.get_by_role("button", name="Collapse").click()
    expect(schema.get_by_text("address", exact=True)).to_be_hidden()


def test_levels_unfold_without_scripts(plain, site):
    plain.goto(f"{site}/schemas/Order")
    expect(plain.get_by_text("street", exact=True)).to_be_hidden()
    plain.get_by_role("link", name="all", exact=True).click()
    expect(plain.get_by_text("street", exact=True)).to_be_visible()


def test_a_schema_says_who_uses_it(page, site):
    page.goto(f"{site}/schemas/Address")
    uses = page.locator("#used-by")
    uses.get_by_text("1 operation by way of these schemas").click()
    expect(uses.get_by_role("link", name="/pay")).to_be_visible()
    uses.get_by_role("link", name="Customer").click()
    expect(page.get_by_role("heading", level=1)).to_have_text("Customer")
