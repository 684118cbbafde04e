import Foundation

/// What a look at a document's bytes tells before any walk: whether there can be references out of it, identifiers
/// or anchors at all. Says "maybe" rather than miss one that is written plainly.
struct KeywordScan: Sendable {
    /// References that begin with `http`.
    private(set) var hasURLReferences = false
    /// Other references that do not begin with `#`.
    private(set) var hasFileReferences = false
    private(set) var hasIdentifiers = false
    private(set) var hasAnchors = false
    private(set) var hasDynamicReferences = false
    /// Whether a schema may name its dialect.
    private(set) var hasDialects = false

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
            takeReference(rest.dropFirst(3))
        } else if rest.starts(with: "id".utf8) || rest.starts(with: "self".utf8) {
            hasIdentifiers = true
        } else if rest.starts(with: "schema".utf8) {
            hasDialects = true
        } else if rest.starts(with: "anchor".utf8) || rest.starts(with: "dynamicAnchor".utf8) {
            hasAnchors = true
        } else if rest.starts(with: "dynamicRef".utf8) || rest.starts(with: "recursiveRef".utf8) {
            hasDynamicReferences = true
        }
    }

    /// Takes up the value after a key `$ref`; one that is no text is none (a property of that name).
    private mutating func takeReference(_ rest: Slice<UnsafeRawBufferPointer>) {
        let value = rest.drop { $0 == 0x20 || $0 == 0x22 || $0 == 0x27 || $0 == 0x3A || $0 == 0x09 }
        switch value.first {
        case UInt8(ascii: "#"), UInt8(ascii: "{"), UInt8(ascii: "["): break
        default: if value.starts(with: "http".utf8) { hasURLReferences = true } else { hasFileReferences = true }
        }
    }
}
