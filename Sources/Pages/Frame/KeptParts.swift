import JSONSchema
import Markup
import OpenAPI
import Synchronization

/// Parts that many pages of a description show alike, such as the schema of an error that every operation may answer
/// with: kept as they were written. Those that were used last stay, up to a number of bytes.
///
/// A class, since all pages of a description share one.
final class KeptParts: Sendable {
    /// Whatever a part depends on beside the description itself.
    enum Key: Hashable {
        /// The panel with the schema of a media type.
        case schema(Schema.Identity?, items: Schema.Identity?, namedDepth: Int, Place)
        /// The panel with the sample of JSON that is drawn from a schema.
        case sample(Schema.Identity, Direction)
    }

    /// Where a part stands, and from which side it is seen.
    struct Place: Hashable {
        private let direction: Direction
        private let anchor: ElementID?
        private let page: SitePath?
        private let root: ElementID?

        /// Nil where what the address asks for stands open: hardly any page is like it.
        init?(_ scope: SchemaScope) {
            guard scope.opened == nil, !scope.isFetched else { return nil }
            direction = scope.direction
            anchor = scope.anchor
            page = scope.page
            root = scope.root
        }
    }

    /// Two generations: when the young one is full, it becomes the old one, and what was in that is forgotten unless it is
    /// asked for again.
    private struct Generations {
        var young: [Key: HTML] = [:]
        var old: [Key: HTML] = [:]
        var bytes = 0
    }

    private static let maximumBytes = 1 << 20
    /// Pages below this size may hold any part that is kept without becoming too long for it.
    static let longestPage = 1 << 20
    private static let largest = 1 << 18

    private let kept = Mutex(Generations())

    /// The part that is kept, else one that is written now.
    func part(_ key: Key, write: (inout HTML) -> Void) -> HTML {
        if let known = kept.withLock({ Self.known(key, &$0) }) { return known }
        var html = HTML(capacity: 4_096)
        write(&html)
        guard html.count <= Self.largest else { return html }
        kept.withLock { Self.keep(html, key, &$0) }
        return html
    }

    private static func known(_ key: Key, _ kept: inout Generations) -> HTML? {
        if let known = kept.young[key] { return known }
        guard let known = kept.old[key] else { return nil }
        keep(known, key, &kept)
        return known
    }

    private static func keep(_ html: HTML, _ key: Key, _ kept: inout Generations) {
        if kept.bytes > maximumBytes {
            kept.old = kept.young
            kept.young = [:]
            kept.bytes = 0
        }
        kept.young[key] = html
        kept.bytes += html.count + 256
    }
}
