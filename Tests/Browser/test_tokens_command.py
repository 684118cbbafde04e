"""`portico tokens …` and `portico users …` beside a running server: what they print, how they exit, and what the gate sees."""

import csv
import io
import json
import subprocess
import time
import urllib.error
import urllib.request

import pytest
from conftest import PATIENCE, ROOT, binary

import leaks

FLEET = ROOT / "openapi" / "fleet.yaml"


@pytest.fixture(scope="module")
def desk(serve):
    return Desk(serve())


class Desk:
    """A server, and the command beside it."""

    def __init__(self, server):
        self.server = server

    def run(self, *arguments):
        group, command, *rest = arguments
        return subprocess.run(
            [binary(), group, command, "--data", self.server.folder, *rest], capture_output=True, text=True, timeout=3 * PATIENCE)

    def json(self, *arguments):
        done = self.run(*arguments, "--json")
        assert done.returncode == 0, done.stderr
        report = json.loads(done.stdout)
        for secret in [report.get("token"), (report.get("link") or "").rsplit("/", 1)[-1]]:
            if secret:
                leaks.issued(secret)
        return report

    def create(self, label, *rights, owner="ann"):
        return self.json(
            "tokens", "create", str(FLEET), "--owner", owner, "--label", label, *rights)

    def status(self, token, path="/vehicles"):
        """What the gate answers; the server sees another process's change within a second."""
        request = urllib.request.Request(self.gate + path, headers={"Authorization": f"Bearer {token}"})
        try:
            with urllib.request.urlopen(request, timeout=PATIENCE) as answer:
                return answer.status
        except urllib.error.HTTPError as error:
            return error.code

    @property
    def gate(self):
        return self.server._wait(r"(http://(?:127\.0\.0\.1|localhost):\d+)")

    def becomes(self, status, token, path="/vehicles", otherwise=None):
        """Waits for an answer of the gate, which on a quiet machine comes within a second."""
        end = time.monotonic() + PATIENCE
        while time.monotonic() < end:
            if self.status(token, path) in (status, otherwise):
                return True
            # A token that the gate does not know yet counts as a guess, and of those an address has 60 a minute.
            time.sleep(0.5)
        return False


@pytest.fixture(scope="module", autouse=True)
def ann(desk):
    return desk.json("users", "invite", "ann", "--api-access")


def test_an_invited_user_has_a_link_and_no_password_yet(desk, ann):
    assert ann["link"].startswith("/join/") and len(ann["link"]) == len("/join/") + 43
    users = {user["name"]: user for user in desk.json("users", "list")["users"]}
    assert users["ann"]["role"] == "developer" and users["ann"]["passwordSetAt"] is None
    again = desk.run("users", "link", "ann").stdout.strip()
    assert again.startswith("/join/") and again != ann["link"]


def test_a_token_is_printed_once_and_works_within_a_second(desk):
    made = desk.create("job", "--scope", "vehicles:read")
    assert made["state"] == "never-used" and made["createdBy"] == "command line"
    assert desk.becomes(200, made["token"])
    shown = desk.run("tokens", "show", made["id"])
    assert shown.returncode == 0 and made["token"] not in shown.stdout and "vehicles:read" in shown.stdout
    plain = desk.run("tokens", "create", str(FLEET), "--owner", "ANN", "--label", "plain")
    assert plain.returncode == 0 and plain.stdout.startswith("ptc_") and plain.stdout.count("\n") == 1


def test_pause_resume_rotate_and_revoke_reach_the_gate(desk):
    made = desk.create("life", "--scope", "vehicles:read")
    assert desk.becomes(200, made["token"])
    assert desk.run("tokens", "pause", made["id"]).returncode == 0
    assert desk.becomes(401, made["token"])
    assert desk.run("tokens", "resume", made["id"]).returncode == 0
    assert desk.becomes(200, made["token"])
    new = desk.json("tokens", "rotate", made["id"], "--grace", "0s")
    assert desk.becomes(200, new["token"]) and desk.becomes(401, made["token"])
    assert desk.run("tokens", "revoke", new["id"]).returncode == 0
    assert desk.becomes(401, new["token"])
    resumed = desk.run("tokens", "resume", new["id"])
    assert resumed.returncode == 1 and "revoked" in resumed.stderr


