/// One entry of the arena: a value, or the key of an object's member, which stands right before its value.
///
/// Sixteen bytes whatever the value; the content is read from the text when somebody asks. What the fields hold depends
/// on the kind:
///
/// | field | scalar | container | alias | key |
/// |---|---|---|---|---|
/// | `start` | offset of its text | offset of its text | offset of its text | offset of its text |
/// | `extent` | bytes of its text | index after its last record | index of its target | bytes of its text |
/// | `link` | index of its container | index of its container | index of its container | hash of the key |
/// | `count` | – | elements or members | – | – |
struct Record {
    enum Kind: UInt32 {
        case null, `false`, `true`, number, string, array, object, alias, key
    }

    /// In `start`: the value stands in no text.
    static let nowhere = UInt32.max
    /// In `link`: the value is a root.
    static let noContainer = UInt32.max
    /// The highest `count`.
    static let maximumCount = 1 << 24 - 1

    // Flags, above the four bits of the kind.
    /// The text of a string or key holds JSON escapes.
    static let escaped: UInt32 = 1 << 4
    /// The text stands in the side text, not in the document.
    static let aside: UInt32 = 1 << 5
    /// The text is preceded by a quotation mark.
    static let quoted: UInt32 = 1 << 6
    /// Of an object: it has a key table. Of a key: it is a merge key, whose member does not show.
    static let special: UInt32 = 1 << 7

    var start: UInt32
    var extent: UInt32
    var link: UInt32
    private(set) var meta: UInt32

    @inline(__always)
    init(_ kind: Kind, flags: UInt32 = 0, start: UInt32, extent: UInt32, link: UInt32 = Record.noContainer) {
        self.start = start
        self.extent = extent
        self.link = link
        meta = kind.rawValue | flags
    }

    /// The same text as that of another record, as another kind.
    init(_ kind: Kind, moving record: Record) {
        self.init(kind, flags: record.flags, start: record.start, extent: record.extent)
    }

    @inline(__always)
    var kind: Kind { Kind(rawValue: meta & 15) ?? .null }

    /// Whether it is of a kind, without finding out which it is of.
    @inline(__always)
    func `is`(_ kind: Kind) -> Bool { meta & 15 == kind.rawValue }

    @inline(__always)
    var isContainer: Bool { self.is(.array) || self.is(.object) }

    /// The index after the value whose record this is, and everything in it.
    @inline(__always)
    func next(_ index: Int) -> Int { isContainer ? Int(extent) : index + 1 }

    @inline(__always)
    func has(_ flag: UInt32) -> Bool { meta & flag != 0 }

    var flags: UInt32 { meta & 0xF0 }

    mutating func set(_ flag: UInt32) { meta |= flag }

    @inline(__always)
    var count: Int { Int(meta >> 8) }

    /// Writes the count of a container and the index after its last record.
    @inline(__always)
    mutating func close(count: Int, end: Int) {
        meta = meta & 0xFF | UInt32(truncatingIfNeeded: min(count, Self.maximumCount)) << 8
        extent = UInt32(truncatingIfNeeded: end)
    }
}
