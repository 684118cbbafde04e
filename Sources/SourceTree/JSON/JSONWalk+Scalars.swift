extension JSONWalk {
    /// A string value.
    @inline(__always)
    mutating func string() -> Bool {
        guard let text = content() else { return false }
        guard Int(text.length) <= budget.stringLength else { return false }
        add(Record(.string, flags: text.flags, start: text.start, extent: text.length))
        return true
    }

    /// The key of a member.
    @inline(__always)
    mutating func key() -> Bool {
        guard let text = content() else { return false }
        let length = Int(text.length)
        let first = base + Int(text.start)
        if length > budget.keyLength, first.pointee != UInt8(ascii: "/") || length > 2 * budget.keyLength {
            return false
        }
        let hash =
            text.flags & Record.escaped == 0
            ? KeyHash.hash(base, from: Int(text.start), length, end: end, seed: seed) : Self.escapedHash(first, length)
        addKey(Record(.key, flags: text.flags, start: text.start, extent: text.length, link: hash))
        return true
    }

    /// The text of the string that begins at the next place; nil when an escape in it is broken.
    @inline(__always)
    private mutating func content() -> (start: UInt32, length: UInt32, flags: UInt32)? {
        let start = place[0] &+ 1
        let next = place[1]
        // Either the closing quotation mark or what stands right behind it.
        let isClosing: UInt32 = base[Int(next)] == UInt8(ascii: "\"") ? 1 : 0
        let close = next &- 1 &+ isClosing
        place += Int(1 &+ isClosing)
        if nextEscape.pointee > close { return (start, close &- start, Record.quoted) }
        guard let after = Self.escapes(from: nextEscape, before: close, base, end) else { return nil }
        nextEscape = after
        return (start, close &- start, Record.quoted | Record.escaped)
    }

    private static func escapedHash(_ first: UnsafePointer<UInt8>, _ length: Int) -> UInt32 {
        let content = JSONEscapes.decoded(UnsafeBufferPointer(start: first, count: length))
        return content.withUnsafeBufferPointer { KeyHash.hash($0) }
    }

    /// Checks the escapes of a string that ends at `close`; the first escape after it, or nil when one is broken.
    private static func escapes(
        from first: UnsafePointer<UInt32>, before close: UInt32, _ base: UnsafePointer<UInt8>, _ end: Int
    ) -> UnsafePointer<UInt32>? {
        let text = UnsafeBufferPointer(start: base, count: end)
        var next = first
        while next.pointee < close {
            let offset = Int(next.pointee)
            next += 1
            // What a backslash escapes is before the closing quotation mark: so is the byte behind it.
            guard base[offset + 1] == UInt8(ascii: "u") else {
                if JSONEscapes.simple(base[offset + 1]) == nil { return nil }
                continue
            }
            guard let unit = JSONEscapes.unit(text, offset + 2), !JSONEscapes.isLowSurrogate(unit) else { return nil }
            guard JSONEscapes.isHighSurrogate(unit) else { continue }
            guard Int(next.pointee) == offset + 6, text[offset + 7] == UInt8(ascii: "u"),
                let low = JSONEscapes.unit(text, offset + 8), JSONEscapes.isLowSurrogate(low)
            else { return nil }
            next += 1
        }
        return next
    }

    /// `true`, `false` or `null`; `word` is the last four letters as a little-endian number.
    @inline(__always)
    mutating func literal(_ kind: Record.Kind, _ word: UInt32, length: Int) -> Bool {
        let start = Int(place.pointee)
        guard start &+ length <= end else { return false }
        let found = UnsafeRawPointer(base).loadUnaligned(fromByteOffset: start &+ length &- 4, as: UInt32.self)
        return UInt32(littleEndian: found) == word && scalar(kind, to: start &+ length)
    }

    /// A number (RFC 8259 section 6).
    @inline(__always)
    mutating func number() -> Bool {
        guard let after = JSONNumber.end(base, from: Int(place.pointee), end: end) else { return false }
        return scalar(.number, to: after)
    }

    /// Adds a literal or number that ends before an offset, provided that it ends there.
    @inline(__always)
    private mutating func scalar(_ kind: Record.Kind, to offset: Int) -> Bool {
        if offset < end {
            switch base[offset] {
            case UInt8(ascii: ","), UInt8(ascii: "}"), UInt8(ascii: "]"), 0x20, 0x0A, 0x0D, 0x09: break
            default: return false
            }
        }
        let start = place.pointee
        add(Record(kind, start: start, extent: UInt32(truncatingIfNeeded: offset) &- start))
        place += 1
        return true
    }
}
