"""How schemathesis writes what it has no serializer for, and what it must know about images and endless streams."""

import schemathesis
from hypothesis import strategies as st

PNG = bytes.fromhex(
    "89504e470d0a1a0a0000000d4948445200000001000000010806000000"
    "1f15c4890000000d49444154789c6360606060000000050001a5f64540"
    "0000000049454e44ae426082"
)
JPEG = bytes.fromhex("ffd8ffe000104a46494600010100000100010000ffd9")

# A valid `file` of putVehiclePhoto is an image; random bytes are not.
schemathesis.openapi.media_type("image/png", st.just(PNG))
schemathesis.openapi.media_type("image/jpeg", st.just(JPEG))


@schemathesis.serializer("application/x-ndjson")
def ndjson(_, value):
    return as_bytes(value)


@schemathesis.serializer("text/csv")
def csv(_, value):
    return as_bytes(value)


def as_bytes(value):
    if isinstance(value, bytes):
        return value
    # What is no text cannot be sent as one; as str() it would be a valid text again. These bytes are none.
    return value.encode() if isinstance(value, str) else b"\xff"


@schemathesis.hook
def before_call(context, case, kwargs):
    """Bounds the live stream and the export, which otherwise go on as long as the client likes."""
    bounds = {"/positions/live": ("seconds", 1), "/positions/export": ("maxRows", 100)}
    bound = bounds.get(case.operation.path)
    if bound and case.method == "GET" and bound[0] not in (case.query or {}):
        case.query = {**(case.query or {}), bound[0]: bound[1]}
    elif bound and isinstance(case.query.get(bound[0]) if case.query else None, int):
        # Whatever is in range stays in range, only shorter.
        if case.query[bound[0]] > bound[1]:
            case.query[bound[0]] = min(case.query[bound[0]], bound[1])
