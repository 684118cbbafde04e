import Foundation

/// What a look at a document's bytes tells before any walk: whether there can be references out of it, identifiers
/// or anchors at all. Says "maybe" rather than miss one that is written plainly.
struct KeywordScan: Sendable {
    private(set) var hasOutsideReferences = false
    private(set) var hasIdentifiers = false
    private(set) var hasAnchors = false

    init(_ bytes: [UInt8]) {
        bytes.withUnsafeBytes { buffer in
            var start = 0
            while start < buffer.count, let base = buffer.baseAddress,
                let found = memchr(base + start, 0x24, buffer.count - start)
            {
                start = base.distance(to: UnsafeRawPointer(found)) + 1
                take(buffer[start...])
            }
        }
    }

    /// Takes up what follows one dollar sign.
    private mutating func take(_ rest: Slice<UnsafeRawBufferPointer>) {
        if rest.starts(with: "ref".utf8) {
            if !hasOutsideReferences { hasOutsideReferences = !Self.isLocal(rest.dropFirst(3)) }
        } else if rest.starts(with: "id".utf8) || rest.starts(with: "self".utf8) {
            hasIdentifiers = true
        } else if rest.starts(with: "anchor".utf8) || rest.starts(with: "dynamicAnchor".utf8) {
            hasAnchors = true
        }
    }

    /// Whether the value after a key `$ref` begins with `#`.
    private static func isLocal(_ rest: Slice<UnsafeRawBufferPointer>) -> Bool {
        for byte in rest {
            switch byte {
            case 0x20, 0x22, 0x27, 0x3A, 0x09: continue
            default: return byte == UInt8(ascii: "#")
            }
        }
        return false
    }
}
