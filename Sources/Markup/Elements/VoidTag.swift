/// The elements that have neither content nor end tag (HTML Standard, section 13.1.2).
public enum VoidTag: String, Sendable, CaseIterable {
    /// Breaks and rules.
    case br, hr, wbr
    /// Images and columns.
    case img, col
    /// A form's field.
    case input
    /// What stands in the head.
    case meta, link
}
