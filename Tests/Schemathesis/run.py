#!/usr/bin/env python3
"""Holds the running sample API to its description.

FLEET_URL    where the gate in front of the API listens; a loopback address.
FLEET_TOKEN  a token for the gate: the API answers nobody who does not come by it.

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
    return common + ["--header", f"Authorization:Bearer {token}"]


def main(extra):
    url = os.environ.get("FLEET_URL")
    if not url:
        sys.exit("set FLEET_URL to the address of the running gate")
    token = os.environ.get("FLEET_TOKEN")
    if not token:
        sys.exit("set FLEET_TOKEN to a token for the gate")
    command = [sys.executable, "-m", "schemathesis.cli"] + arguments(url, token)
    environment = {**os.environ, "SCHEMATHESIS_HOOKS": "hooks", "PYTHONPATH": str(HERE)}
    scratch = ROOT / ".build"
    scratch.mkdir(exist_ok=True)
    return subprocess.run(command + extra, env=environment, cwd=scratch).returncode


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