def test_an_edit_narrows_and_does_not_widen(desk):
    made = desk.create("edit", "--scope", "vehicles:read", "--scope", "vehicles:write")
    narrow = desk.json("tokens", "edit", made["id"], "--scope", "vehicles:write", "--label", "narrow")
    assert narrow["scopes"] == ["vehicles:write"] and narrow["description"] == "narrow"
    assert desk.becomes(403, made["token"])
    wide = desk.run("tokens", "edit", made["id"], "--scope", "vehicles:read")
    assert wide.returncode == 1 and "narrowed, not widened" in wide.stderr


def test_lists_are_filtered_and_exported_without_secrets_or_formulas(desk):
    made = desk.create("=cmd()")
    found = desk.json("tokens", "list", "--text", "=cmd", "--owner", "ann")
    assert [token["id"] for token in found["tokens"]] == [made["id"]] and found["total"] == 1
    exported = desk.run("tokens", "export").stdout
    rows = list(csv.DictReader(io.StringIO(exported)))
    assert {"'=cmd()"} & {row["description"] for row in rows} and made["token"] not in exported
    table = desk.run("tokens", "list", "--sort", "label", "--ascending").stdout
    assert table.startswith("ID") and made["id"] in table and "in all" in table
    assert desk.run("tokens", "list", "--state", "revoked", "--text", "=cmd").stdout == "There are no such tokens.\n"


def test_withdrawn_access_closes_the_tokens_and_all_of_a_user_end_together(desk):
    # A user whom no other test needs.
    desk.json("users", "invite", "bea", "--api-access")
    made = desk.create("access", "--scope", "vehicles:read", owner="bea")
    assert desk.becomes(200, made["token"])
    assert desk.run("users", "change", "bea", "--no-api-access").returncode == 0
    assert desk.becomes(401, made["token"], otherwise=403)
    refused = desk.run("tokens", "create", str(FLEET), "--owner", "bea", "--label", "x")
    assert refused.returncode == 1 and "may not use the API" in refused.stderr
    assert desk.run("users", "change", "bea", "--api-access").returncode == 0
    assert desk.becomes(200, made["token"])
    assert desk.json("tokens", "revoke", "--all-of", "bea")["revoked"] > 0
    assert desk.becomes(401, made["token"])


@pytest.mark.parametrize("arguments, code, words", [
    (["tokens", "show", "0" * 22], 1, "no such token"),
    (["tokens", "show", "ptc_secret"], 2, "22 letters and digits"),
    (["tokens", "revoke"], 2, "--all-of"),
    (["tokens", "list", "--sort", "odd"], 2, "--sort takes"),
    (["tokens", "list", "--owner", "nobody"], 1, "no user called"),
    (["tokens", "edit", "0" * 22], 2, "Say what to change"),
    (["tokens", "rotate", "0" * 22, "--grace", "soon"], 2, "--grace takes"),
    (["tokens", "create", str(FLEET), "--owner", "ann", "--label", "x", "--scope", "*"], 1, "no scope"),
    (["tokens", "create", str(FLEET), "--owner", "ann", "--label", ""], 1, "description is needed"),
    (["tokens", "create", str(FLEET), "--owner", "ann", "--label", "x", "--network", "x"], 2, "--network"),
    (["tokens", "create", str(FLEET), "--owner", "ann", "--label", "x", "--idle", "1s"], 2, "one minute"),
    (["tokens", "create", "missing.yaml", "--owner", "ann", "--label", "x"], 2, "missing.yaml"),
    (["users", "invite", "ANN"], 1, "already"),
    (["users", "invite", "a b"], 1, "letters"),
    (["users", "invite", "x", "--role", "king"], 2, "--role takes"),
    (["users", "change", "nobody", "--role", "developer"], 1, "no user called"),
    (["users", "change", "ann"], 2, "Say what to change"),
    (["users", "odd"], 2, ""),
])
def test_mistakes_are_told_in_one_sentence_with_the_right_exit_code(desk, arguments, code, words):
    done = desk.run(*arguments)
    assert (done.returncode, done.stdout) == (code, ""), done.stderr
    assert words in done.stderr and done.stderr.count("\n") == 1
    assert "ptc_secret" not in done.stderr


def test_a_folder_without_a_store_stays_without(tmp_path):
    done = subprocess.run([binary(), "tokens", "list", "--data", tmp_path], capture_output=True, text=True, timeout=3 * PATIENCE)
    assert done.returncode == 2 and "There is no store" in done.stderr and not any(tmp_path.iterdir())
