"""httpbin (Kenneth Reitz's server of test cases, from PyPI) on a free loopback port, and Portico driven by its own routes."""

import html
import json
import logging
import re
import threading

import requests
from werkzeug.serving import WSGIRequestHandler, make_server


class Handler(WSGIRequestHandler):
    protocol_version = "HTTP/1.1"

    def log(self, *_):
        pass


def start():
    """The running server and its origin."""
    logging.getLogger("flasgger").setLevel(logging.ERROR)
    from httpbin.core import app

    server = make_server("127.0.0.1", 0, app, threaded=True, request_handler=Handler)
    threading.Thread(target=server.serve_forever, daemon=True).start()
    return server, f"http://127.0.0.1:{server.port}"


SECURED = {
    "openapi": "3.1.0",
    "info": {"title": "Who calls httpbin", "version": "1"},
    "components": {"securitySchemes": {
        "basic": {"type": "http", "scheme": "basic"},
        "bearer": {"type": "http", "scheme": "bearer"},
        "digest": {"type": "http", "scheme": "digest"}}},
    "paths": {},
}


def secured(origin):
    """httpbin's own description (Swagger 2.0) cannot say who is to call by Digest or Bearer: this one does."""
    names = {"user": "path", "passwd": "path", "qop": "path", "algorithm": "path", "stale_after": "path"}
    paths = {
        "/basic-auth/{user}/{passwd}": "basic", "/bearer": "bearer", "/digest-auth/{qop}/{user}/{passwd}/{algorithm}": "digest",
        "/digest-auth/{qop}/{user}/{passwd}/{algorithm}/{stale_after}": "digest",
    }
    description = {**SECURED, "servers": [{"url": origin}], "paths": {}}
    for path, scheme in paths.items():
        parameters = [{"name": name, "in": place, "required": True, "schema": {"type": "string"}}
                      for name, place in names.items() if "{" + name + "}" in path]
        description["paths"][path] = {"get": {
            "security": [{scheme: []}], "parameters": parameters, "responses": {"200": {"description": "ok"}}}}
    # Its own says that these are fields of a form; it reads a query.
    redirect = [{"name": name, "in": "query", "schema": {"type": "string"}} for name in ("url", "status_code")]
    description["paths"]["/redirect-to"] = {"post": {
        "parameters": redirect, "responses": {"200": {"description": "ok"}},
        "requestBody": {"content": {"application/json": {"schema": {"type": "object"}}}}}}
    # Its own has no word about this parameter of the path.
    description["paths"]["/anything/{anything}"] = {"get": {
        "parameters": [{"name": "anything", "in": "path", "required": True, "schema": {"type": "string"}}],
        "responses": {"200": {"description": "ok"}}}}
    description["paths"]["/response-headers"] = {"get": {
        "parameters": [{"name": "Set-Cookie", "in": "query", "schema": {"type": "string"}}],
        "responses": {"200": {"description": "ok"}}}}
    return description


class Exchange:
    """A kept result: its page, and the body that came back."""

    def __init__(self, visitor, document, page, identity):
        self.visitor, self.document, self.page, self.identity = visitor, document, page, identity

    @property
    def status(self):
        found = re.search(r'data-summary[^>]*><span class="status[^"]*">(\d+)', self.page)
        return int(found.group(1)) if found else None

    @property
    def body(self):
        answer = self.visitor.http.get(f"{self.visitor.base}/{self.document}/exchanges/{self.identity}/body")
        assert answer.status_code == 200, answer.text
        return answer.content

    @property
    def json(self):
        return json.loads(self.body)

    @property
    def text(self):
        return html.unescape(re.sub(r"<[^>]+>", " ", self.page))

    def follow(self):
        return self.visitor.post_to_result(self.document, f"/{self.document}/exchanges/{self.identity}/follow", {})


def problems(answer):
    """Why a form was not taken."""
    said = re.findall(r'class="notice[^"]*"[^>]*>(.*?)</div>', answer.text, re.S)
    return f"{answer.status_code}: " + "; ".join(html.unescape(re.sub(r"<[^>]+>", " ", text)) for text in said)


class Visitor:
    """A browser without scripts: one session, forms posted as its pages have them."""

    def __init__(self, portico):
        self.base = re.sub(r"portico\.localhost", "127.0.0.1", portico.url)
        self.http = requests.Session()
        self.operations = {}
        self.csrf = ""

    def get(self, path):
        answer = self.http.get(self.base + path)
        self.remember(answer.text)
        return answer.text

    def remember(self, text):
        found = re.search(r'name="csrf" value="([^"]*)"', text)
        if found:
            self.csrf = html.unescape(found.group(1))

    def post(self, path, fields, **options):
        answer = self.http.post(
            self.base + path, data={"csrf": self.csrf, **fields}, headers={"Sec-Fetch-Site": "same-origin"},
            allow_redirects=False, **options)
        return answer

    def operation(self, document, method, path):
        if document not in self.operations:
            rows = re.findall(
                rf'href="/{document}/operations/([^"?#]+)"[^>]*>(.*?)</a>', self.get(f"/{document}"), re.S)
            self.operations[document] = rows
        slug = re.sub(r"[^a-z0-9]+", "-", f"{method} {path}".lower()).strip("-")
        for found, _ in self.operations[document]:
            if re.fullmatch(re.escape(slug) + r"-[0-9a-f]{8}", found):
                return found
        raise AssertionError(f"no operation {method} {path}: {slug}")

    def server(self, document, url):
        self.get(f"/{document}")
        answer = self.post(f"/{document}/server", {"server": "0", "own-server": url})
        assert answer.status_code == 303, answer.text

    def authorize(self, document, fields):
        self.get(f"/{document}/authorize")
        answer = self.post(f"/{document}/authorize", fields)
        assert answer.status_code == 303, answer.text

    def execute(self, document, method, path, fields=None, **options):
        operation = self.operation(document, method, path)
        address = f"/{document}/operations/{operation}"
        self.get(address)
        return self.post_to_result(document, address, fields or {}, **options)

    def post_to_result(self, document, address, fields, **options):
        answer = self.post(address, fields, **options)
        assert answer.status_code == 303, problems(answer)
        place = answer.headers["Location"]
        identity = re.search(r"exchange=([^&#]+)", place).group(1)
        return Exchange(self, document, self.get(place.split("#")[0]), identity)
