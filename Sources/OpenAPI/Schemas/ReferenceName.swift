/// The name in a reference that a reader would say: the last part of `#/components/schemas/Vehicle`,
/// `defs.yaml#/definitions/Vehicle`, `#vehicle` or `schemas/Vehicle.yaml`.
struct ReferenceName {
    let text: String

    /// Nil for a reference into the middle of something, whose last part names nothing on its own.
    init?(_ reference: String) {
        if let name = Self.component(reference) {
            text = name
            return
        }
        let hash = reference.utf8.firstIndex(of: UInt8(ascii: "#"))
        let fragment = hash.map { Substring(reference.utf8[$0...].dropFirst()) } ?? ""
        let decoded = PercentEncoding.decoded(fragment) ?? String(fragment)
        let tokens = decoded.split(separator: "/", omittingEmptySubsequences: true)
        if let last = tokens.last {
            let maps: Set<Substring> = ["schemas", "definitions", "$defs"]
            let isNamed = tokens.count == 1 || maps.contains(tokens[tokens.count - 2]) && !tokens.contains("properties")
            guard isNamed else { return nil }
            text = String(last).replacing("~1", with: "/").replacing("~0", with: "~")
            return
        }
        let address = reference[..<(hash ?? reference.endIndex)]
        guard let file = address.split(separator: "/").last else { return nil }
        let stem = file.firstIndex(of: ".").map { file[..<$0] } ?? file
        guard !stem.isEmpty else { return nil }
        text = PercentEncoding.decoded(stem) ?? String(stem)
    }

    /// The name in `#/components/schemas/Vehicle`, by far the most frequent kind, where nothing in it is escaped.
    private static func component(_ reference: String) -> String? {
        guard let name = reference.rest(after: "#/components/schemas/") else { return nil }
        let isPlain = name.utf8.allSatisfy {
            $0 != UInt8(ascii: "/") && $0 != UInt8(ascii: "~") && $0 != UInt8(ascii: "%")
        }
        return isPlain && !name.isEmpty && name != "properties" ? name : nil
    }
}

extension String {
    /// What stands behind a beginning, byte for byte; nil for a text that begins otherwise.
    func rest(after beginning: StaticString) -> String? {
        let rest = utf8.withContiguousStorageIfAvailable { bytes -> String? in
            let beginning = UnsafeBufferPointer(start: beginning.utf8Start, count: beginning.utf8CodeUnitCount)
            guard bytes.starts(with: beginning) else { return nil }
            return String(decoding: bytes.dropFirst(beginning.count), as: UTF8.self)
        }
        return rest ?? nil
    }
}
