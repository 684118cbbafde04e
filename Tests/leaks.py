"""Secrets of a run and what its servers wrote: at the end no piece of the one may stand in the other (THREATS O1).

Whoever makes a server names its log and its folder here, whoever makes or is given a secret names that. One that is planted
begins with a word that says where it comes from; pieces of that word are not looked for, as they may stand anywhere.
"""

import pathlib
import re
import secrets as random

WIDTH = 8
# Secrets are made of these signs, so a piece of one stands in a run of them.
_RUN = re.compile(rb"[0-9A-Za-z_-]{8,}")
# What the banner shows, on lines of their own: the link of the first administrator and a demo token.
_BANNER = re.compile(rb"^    (http://\S+/join/\S+|ptc_\w+)$", re.MULTILINE)
_secrets = {}
_places = {}


def secret(word):
    """A password or key of this run, to be typed."""
    text = random.token_hex(12)
    _secrets[text] = word
    return f"{word}-{text}"


def issued(text):
    """One that the server made. Its first eight characters may be shown (THREATS 6.3)."""
    _secrets[text[1:]] = "issued"
    return text


def watch(log, *folders):
    """A server's log, as a path or as something that gives its text, and the folders that it writes to."""
    _places[str(log) if isinstance(log, pathlib.Path) else id(log)] = (log, folders)


def pieces():
    """Every piece of eight bytes of every secret, with where the secret comes from."""
    return {
        text[start:start + WIDTH].encode(): word
        for text, word in _secrets.items() for start in range(len(text) - WIDTH + 1)}


def count():
    return len(_secrets)


def scan():
    """What was found, as (file, whence the secret), and how many bytes were read."""
    wanted, found, read, seen = pieces(), set(), 0, set()
    for place, text in _written():
        read += len(text)
        for run in _RUN.findall(text):
            if run in seen:
                continue
            for start in range(len(run) - WIDTH + 1):
                if (word := wanted.get(run[start:start + WIDTH])) is not None:
                    found.add((str(place), word))
                    break
            else:
                # A run that holds nothing need not be looked at again: most stand in every database.
                seen.add(run)
    return sorted(found), read


def _written():
    """All that servers wrote, once: logs without the banner, in which the start shows what it made."""
    files = set()
    for log, folders in _places.values():
        if isinstance(log, pathlib.Path):
            if log.exists():
                yield log, _BANNER.sub(b"", log.read_bytes())
        else:
            yield "a log", _BANNER.sub(b"", log().encode())
        for folder in folders:
            files.update(path for path in folder.rglob("*") if path.is_file())
    for path in sorted(files):
        yield path, path.read_bytes()
