import Markup
import SourceTree

/// A part as it is kept, with what has to be known to put it in elsewhere.
struct KeptPart: Sendable {
    /// Nil for what depends on more than its key and is written each time.
    let html: AnchoredHTML?
    /// The lines in it that count.
    var rows = 0
    /// The groups of variants in it, whose switches are numbered on the page.
    var groups = 0
    /// The schemas in it that would have been links had they come round again.
    var met: [Node] = []

    /// About how much memory it takes.
    var size: Int { (html?.size ?? 0) + met.count * MemoryLayout<Node>.stride }
}
