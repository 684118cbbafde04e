"""A server that is killed comes back with the sessions it had (THREATS O8, section 6.5)."""

from playwright.sync_api import expect

from conftest import free_port

DESCRIPTION = """
openapi: 3.1.0
info: {title: Shop, version: '1'}
servers: [{url: 'http://127.0.0.1:9'}]
paths: {/items: {get: {operationId: listItems, security: [{key: []}], responses: {'200': {description: ok}}}}}
components: {securitySchemes: {key: {type: apiKey, in: query, name: api_key}}}
"""


def test_sessions_survive_a_kill(serve, chromium, tmp_path):
    description = tmp_path / "shop.yaml"
    description.write_text(DESCRIPTION)
    folder = tmp_path / "data"
    port = str(free_port())
    server = serve("--port", port, str(description), folder=folder)
    page = chromium.new_context().new_page()
    page.goto(f"{server.url}/shop/authorize")
    page.locator('[name="s.key"]').fill("planted-key-5d1e")
    page.get_by_role("button", name="Authorize").last.click()
    expect(page.locator('[name="s.key"]')).to_have_count(0)
    for _ in range(3):
        server.process.kill()
        server.process.wait()
        server = serve("--port", port, str(description), folder=folder)
        page.goto(f"{server.url}/shop/authorize")
        expect(page.get_by_role("main").get_by_role("button", name="Logout").first).to_be_visible()
    page.context.close()
