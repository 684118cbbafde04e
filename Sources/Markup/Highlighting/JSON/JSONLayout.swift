/// Sets JSON in lines on its own bytes: one pass without recursion, that can stop at the end of any line and go on from
/// there. What it is written with is the ink's matter.
struct JSONLayout<Ink: JSONInk & ~Copyable>: ~Copyable {
    /// Why a run ended.
    enum Ending {
        /// With the text.
        case complete
        /// At a limit; ``place`` is the next line.
        case paused
        /// Where the text is no JSON, nested too deep or cut off; ``fault`` tells the place.
        case broken
    }

    enum Step {
        case next, last, broken
    }

    /// A stretch of the text; ``origin`` is where it begins in the whole.
    let bytes: UnsafeBufferPointer<UInt8>
    let origin: Int
    var ink: Ink
    /// The beginning of the line that comes next.
    private(set) var place: JSONPlace
    var index = 0
    /// Offsets whose lines are wanted, ascending; those at which values begin, with their lines.
    private let watched: [Int]
    private(set) var found: [(offset: Int, line: Int)] = []
    private var watchedIndex = 0
    private var nextWatched: Int

    /// - Parameters:
    ///   - bytes: the text from `place` on.
    ///   - watched: offsets in the whole text, ascending.
    init(_ bytes: UnsafeBufferPointer<UInt8>, from place: JSONPlace, watched: [Int] = [], ink: consuming Ink) {
        self.bytes = bytes
        self.place = place
        self.watched = watched
        self.ink = ink
        origin = place.offset
        nextWatched = watched.first ?? .max
    }

    /// Where in the whole text reading stopped.
    var fault: Int { origin + index }

    /// Whether reading stopped for lack of bytes.
    var isAtEnd: Bool { index >= bytes.count }

    /// Writes lines until one of the limits is met, at least one.
    mutating func run(lines limit: Int, bytes byteLimit: Int) -> Ending {
        skipBlanks()
        let start = index
        var written = 0
        while written < limit, index - start < byteLimit || written == 0 {
            let begin = place
            place.offset = origin + index
            ink.beginLine(place.line, depth: depthOfLine)
            let step = isAtEnd ? .broken : line()
            guard step != .broken else {
                ink.dropLine()
                place = begin
                return .broken
            }
            ink.endLine()
            place.line += 1
            written += 1
            skipBlanks()
            place.offset = origin + index
            if step == .last { return isAtEnd ? .complete : .broken }
        }
        return .paused
    }

    /// A closing bracket stands as deep as its opening one.
    private var depthOfLine: Int {
        guard !isAtEnd, place.depth > 0, Self.closes(bytes[index]) else { return place.depth }
        return place.depth - 1
    }

    private mutating func line() -> Step {
        let byte = bytes[index]
        guard place.depth > 0 else { return value(byte) }
        if Self.closes(byte) {
            guard place.objects & 1 == (byte == UInt8(ascii: "}") ? 1 : 0) else { return .broken }
            place.objects >>= 1
            place.depth -= 1
            ink.punctuation(byte)
            index &+= 1
            return afterValue()
        }
        guard place.objects & 1 == 1 else { return value(byte) }
        guard byte == UInt8(ascii: "\""), let end = endOfString() else { return .broken }
        ink.key(slice(to: end))
        index = end
        skipBlanks()
        guard !isAtEnd, bytes[index] == UInt8(ascii: ":") else { return .broken }
        index &+= 1
        skipBlanks()
        return isAtEnd ? .broken : value(bytes[index])
    }

    private mutating func value(_ byte: UInt8) -> Step {
        if origin &+ index >= nextWatched { noteLine() }
        switch byte {
        case UInt8(ascii: "{"), UInt8(ascii: "["): return open(byte)
        case UInt8(ascii: "\""):
            guard let end = endOfString() else { return .broken }
            ink.string(slice(to: end))
            index = end
        case UInt8(ascii: "-"), UInt8(ascii: "0")...UInt8(ascii: "9"):
            guard let end = endOfNumber() else { return .broken }
            ink.number(slice(to: end))
            index = end
        default:
            guard let end = endOfLiteral() else { return .broken }
            ink.literal(slice(to: end))
            index = end
        }
        return afterValue()
    }

    private mutating func open(_ byte: UInt8) -> Step {
        index &+= 1
        skipBlanks()
        guard !isAtEnd, place.depth < JSONPlace.depthLimit else { return .broken }
        let isObject = byte == UInt8(ascii: "{")
        if bytes[index] == (isObject ? UInt8(ascii: "}") : UInt8(ascii: "]")) {
            ink.punctuation(byte)
            ink.punctuation(bytes[index])
            index &+= 1
            return afterValue()
        }
        place.objects = place.objects << 1 | (isObject ? 1 : 0)
        place.depth += 1
        ink.opening(byte)
        return .next
    }

    private mutating func afterValue() -> Step {
        guard place.depth > 0 else { return .last }
        skipBlanks()
        guard !isAtEnd else { return .broken }
        if Self.closes(bytes[index]) { return .next }
        guard bytes[index] == UInt8(ascii: ",") else { return .broken }
        ink.punctuation(UInt8(ascii: ","))
        index &+= 1
        skipBlanks()
        return isAtEnd || Self.closes(bytes[index]) ? .broken : .next
    }

    private mutating func noteLine() {
        let offset = origin + index
        while nextWatched < offset { watchNext() }
        guard nextWatched == offset else { return }
        found.append((offset, place.line))
        watchNext()
    }

    private mutating func watchNext() {
        watchedIndex += 1
        nextWatched = watchedIndex < watched.count ? watched[watchedIndex] : .max
    }

    @inline(__always)
    private static func closes(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "}") || byte == UInt8(ascii: "]") }
}
