/// The `id` of an element: a literal of a page, or a name from a document behind the prefix `d-`, so that no document
/// can take the place of an element of the page or of a global name of a script (THREATS R8).
public struct ElementID: Hashable, Sendable {
    /// The id as it stands in the attribute.
    public let text: String

    /// An id of the page's own, known when the page was written.
    public init(_ literal: StaticString) {
        text = literal.description
    }

    /// An id of the page's own with a running number: `row-3`.
    public init(_ literal: StaticString, _ number: Int) {
        text = "\(literal)-\(number)"
    }

    /// An id for a name from a document: `d-` and the name. Letters, digits, `-`, `.` and `_` stay; each other byte
    /// becomes `~` and two hexadecimal digits, so that different names keep different ids.
    public init(document name: String) {
        text = "d-" + Self.encoded(name)
    }

    /// An id for one of several kinds of things with a name from a document: `d-schema-Vehicle`.
    public init(_ kind: StaticString, document name: String) {
        text = "d-\(kind)-" + Self.encoded(name)
    }

    /// The id of something within this: the id, a dot and the name, in which dots are spelled `~2E`, so that different ways
    /// keep different ids.
    public func appending(_ name: String) -> ElementID {
        ElementID(whole: text + "." + Self.encoded(name, keepsDots: false))
    }

    /// An id for a name from a document as it stands in an address; nil for anything else (THREATS R8).
    public init?(parsing text: String) {
        guard text.utf8.allSatisfy(Self.isPlain), text.utf8.starts(with: "d-".utf8), text.utf8.count <= Self.maximum
        else { return nil }
        self.text = text
    }

    /// Stands for the beginning of ids until it is known where they are put. Drawn at each start, so that no document can hold
    /// it.
    public static let standIn = ElementID(document: "-" + random() + random())

    private static func random() -> String { String(UInt64.random(in: 1 << 60 ... .max), radix: 16) }

    /// Whether something is this or within it.
    public func holds(_ other: ElementID) -> Bool {
        guard other.text.utf8.starts(with: text.utf8) else { return false }
        let rest = other.text.utf8.dropFirst(text.utf8.count)
        return rest.isEmpty || rest.first == UInt8(ascii: ".")
    }

    private static let maximum = 2_000

    /// Whether a byte may stand in an id.
    static func isPlain(_ byte: UInt8) -> Bool {
        switch byte {
        case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x2E, 0x5F, 0x7E: true
        default: false
        }
    }

    /// This id and what follows it in another.
    func continued(by rest: String) -> ElementID { ElementID(whole: text + rest) }

    private init(whole text: String) { self.text = text }

    private static func encoded(_ name: String, keepsDots: Bool = true) -> String {
        func isKept(_ byte: UInt8) -> Bool {
            switch byte {
            case 0x30...0x39, 0x41...0x5A, 0x61...0x7A, 0x2D, 0x5F: true
            case 0x2E: keepsDots
            default: false
            }
        }
        if name.utf8.withContiguousStorageIfAvailable({ $0.allSatisfy(isKept) }) ?? false { return name }
        let digits = Array("0123456789ABCDEF".utf8)
        var bytes: [UInt8] = []
        bytes.reserveCapacity(name.utf8.count + 16)
        for byte in name.utf8 {
            if isKept(byte) {
                bytes.append(byte)
            } else {
                bytes += [0x7E, digits[Int(byte >> 4)], digits[Int(byte & 15)]]
            }
        }
        return String(decoding: bytes, as: UTF8.self)
    }
}

extension ElementID: ExpressibleByStringLiteral {
    /// A literal of the page: `.id("search")`.
    public init(stringLiteral literal: StaticString) {
        self.init(literal)
    }
}

extension ElementID: CustomStringConvertible {
    /// The id as it stands in the attribute.
    public var description: String { text }
}
