/// Markup that stands at several places of a site: wherever its ids begin alike, the beginning is left open.
///
/// Written once with ``ElementID/standIn`` as the beginning of its ids, and put in with that of each place.
public struct AnchoredHTML: Sendable {
    /// What was written, the stand-in left out.
    private let bytes: [UInt8]
    /// Where it stood.
    private let places: [Int]

    /// - Parameter written: what was written with ``ElementID/standIn``.
    public init(_ written: HTML) {
        let standIn = Array(ElementID.standIn.text.utf8)
        var bytes: [UInt8] = []
        var places: [Int] = []
        written.storage.withUnsafeBufferPointer { written in
            bytes.reserveCapacity(written.count)
            var start = 0
            while let place = Self.place(of: standIn, in: written, from: start) {
                bytes.append(contentsOf: UnsafeBufferPointer(rebasing: written[start..<place]))
                places.append(bytes.count)
                start = place + standIn.count
            }
            bytes.append(contentsOf: UnsafeBufferPointer(rebasing: written[start...]))
        }
        self.bytes = bytes
        self.places = places
    }

    /// The number of its bytes when it is put in.
    public func count(at anchor: ElementID) -> Int { bytes.count + places.count * anchor.text.utf8.count }

    /// About how much memory it takes.
    public var size: Int { bytes.count + places.count * MemoryLayout<Int>.stride }

    /// The ids in it that begin with the one that was left open.
    public func ids(at anchor: ElementID) -> [ElementID] {
        places.map { place in
            anchor.continued(by: String(decoding: bytes[place...].prefix(while: ElementID.isPlain), as: UTF8.self))
        }
    }

    fileprivate func write(at anchor: String, into storage: inout MarkupBytes) {
        var anchor = anchor
        anchor.withUTF8 { anchor in
            bytes.withUnsafeBufferPointer { bytes in
                guard let source = bytes.baseAddress else { return }
                storage.append(upTo: bytes.count + places.count * anchor.count) { target in
                    var start = 0
                    var end = target
                    for place in places {
                        end.update(from: source + start, count: place - start)
                        end += place - start
                        if let name = anchor.baseAddress { end.update(from: name, count: anchor.count) }
                        end += anchor.count
                        start = place
                    }
                    end.update(from: source + start, count: bytes.count - start)
                    return target.distance(to: end) + bytes.count - start
                }
            }
        }
    }

    /// Horspool's search: what stands at the end of the place looked at tells how far to go on.
    private static func place(of name: [UInt8], in bytes: UnsafeBufferPointer<UInt8>, from start: Int) -> Int? {
        var steps = [Int](repeating: name.count, count: 256)
        for (place, byte) in name.dropLast().enumerated() { steps[Int(byte)] = name.count - 1 - place }
        var place = start
        while place + name.count <= bytes.count {
            let last = bytes[place + name.count - 1]
            if last == name[name.count - 1], bytes[place..<(place + name.count)].elementsEqual(name) { return place }
            place += steps[Int(last)]
        }
        return nil
    }
}

extension HTML {
    /// Adds markup that is kept, its ids beginning with one of this place.
    public mutating func append(_ other: AnchoredHTML, at anchor: ElementID) {
        other.write(at: anchor.text, into: &storage)
    }

    /// Adds markup that is kept, written for something with the name of ``ElementID/standIn``, for something with another name.
    ///
    /// - Returns: false, with nothing added, for a name that does not stand as it is in ids, addresses and texts.
    public mutating func append(_ other: AnchoredHTML, for name: String) -> Bool {
        let isPlain = name.utf8.allSatisfy {
            ElementID.isPlain($0) && $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: ".")
        }
        guard isPlain else { return false }
        other.write(at: name, into: &storage)
        return true
    }
}
