import Markup

/// The bytes of a body, which views read piece by piece and never whole where a piece will do.
struct BodyBytes {
    private let bytes: [UInt8]

    init(_ bytes: [UInt8]) { self.bytes = bytes }

    var count: Int { bytes.count }
    var isEmpty: Bool { bytes.isEmpty }

    /// The bytes from an offset on, as many as asked for where there are so many.
    func piece(from offset: Int, count: Int) -> ArraySlice<UInt8> {
        let start = min(max(0, offset), bytes.count)
        return bytes[start..<start + min(max(0, count), bytes.count - start)]
    }

    /// All of it, for what cannot be read in pieces; nil when it is longer than a limit.
    func whole(upTo limit: Int) -> [UInt8]? { count <= limit ? bytes : nil }

    /// The beginning, by which a body is recognised.
    var beginning: [UInt8] { Array(piece(from: 0, count: 4_096)) }

    /// Where a text begins: behind the byte order mark that some write (RFC 8259, section 8.1).
    var start: JSONPlace {
        var place = JSONPlace.start
        if piece(from: 0, count: 3).elementsEqual([0xEF, 0xBB, 0xBF]) { place.offset = 3 }
        return place
    }
}
