public import SourceTree

extension Node {
    /// The only spelling of the way from the root to this value (RFC 9535, section 2.7): `$['store']['book'][0]`.
    public var normalizedPath: String {
        var path = "$"
        var isIndex: [Bool] = []
        var node = self
        while let parent = node.parent {
            isIndex.append(parent.kind == .array)
            node = parent
        }
        for (token, isIndex) in zip(pointer.tokens, isIndex.reversed()) {
            path += isIndex ? "[\(token)]" : "['\(Self.escaped(token))']"
        }
        return path
    }

    private static func escaped(_ name: String) -> String {
        var out = ""
        for scalar in name.unicodeScalars {
            switch scalar {
            case "\u{8}": out += "\\b"
            case "\t": out += "\\t"
            case "\n": out += "\\n"
            case "\u{C}": out += "\\f"
            case "\r": out += "\\r"
            case "'": out += "\\'"
            case "\\": out += "\\\\"
            case _ where scalar.value < 0x20:
                out += "\\u00" + (scalar.value < 16 ? "0" : "") + String(scalar.value, radix: 16)
            default: out.unicodeScalars.append(scalar)
            }
        }
        return out
    }
}
