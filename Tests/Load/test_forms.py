"""Forms that are made to cost: too many fields, nested names, JSON, too large; each is refused at once (THREATS L2)."""

import urllib.parse

import pytest

import leaks
from running import Served, Visitor, api, description

# Seconds of the server's processors, which no other process can take from it: a refusal takes milliseconds, a form that costs
# what it was made to cost takes minutes.
SECONDS = 5
NESTED = "a" + "[b]" * 5_000


def forms(csrf):
    """Each as the body, its type, and the statuses that it may have."""
    ours = "application/x-www-form-urlencoded"
    token = f"csrf={urllib.parse.quote(csrf)}"
    many = lambda count, name="f": "&".join([token] + [f"{name}={number}" for number in range(count)])
    boundary = "x"
    parts = "".join(f'--{boundary}\r\nContent-Disposition: form-data; name="f{number}"\r\n\r\n1\r\n' for number in range(20_000))
    return {
        "20,000 fields": (many(20_000), ours, {413}),
        "20,000 fields of one nested name": (many(20_000, "a[]"), ours, {413}),
        "nesting in place of the form's token": (f"csrf[a][b]={urllib.parse.quote(csrf)}", ours, {403}),
        "depth without the form's token": (f"{NESTED}=1", ours, {403}),
        "20,000 parts": (f"{parts}--{boundary}--\r\n", f"multipart/form-data; boundary={boundary}", {413}),
        "JSON": ('{"csrf": "' + csrf + '", "a": ' + '{"b": ' * 5_000 + "1" + "}" * 5_000 + "}", "application/json", {415}),
        "no type": (token, "", {400, 415}),
        "2 MiB in one value": (f"{token}&a=" + "x" * 2_097_152, ours, {413}),
        "percent signs alone": (f"{token}&" + "%" * 60_000, ours, {400, 403, 404, 422, 303}),
    }


@pytest.fixture(scope="module")
def site(tmp_path_factory):
    folder = tmp_path_factory.mktemp("forms")
    with api() as port:
        (folder / "load.json").write_text(description(port))
        server = Served(folder / "data", "--gate", f"http://127.0.0.1:{port}", folder / "load.json")
        boss = Visitor(server.port)
        boss.join(server.invitation)
        yield server, boss, port
        boss.close()
        server.stop()


def pages(port):
    """Addresses that take a form, with the most fields that they take; those of rights are longer than others."""
    return [
        ("/theme", "/load", 200), ("/sign-in", "/sign-in", 200), ("/load/authorize", "/load/authorize", 200),
        (f"/load/operations/get{port}", f"/load/operations/get{port}", 200), ("/load/server", "/load", 200),
        ("/users", "/users/new", 200), ("/password", "/account", 200), ("/account", "/account", 200),
        ("/tokens", "/tokens/new", 8_000), ("/tokens/preview", "/tokens/new", 8_000), ("/tokens/find", "/tokens", 200),
    ]


def test_made_up_forms_are_refused_at_once(site):
    """L2 at the forms of the site and the desk."""
    server, boss, port = site
    memory = server.memory("VmHWM")
    for path, page, _ in pages(port):
        boss.get(page)
        for name, (body, kind, statuses) in forms(boss.csrf).items():
            # Execute takes files of 10 MiB: two are not too many, and what a value holds is for the call to judge.
            if name == "2 MiB in one value" and "/operations/" in path:
                continue
            begun = server.processor_time()
            status, answer = boss.post(path, body, **{"Content-Type": kind})
            took = server.processor_time() - begun
            if status == 303 and 303 not in statuses:
                # A page that wants the password again first reads the form all the same; it must not have been taken.
                raise AssertionError(f"{name} was taken at {path}")
            assert status in statuses, (path, name, status, answer[:300])
            assert took < SECONDS, (path, name, took)
            boss.close()
    assert server.is_alive() and server.memory("VmHWM") < memory + 96e6


def test_a_form_has_200_fields_and_names_are_flat(site):
    """L2: the number of fields is the limit itself, and a name with brackets is a name like any other."""
    server, boss, port = site
    for path, page, most in pages(port):
        boss.get(page)
        fields = [("x.nothing", "1")] * most
        status, answer = boss.post(path, fields)
        boss.close()
        assert status == 413, (path, status, answer[:300])
    visitor = Visitor(server.port, "127.0.6.1")
    visitor.get("/sign-in")
    guess = leaks.secret("guess")
    status, _ = visitor.post("/sign-in", [("name[first]", "boss"), ("password[]", guess), ("name", "nobody"), ("password", guess)])
    assert status == 422
    visitor.close()
