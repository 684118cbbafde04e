import Markup
import OpenAPI

/// Parts that are written once for all pages of a description.
extension HTML {
    /// Adds a part that other pages show alike, written now when none has it yet.
    ///
    /// - Parameters:
    ///   - subject: what the part is about; nil for one that only this page shows.
    ///   - anchor: the beginning of the ids in it.
    ///   - write: writes it with the anchor and the scope that it is given, and depends on nothing else but `subject`.
    mutating func shared(
        _ subject: KeptParts.Subject?, at anchor: ElementID, scope: SchemaScope,
        write: (ElementID, SchemaScope, inout HTML) -> Void
    ) {
        let before = scope.bytesBefore + count
        let isLong = before > SchemaView.Limits.longPage
        guard let subject, let kept = keptParts(scope), scope.isOrdinary else {
            return write(anchor, scope, &self)
        }
        // A page that becomes long within the part is like no other.
        func fits(_ size: Int) -> Bool { isLong || before + size <= SchemaView.Limits.longPage }
        let key = KeptParts.Key.part(subject, isLong: isLong)
        if let known = kept[key]?.html, fits(known.count(at: anchor)) { return append(known, at: anchor) }
        var inner = scope
        inner.bytesBefore = before
        var html = HTML(capacity: 4_096)
        write(.standIn, inner, &html)
        let part = AnchoredHTML(html)
        guard fits(max(html.count, part.count(at: anchor))), html.count < KeptParts.longestPage else {
            return write(anchor, scope, &self)
        }
        kept.keep(KeptPart(html: part), as: key)
        append(part, at: anchor)
    }

    /// The parts that other pages have; nil where this one is too long for them, or a file: its links are its own.
    func keptParts(_ scope: SchemaScope) -> KeptParts? {
        links == nil && scope.bytesBefore + count < KeptParts.longestPage ? scope.kept : nil
    }
}
