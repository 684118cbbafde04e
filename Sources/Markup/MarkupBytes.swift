/// The bytes behind ``HTML``: they grow at their end, and what a tag consists of goes in behind one look at whether there
/// is room.
///
/// A value like an array: memory that two of them share is copied before one of them writes into it, so that it may be
/// handed from task to task.
struct MarkupBytes: @unchecked Sendable {
    private struct Extent {
        var count: Int
        let capacity: Int
    }

    private static let smallest = 64

    private var memory: ManagedBuffer<Extent, UInt8>

    init(capacity: Int = 0) {
        memory = Self.memory(for: max(capacity, Self.smallest))
    }

    init(_ bytes: [UInt8]) {
        self.init(capacity: bytes.count)
        bytes.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    var count: Int { memory.withUnsafeMutablePointerToHeader { $0.pointee.count } }

    var isEmpty: Bool { count == 0 }

    var last: UInt8? { withUnsafeBufferPointer { $0.last } }

    /// A byte; nil behind the end.
    func byte(at place: Int) -> UInt8? {
        withUnsafeBufferPointer { $0.indices.contains(place) ? $0[place] : nil }
    }

    /// Calls `body` with what was written so far.
    func withUnsafeBufferPointer<Result>(_ body: (UnsafeBufferPointer<UInt8>) -> Result) -> Result {
        memory.withUnsafeMutablePointers { body(UnsafeBufferPointer(start: $1, count: $0.pointee.count)) }
    }

    /// Adds what `body` writes at the place it is given: at most `room` bytes, as many as it answers.
    @inline(__always)
    mutating func append(upTo room: Int, _ body: (UnsafeMutablePointer<UInt8>) -> Int) {
        let isOwn = isKnownUniquelyReferenced(&memory)
        let hasRoom = memory.withUnsafeMutablePointerToHeader { $0.pointee.capacity - $0.pointee.count >= room }
        if !isOwn || !hasRoom { move(makingRoomFor: room) }
        memory.withUnsafeMutablePointers { extent, bytes in
            extent.pointee.count += body(bytes + extent.pointee.count)
        }
    }

    /// Adds a byte.
    @inline(__always)
    mutating func append(_ byte: UInt8) {
        append(upTo: 1) { place in
            place.pointee = byte
            return 1
        }
    }

    /// Adds bytes in one piece.
    @inline(__always)
    mutating func append(contentsOf bytes: UnsafeBufferPointer<UInt8>) {
        guard let base = bytes.baseAddress, !bytes.isEmpty else { return }
        append(upTo: bytes.count) { place in
            place.update(from: base, count: bytes.count)
            return bytes.count
        }
    }

    /// Adds bytes one by one.
    mutating func append(contentsOf bytes: some Sequence<UInt8>) {
        for byte in bytes { append(byte) }
    }

    /// Adds all that another value holds.
    mutating func append(contentsOf other: MarkupBytes) {
        other.withUnsafeBufferPointer { append(contentsOf: $0) }
    }

    /// Sets a byte between those that are there.
    mutating func insert(_ byte: UInt8, at place: Int) {
        let end = count
        guard place <= end else { return }
        append(byte)
        memory.withUnsafeMutablePointerToElements { bytes in
            (bytes + place + 1).update(from: bytes + place, count: end - place)
            bytes[place] = byte
        }
    }

    @inline(never)
    private mutating func move(makingRoomFor room: Int) {
        let count = count
        let wider = Self.memory(for: max(count + room, 2 * count))
        memory.withUnsafeMutablePointerToElements { bytes in
            wider.withUnsafeMutablePointers { extent, place in
                place.update(from: bytes, count: count)
                extent.pointee.count = count
            }
        }
        memory = wider
    }

    private static func memory(for capacity: Int) -> ManagedBuffer<Extent, UInt8> {
        ManagedBuffer.create(minimumCapacity: capacity) { _ in Extent(count: 0, capacity: capacity) }
    }
}

extension MarkupBytes: Hashable {
    static func == (left: Self, right: Self) -> Bool {
        left.withUnsafeBufferPointer { left in right.withUnsafeBufferPointer { left.elementsEqual($0) } }
    }

    func hash(into hasher: inout Hasher) {
        withUnsafeBufferPointer { hasher.combine(bytes: UnsafeRawBufferPointer($0)) }
    }
}
