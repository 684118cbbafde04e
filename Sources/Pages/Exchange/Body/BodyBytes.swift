import Markup

/// The bytes of a body, which views read piece by piece and never whole where a piece will do.
///
/// Of one that lies on disk these are its beginning, its end and the part that was asked for.
struct BodyBytes {
    private let parts: [BodyWindow]

    /// Bytes of the whole body.
    let count: Int

    init(_ bytes: [UInt8]) {
        parts = [BodyWindow(start: 0, bytes: bytes)]
        count = bytes.count
    }

    init(_ response: ShownResponse) {
        let beginning = BodyWindow(start: 0, bytes: response.body)
        let tail = BodyWindow(start: response.size - response.tail.count, bytes: response.tail)
        // The part that was asked for goes further than the beginning into which it may reach.
        parts = (response.window.map { [$0] } ?? []) + [beginning, tail]
        count = response.size
    }

    var isEmpty: Bool { count == 0 }

    /// Whether all of it is here.
    var isWhole: Bool { parts.contains { $0.bytes.count == count } }

    /// The bytes from an offset on, as many as asked for where there are so many.
    func piece(from offset: Int, count: Int) -> ArraySlice<UInt8> {
        let start = min(max(0, offset), self.count)
        guard let part = parts.first(where: { $0.start <= start && start - $0.start < $0.bytes.count }) else {
            return []
        }
        let first = start - part.start
        return part.bytes[first..<first + min(max(0, count), part.bytes.count - first)]
    }

    /// All of it, for what cannot be read in pieces; nil when it is longer than a limit, or lies on disk.
    func whole(upTo limit: Int) -> [UInt8]? {
        count <= limit ? parts.first { $0.bytes.count == count }?.bytes : nil
    }

    /// The beginning, by which a body is recognised.
    var beginning: [UInt8] { Array(piece(from: 0, count: 4_096)) }

    /// Where a text begins: behind the byte order mark that some write (RFC 8259, section 8.1).
    var start: JSONPlace {
        var place = JSONPlace.start
        if piece(from: 0, count: 3).elementsEqual([0xEF, 0xBB, 0xBF]) { place.offset = 3 }
        return place
    }
}
