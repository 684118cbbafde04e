public import Markup

/// Text that comes in pieces, which may part a character: what is not whole yet waits for the next piece.
public struct LiveText: Sendable {
    private var pending: [UInt8] = []

    public init() {}

    /// A piece with its hidden characters made visible (THREATS V6).
    public mutating func html(_ bytes: [UInt8]) -> HTML {
        let all = pending + bytes
        let count = all.count - Self.unfinished(all)
        pending = Array(all[count...])
        var html = HTML()
        html.visible(utf8: all[..<count])
        return html
    }

    /// What never became whole.
    public mutating func rest() -> HTML {
        defer { pending = [] }
        var html = HTML()
        html.visible(utf8: pending)
        return html
    }

    /// Bytes at the end that begin a character without ending it.
    private static func unfinished(_ bytes: [UInt8]) -> Int {
        for back in 1...3 where back <= bytes.count {
            let byte = bytes[bytes.count - back]
            if byte & 0xC0 == 0x80 { continue }
            let length = byte >= 0xF0 ? 4 : byte >= 0xE0 ? 3 : byte >= 0xC0 ? 2 : 1
            return length > back ? back : 0
        }
        return 0
    }
}
