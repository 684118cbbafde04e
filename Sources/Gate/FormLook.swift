import NIOCore
import NIOHTTP1

/// The beginning of a form that came without the field `Authorization`: a token in it is in the wrong place (RFC 6750 section
/// 2.2; THREATS G2), and whoever sent it is told so instead of that there was none.
///
/// Nothing of it goes to the API, and no more of it is kept than is looked at.
struct FormLook {
    /// Bytes that are looked at.
    static let limit = 8 * 1024

    private var bytes: [UInt8] = []

    /// Nil for a request whose body is no form, and for one that waits for word before it sends it.
    init?(_ head: HTTPRequestHead) {
        guard let type = head.headers.first(where: { $0.name.isField("content-type") })?.value,
            !head.headers.contains(where: { $0.name.isField("expect") }),
            (type.split(separator: ";").first ?? "").trimmingBlanks.isField("application/x-www-form-urlencoded")
        else { return nil }
    }

    /// Takes what came; whether enough is there.
    mutating func take(_ buffer: ByteBuffer) -> Bool {
        bytes += buffer.readableBytesView.prefix(Self.limit - bytes.count)
        return bytes.count >= Self.limit
    }

    /// The answer to what is there.
    var refusal: Refusal {
        TokenScan.finds(inFields: bytes) ? .invalidRequest("A token must not be sent in a form.") : .noToken
    }
}

extension Substring {
    fileprivate var trimmingBlanks: String {
        String(drop { $0 == " " || $0 == "\t" }.reversed().drop { $0 == " " || $0 == "\t" }.reversed())
    }
}
