/// Reads `application/x-www-form-urlencoded` (WHATWG URL §5.1), total for any bytes.
enum URLEncodedReader {
    /// The fields of a body; throws when there are too many or a text is not UTF-8.
    static func fields(
        _ bytes: some Sequence<UInt8>, count: Int = FormFields.maximumCount
    ) throws(SiteError) -> FormFields {
        var form = FormFields(countLimit: count)
        for pair in Array(bytes).split(separator: UInt8(ascii: "&")) {
            let halves = pair.split(separator: UInt8(ascii: "="), maxSplits: 1, omittingEmptySubsequences: false)
            let name = try text(halves.first ?? [])
            let value = halves.count > 1 ? try text(halves[1]) : ""
            try form.append(.init(name: name, value: .text(value)))
        }
        return form
    }

    /// The text that percent-encoded bytes stand for; `+` is a space, a broken `%` stays as it is.
    static func text(_ encoded: some Collection<UInt8>) throws(SiteError) -> String {
        let encoded = Array(encoded)
        var decoded: [UInt8] = []
        decoded.reserveCapacity(encoded.count)
        var index = 0
        while index < encoded.count {
            let byte = encoded[index]
            if byte == UInt8(ascii: "%"), index + 2 < encoded.count,
                let high = nibble(encoded[index + 1]), let low = nibble(encoded[index + 2])
            {
                decoded.append(high << 4 | low)
                index += 3
            } else {
                decoded.append(byte == UInt8(ascii: "+") ? UInt8(ascii: " ") : byte)
                index += 1
            }
        }
        guard let text = String(validating: decoded, as: UTF8.self) else {
            throw SiteError(.malformed, "A field of the form is not UTF-8 text.")
        }
        return text
    }

    private static func nibble(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "0")...UInt8(ascii: "9"): byte - UInt8(ascii: "0")
        case UInt8(ascii: "a")...UInt8(ascii: "f"): byte - UInt8(ascii: "a") + 10
        case UInt8(ascii: "A")...UInt8(ascii: "F"): byte - UInt8(ascii: "A") + 10
        default: nil
        }
    }
}
