import CCMarkGFM
import Synchronization

/// The parse tree of one Markdown text, made by cmark-gfm and freed with this value.
struct CommonMark: ~Copyable {
    let root: OpaquePointer

    /// cmark-gfm keeps the characters at which its extensions wake up in a table that all parsers share and that each
    /// parse sets and clears, so parses must not overlap. The extensions are registered once, with the lock's making.
    private static let gate: Mutex<Void> = {
        cmark_gfm_core_extensions_ensure_registered()
        return Mutex(())
    }()

    /// Parses well-formed UTF-8 with tables, strikethrough, autolinks and task lists. Nil when memory runs out or
    /// reading the blocks takes longer than `budget`.
    init?(_ text: String, budget: Duration) {
        let deadline = ContinuousClock.now + budget
        let parsed: UInt? = Self.gate.withLock { _ in
            guard let parser = cmark_parser_new(CMARK_OPT_DEFAULT) else { return nil }
            defer { cmark_parser_free(parser) }
            for name in ["table", "strikethrough", "autolink", "tasklist"] {
                guard let syntax = cmark_find_syntax_extension(name) else { return nil }
                cmark_parser_attach_syntax_extension(parser, syntax)
            }
            guard Self.feed(text, to: parser, before: deadline) else { return nil }
            return cmark_parser_finish(parser).map { UInt(bitPattern: $0) }
        }
        guard let parsed, let root = OpaquePointer(bitPattern: parsed) else { return nil }
        self.root = root
    }

    deinit {
        cmark_node_free(root)
    }

    /// In pieces of 16 KiB, so that the clock is looked at in between.
    private static func feed(
        _ text: String, to parser: OpaquePointer, before deadline: ContinuousClock.Instant
    ) -> Bool {
        var text = text
        return text.withUTF8 { bytes in
            var rest = bytes[...]
            while !rest.isEmpty {
                let piece = UnsafeBufferPointer(rebasing: rest.prefix(16_384))
                piece.withMemoryRebound(to: CChar.self) { piece in
                    cmark_parser_feed(parser, piece.baseAddress, piece.count)
                }
                rest = rest.dropFirst(16_384)
                if ContinuousClock.now > deadline { return false }
            }
            return true
        }
    }
}
