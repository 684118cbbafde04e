#!/usr/bin/env python3
"""Holds the running sample API to its description.

FLEET_URL    where the API, or the gate in front of it, listens; a loopback address.
FLEET_TOKEN  a token for the gate. Without one the requests carry the identity that the gate would add.

Exits with 0 if schemathesis finds no violation.
"""

import os
import subprocess
import sys
from pathlib import Path

HERE = Path(__file__).resolve().parent
ROOT = HERE.parent.parent
DESCRIPTION = ROOT / "openapi" / "fleet.yaml"
SECONDS = os.environ.get("FLEET_SECONDS", "150")


def arguments(url, token):
    common = [
        "--config-file", str(HERE / "schemathesis.toml"), "run", str(DESCRIPTION), "--url", url,
        "--phases", "examples,coverage,fuzzing", "--max-examples", "20", "--seed", "20260302",
        "--max-time", SECONDS, "--request-timeout", "10", "--generation-database", "none",
        "--suppress-health-check", "all", "--continue-on-failure", "--no-color",
    ]
    if token:
        return common + ["--header", f"Authorization:Bearer {token}"]
    return common + [
        "--header", "Portico-Subject:schemathesis",
        "--header", "Portico-Token-Id:tok_test",
        "--header", "Portico-Scopes:vehicles:read vehicles:write",
    ]


def main(extra):
    url = os.environ.get("FLEET_URL")
    if not url:
        sys.exit("set FLEET_URL to the address of the running API")
    command = [sys.executable, "-m", "schemathesis.cli"] + arguments(url, os.environ.get("FLEET_TOKEN"))
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)}
    scratch = ROOT / ".build"
    scratch.mkdir(exist_ok=True)
    return subprocess.run(command + extra, env=environment, cwd=scratch).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
