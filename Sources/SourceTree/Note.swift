/// A warning before the tree is there: the record it concerns, the place in the text and what to say.
struct Note {
    let record: Int
    let offset: Int
    let message: String

    func warning(in arena: Arena) -> SourceWarning {
        SourceWarning(
            position: arena.text.position(at: offset), pointer: arena.pointer(to: record), message: message)
    }

    /// The notes on the keys that a writer saw a second time; no more than a tree keeps.
    static func duplicates(of writer: ArenaWriter) -> [Note] {
        writer.duplicates.prefix(Tree.maximumWarnings).map { index in
            Note(
                record: index + 1, offset: writer.arena.offset(writer.arena.records[index]) ?? 0,
                message: "The key occurs more than once in its object; the first counts.")
        }
    }
}
