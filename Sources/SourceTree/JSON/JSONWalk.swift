/// Goes from place to place of a JSON text and writes its records.
///
/// Nothing here asks whether an offset is inside its buffer, for these reasons. The places are offsets of bytes of the
/// text. One round of ``members()`` or ``elements()`` moves by less than ``reach`` places and records; there is room for
/// so many more of both, and each round begins by asking whether the end has been passed. A string's closing quotation mark
/// is before the next place or is one. Whatever else is read at an offset is preceded by a comparison with `end`.
struct JSONWalk {
    /// An open array or object.
    struct Frame {
        var index: UInt32
        var isObject: Bool
        var count: UInt32 = 0
        // The keys so far, as two sets of six bits of each hash, and in the lowest bit whether both had those of a later key.
        var firstParts: UInt64 = 0
        var secondParts: UInt64 = 0
        var doubts: UInt64 = 0
    }

    /// How many places and records may be looked at or written without asking.
    static let reach = 8

    let base: UnsafePointer<UInt8>
    let end: Int
    let budget: Budget
    let seed = KeyHash.currentSeed
    var place: UnsafePointer<UInt32>
    private let lastPlace: UnsafePointer<UInt32>
    var nextEscape: UnsafePointer<UInt32>
    private let records: UnsafeMutablePointer<Record>
    private let lastRecord: Int
    /// Records so far; keys among them.
    private(set) var count = 0
    private var keys = 0
    /// How many objects need a table or may have a key twice; they stand where the first places stood, which are fewer.
    private(set) var unsettled = 0
    private let objects: UnsafeMutablePointer<UInt32>
    private let outer: UnsafeMutablePointer<Frame>
    private var depth = 0
    var frame = Frame(index: Record.noContainer, isObject: false)

    /// - Parameters:
    ///   - base: where `bytes` begin.
    ///   - records: room for `landmarks.places.count` or twice the budget's nodes, whichever is less, and ``reach`` more.
    ///   - outer: room for as many frames as the budget allows.
    init(
        _ bytes: UnsafeBufferPointer<UInt8>, _ base: UnsafePointer<UInt8>, landmarks: borrowing JSONLandmarks,
        records: UnsafeMutablePointer<Record>, outer: UnsafeMutablePointer<Frame>, budget: Budget
    ) {
        self.base = base
        end = bytes.count
        self.budget = budget
        objects = landmarks.places.base
        place = UnsafePointer(objects)
        lastPlace = place + landmarks.places.count
        nextEscape = UnsafePointer(landmarks.escapes.base)
        self.records = records
        lastRecord = 2 * budget.nodes
        self.outer = outer
    }

    /// Writes all records; false when the text is not accepted.
    static func run(_ walk: inout JSONWalk) -> Bool {
        // A copy that nothing else sees, so that it lives in registers.
        var state = walk
        defer { walk = state }
        guard state.value() else { return false }
        while state.depth > 0 {
            guard state.frame.isObject ? state.members() : state.elements() else { return false }
        }
        return state.place == state.lastPlace && state.count - state.keys <= state.budget.nodes
    }

    /// The byte at the next place.
    @inline(__always)
    var byte: UInt8 { base[Int(place.pointee)] }

    @inline(__always)
    private var isInside: Bool { place < lastPlace && count <= lastRecord }

    /// Members of the innermost object, up to its end or a container that begins in it.
    @inline(__always)
    private mutating func members() -> Bool {
        let depth = depth
        if byte == UInt8(ascii: "}") { return close() }
        if frame.count > 0 {
            guard byte == UInt8(ascii: ",") else { return false }
            place += 1
        }
        while isInside {
            guard byte == UInt8(ascii: "\""), key(), byte == UInt8(ascii: ":") else { return false }
            place += 1
            guard value() else { return false }
            if self.depth != depth { return true }
            guard byte == UInt8(ascii: ",") else { return byte == UInt8(ascii: "}") && close() }
            place += 1
        }
        return false
    }

    /// Elements of the innermost array, up to its end or a container that begins in it.
    @inline(__always)
    private mutating func elements() -> Bool {
        let depth = depth
        if byte == UInt8(ascii: "]") { return close() }
        if frame.count > 0 {
            guard byte == UInt8(ascii: ",") else { return false }
            place += 1
        }
        while isInside {
            guard value() else { return false }
            if self.depth != depth { return true }
            guard byte == UInt8(ascii: ",") else { return byte == UInt8(ascii: "]") && close() }
            place += 1
        }
        return false
    }

    @inline(__always)
    private mutating func value() -> Bool {
        switch byte {
        case UInt8(ascii: "\""): string()
        case UInt8(ascii: "{"): open(.object)
        case UInt8(ascii: "["): open(.array)
        case UInt8(ascii: "t"): literal(.true, 0x6575_7274, length: 4)
        case UInt8(ascii: "n"): literal(.null, 0x6C6C_756E, length: 4)
        case UInt8(ascii: "f"): literal(.false, 0x6573_6C61, length: 5)
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"): number()
        default: false
        }
    }

    @inline(__always)
    private mutating func open(_ kind: Record.Kind) -> Bool {
        guard depth < budget.depth, isInside else { return false }
        add(Record(kind, start: place.pointee, extent: 0))
        outer[depth] = frame
        depth &+= 1
        frame = Frame(index: UInt32(truncatingIfNeeded: count &- 1), isObject: kind == .object)
        place += 1
        return true
    }

    @inline(__always)
    private mutating func close() -> Bool {
        guard isInside else { return false }
        records[Int(frame.index)].close(count: Int(frame.count), end: count)
        if frame.isObject, Int(frame.count) > ArenaWriter.untabledMembers || frame.doubts & 1 != 0 {
            objects[unsettled] = frame.index
            unsettled &+= 1
        }
        depth &-= 1
        frame = outer[depth]
        place += 1
        return true
    }

    /// Adds a value to the open container.
    @inline(__always)
    mutating func add(_ record: Record) {
        var record = record
        record.link = frame.index
        frame.count &+= 1
        (records + count).initialize(to: record)
        count &+= 1
    }

    /// Adds a key, whose hash is in its record.
    @inline(__always)
    mutating func addKey(_ record: Record) {
        (records + count).initialize(to: record)
        count &+= 1
        keys &+= 1
        let first = UInt64(truncatingIfNeeded: record.link)
        let second = UInt64(truncatingIfNeeded: record.link &>> 6)
        frame.doubts |= frame.firstParts &>> first & frame.secondParts &>> second
        frame.firstParts |= 1 &<< first
        frame.secondParts |= 1 &<< second
    }
}
