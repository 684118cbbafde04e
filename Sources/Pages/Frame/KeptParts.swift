import JSONSchema
import Markup
import OpenAPI
import SourceTree
import Synchronization

/// Parts that many pages of a description show alike, such as the schema of an error that every operation may answer
/// with: kept as they were written. Those that were used last stay, up to a number of bytes.
///
/// A class, since all pages of a description share one.
final class KeptParts: Sendable {
    /// Whatever a part depends on beside the description itself.
    enum Key: Hashable {
        /// A part on a page, which may be long already.
        case part(Subject, isLong: Bool)
        /// A part of the console of an operation in which nothing was typed.
        case console(ConsolePart)
        /// What a schema holds, within a view of schemas.
        case content(Node, isWrapped: Bool, depth: Int, Place)
        /// The panel with the samples that are drawn from a schema, for media types of these names.
        case samples([Schema.Identity], [String], Direction)
    }

    /// What stands in the console of every operation alike, but for its name.
    enum ConsolePart: Hashable {
        case ownFields
        case options(longest: Int)
        case further(runsAsTwo: Bool)
    }

    /// What a part is about.
    enum Subject: Hashable {
        /// The row of a response, under its status.
        case response(Node, String)
        /// The row of a parameter.
        case parameter(Node)
        /// What an operation takes and answers, on its page.
        case reference(Node)
    }

    /// Where a part stands, and from which side it is seen.
    struct Place: Hashable {
        private let direction: Direction
        private let limits: SchemaView.Limits

        /// Nil where no ids are, where they are those of another page, and where what the address asks for stands open: hardly
        /// any page is like it.
        init?(_ scope: SchemaScope, _ limits: SchemaView.Limits) {
            guard scope.isOrdinary, scope.anchor != nil else { return nil }
            direction = scope.direction
            self.limits = limits
        }
    }

    /// Two generations: when the young one is full, it becomes the old one, and what was in that is forgotten unless it is
    /// asked for again.
    private struct Generations {
        var young: [Key: KeptPart] = [:]
        var old: [Key: KeptPart] = [:]
        var bytes = 0
    }

    /// Bytes of one generation: more for a long description, which is itself in memory.
    private let maximumBytes: Int
    /// Pages below this size may hold any part that is kept without becoming too long for it.
    static let longestPage = 1 << 20
    private static let largest = 1 << 18

    private let kept = Mutex(Generations())

    /// - Parameter size: the bytes of the description.
    init(size: Int = 0) { maximumBytes = min(max(1 << 20, size / 4), 1 << 22) }

    /// The part that is kept, else one that is written now, with ``ElementID/standIn`` as its anchor.
    func part(_ key: Key, write: (inout HTML) -> Void) -> AnchoredHTML {
        if let known = self[key]?.html { return known }
        var html = HTML(capacity: 4_096)
        write(&html)
        let part = AnchoredHTML(html)
        keep(KeptPart(html: part), as: key)
        return part
    }

    /// The part that is kept.
    subscript(_ key: Key) -> KeptPart? {
        kept.withLock { kept in
            if let known = kept.young[key] { return known }
            guard let known = kept.old[key] else { return nil }
            keep(known, key, &kept)
            return known
        }
    }

    /// Keeps a part unless it is very large.
    func keep(_ part: KeptPart, as key: Key) {
        guard part.size <= Self.largest else { return }
        kept.withLock { keep(part, key, &$0) }
    }

    private func keep(_ part: KeptPart, _ key: Key, _ kept: inout Generations) {
        if kept.bytes > maximumBytes {
            kept.old = kept.young
            kept.young = [:]
            kept.bytes = 0
        }
        kept.young[key] = part
        kept.bytes += part.size + 256
    }
}
