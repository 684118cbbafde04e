"""The end of a run: no server of it wrote a secret of it anywhere (THREATS O1)."""

import pytest

import leaks


@pytest.fixture(scope="session", autouse=True)
def no_leak():
    """Set up first and so torn down last, when all servers have stopped and written what they had to write."""
    yield
    found, read = leaks.scan()
    assert not found, f"pieces of secrets in what servers wrote: {found[:20]}"
    print(f"no piece of {leaks.count()} secrets in {read / 1e6:.1f} MB of logs and files")
