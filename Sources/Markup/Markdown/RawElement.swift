/// The elements that raw HTML in a text may have (THREATS R2): none of them loads, runs, submits or restyles.
extension Tag {
    /// Whether raw HTML may have this element; `br` and `hr`, which have no end tag, come on top.
    var isAllowedRaw: Bool { isRawPhrasing || isTableStructure || isRawBlock }

    /// Elements that stand among words.
    var isRawPhrasing: Bool {
        switch self {
        case .b, .strong, .i, .em, .code, .sub, .sup, .kbd, .mark, .small, .s, .u: true
        default: false
        }
    }

    /// Blocks, which end a paragraph.
    var isRawBlock: Bool {
        switch self {
        case .pre, .p, .ul, .ol, .li, .table, .th, .td, .blockquote, .dl, .dt, .dd, .details, .summary: true
        default: isHeading
        }
    }

    var isHeading: Bool {
        switch self {
        case .h1, .h2, .h3, .h4, .h5, .h6: true
        default: false
        }
    }

    /// Parts of a table that hold nothing but other parts.
    var isTableStructure: Bool {
        switch self {
        case .table, .thead, .tbody, .tr: true
        default: false
        }
    }

    /// The cells, beyond which the end of an element outside does not reach.
    var isCell: Bool { self == .td || self == .th }
}
