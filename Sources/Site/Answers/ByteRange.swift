/// The part of a body that a request asks for (RFC 9110 §14).
enum ByteRange: Equatable {
    /// All of it: nothing else was asked for, or what was cannot be read and counts as not asked (§14.2).
    case whole
    case part(Range<Int>)
    /// Nothing of what was asked for is there (§15.5.17).
    case none

    /// Reads a `Range` field for a body of so many bytes. Of several ranges none is served alone, so all is.
    init(_ field: String?, size: Int) {
        guard let field, let equals = field.firstIndex(of: "="), field[..<equals].lowercased() == "bytes" else {
            self = .whole
            return
        }
        let spec = field[field.index(after: equals)...].trimmed
        guard !spec.contains(","), let hyphen = spec.firstIndex(of: "-"),
            let first = Self.number(spec[..<hyphen]), let last = Self.number(spec[spec.index(after: hyphen)...])
        else {
            self = .whole
            return
        }
        switch (first, last) {
        case (.some(let first), .some(let last)) where first > last: self = .whole
        case (.some(let first), let last):
            self = first < size ? .part(first..<min(size, (last ?? Int.max - 1) + 1)) : .none
        case (nil, .some(let length)):
            self = length > 0 && size > 0 ? .part(max(0, size - length)..<size) : .none
        case (nil, nil): self = .whole
        }
    }

    /// Digits alone, or nothing; nil for anything else. What is beyond all sizes counts as the largest.
    private static func number(_ text: Substring) -> Int?? {
        if text.isEmpty { return .some(nil) }
        guard text.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        return .some(Int(text).map { min($0, Int.max - 1) } ?? Int.max - 1)
    }
}
