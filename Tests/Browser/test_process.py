"""What the running process gives away to others on the machine (THREATS B6, B8)."""

import contextlib
import os
import pathlib
import re
import shutil
import signal
import stat
import subprocess

import pytest

import leaks
from conftest import PATIENCE, binary

NOBODY = 65534


@pytest.fixture
def started(tmp_path):
    """A server started with cores allowed and a wide umask, by a user who is not root where that can be had."""
    running = []

    def start():
        user = {}
        if os.geteuid() == 0:
            # Its own copy: the build may lie where nobody else can read.
            program = tmp_path / "portico"
            shutil.copy(binary(), program)
            program.chmod(0o755)
            os.chown(tmp_path, NOBODY, NOBODY)
            for folder in list(tmp_path.parents)[:3]:
                if folder != pathlib.Path(folder.root) and folder.stat().st_uid == 0 and folder != pathlib.Path("/tmp"):
                    folder.chmod(folder.stat().st_mode | 0o011)
            user = {"user": NOBODY, "group": NOBODY, "extra_groups": []}
        else:
            program = binary()
        shell = 'umask 022; ulimit -c unlimited 2>/dev/null; exec "$@"'
        process = subprocess.Popen(
            ["sh", "-c", shell, "sh", program, "serve", "--port", "0", "--gate-port", "0", "--data", tmp_path / "data"],
            stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, cwd=tmp_path, env={"HOME": str(tmp_path)}, **user)
        leaks.watch(None, tmp_path / "data")
        running.append(process)
        for line in process.stdout:
            if "portico.localhost" in line:
                return process
        raise AssertionError("the server did not start")

    yield start
    for process in running:
        process.kill()
        process.wait()
        process.stdout.close()


def test_a_crash_leaves_no_core_and_files_are_closed(started, tmp_path):
    process = started()
    limits = pathlib.Path(f"/proc/{process.pid}/limits").read_text()
    assert ["0", "0"] == [line for line in limits.splitlines() if line.startswith("Max core file size")][0].split()[4:6]
    for path in [tmp_path / "data", *(tmp_path / "data").rglob("*")]:
        # A file of the store's own may be gone by now.
        with contextlib.suppress(FileNotFoundError):
            assert stat.S_IMODE(path.stat().st_mode) & 0o077 == 0, f"{path} is open to others"
    status = pathlib.Path(f"/proc/{process.pid}/status").read_text()
    assert "Umask:\t0077" in status
    before = set(tmp_path.iterdir())
    process.send_signal(signal.SIGABRT)
    assert process.wait(3 * PATIENCE) == -signal.SIGABRT
    assert not re.search(r"0x[0-9a-f]{8}|rax", process.stdout.read()), "registers or memory in the log"
    assert set(tmp_path.iterdir()) == before, "a core was left"


def test_others_of_the_same_user_read_neither_its_memory_nor_its_environment(started):
    process = started()
    # What is not dumpable belongs to root in /proc, whoever started it.
    owner = pathlib.Path(f"/proc/{process.pid}/environ").stat().st_uid
    assert owner == 0
    if os.geteuid() == 0:
        reading = subprocess.run(
            ["cat", f"/proc/{process.pid}/environ"], user=NOBODY, group=NOBODY, extra_groups=[], capture_output=True)
        assert reading.returncode != 0 and reading.stdout == b""
    else:
        with pytest.raises(PermissionError):
            pathlib.Path(f"/proc/{process.pid}/environ").read_bytes()
