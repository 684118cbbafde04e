"""Secrets of a run and what its servers wrote: at the end no piece of the one may stand in the other (THREATS O1).

Whoever starts a server names its log and its folder here, whoever is given or types a secret names that. The keys that the
servers made for themselves are looked for too.
"""

import pathlib
import re
import secrets as random

WIDTH = 8
# Secrets are made of these signs, so a piece of one stands in a run of them.
_RUN = re.compile(rb"[0-9A-Za-z_+/=-]{8,}")
# What the banner shows, on lines of their own: the link of the first administrator and a demo token.
_BANNER = re.compile(rb"^    (http://\S+/join/\S+|ptc_\w+)$", re.MULTILINE)
_pieces = {}
_secrets = set()
_places = []


def secret(word):
    """A password or key of this run, to be typed: a digit in every piece, and never a piece of a number or a digest in hexadecimal
    digits, which stand in every log."""
    return typed(f"{word}-" + "".join(random.choice("ghijklmnopqrstuvwxyzGHIJKLMNOPQRSTUVWXYZ") + random.choice("0123456789") for _ in range(12)))


def typed(text):
    """One that somebody typed. A piece without a digit may be a word that stands anywhere."""
    if text.startswith("ptc_"):
        return issued(text)
    return _register(text, [piece for piece in _slices(text) if any(sign.isdigit() for sign in piece)], "typed")


def issued(text):
    """One that a server made. Its first eight characters may be shown (THREATS 6.3), and so may pieces that begin with them:
    what stands behind them in a row of the database is the token's next by chance, of 62 times once."""
    return _register(text, _slices(text[4:]), "issued")


def watch(log, *folders):
    """A server's log, as a path or as a function that gives its text, and the folders that it writes to."""
    _places.append((log, folders))


def count():
    return len(_secrets)


def scan():
    """What was found, as (file, whence the secret), and how many bytes were read."""
    files = {path for _, folders in _places for folder in folders for path in folder.rglob("*") if path.is_file()}
    for path in files:
        if path.suffix == ".key":
            text = path.read_text("latin-1").strip()
            _register(text, _slices(text), path.name)
    wanted = {piece.encode("latin-1", "ignore"): whence for piece, whence in _pieces.items()}
    found, read, clean = set(), 0, set()
    for place, text in _written(path for path in files if path.suffix != ".key"):
        read += len(text)
        for run in _RUN.findall(text):
            # A run that holds nothing need not be looked at again: most stand in every database.
            if run in clean:
                continue
            hits = {piece for start in range(len(run) - WIDTH + 1) if (piece := run[start:start + WIDTH]) in wanted}
            found.update((str(place), wanted[piece]) for piece in hits)
            if not hits:
                clean.add(run)
    return sorted(found), read


def _slices(text):
    return [text[start:start + WIDTH] for start in range(len(text) - WIDTH + 1)]


def _register(text, pieces, whence):
    _secrets.add(text)
    for piece in pieces:
        # A made-up token of nothing but zeros is looked for in vain: they stand everywhere.
        if len(set(piece)) > 2:
            _pieces[piece] = whence
    return text


def _written(files):
    """All that servers wrote; logs without the banner, in which a start shows what it made."""
    for log, _ in _places:
        if isinstance(log, pathlib.Path):
            yield log, _BANNER.sub(b"", log.read_bytes() if log.exists() else b"")
        elif log:
            yield "a log", _BANNER.sub(b"", log().encode())
    for path in sorted(files):
        yield path, path.read_bytes()
