/// Names of tags in addresses.
enum TagSlug {
    /// One slug a name, in order: lower-case ASCII letters and digits with hyphens; different names never share one.
    static func slugs(for names: [String]) -> [String] {
        var taken: Set<String> = []
        return names.map { name in
            let base = slug(name)
            var candidate = base
            var number = 2
            while !taken.insert(candidate).inserted {
                candidate = "\(base)-\(number)"
                number += 1
            }
            return candidate
        }
    }

    private static func slug(_ name: String) -> String {
        var bytes: [UInt8] = []
        var isPending = false
        for byte in name.utf8.prefix(200) {
            let lower = (0x41...0x5A).contains(byte) ? byte | 0x20 : byte
            switch lower {
            case 0x61...0x7A, 0x30...0x39:
                if isPending, !bytes.isEmpty { bytes.append(UInt8(ascii: "-")) }
                bytes.append(lower)
                isPending = false
            default: isPending = true
            }
            if bytes.count >= 60 { break }
        }
        return bytes.isEmpty ? "tag" : String(decoding: bytes, as: UTF8.self)
    }
}
