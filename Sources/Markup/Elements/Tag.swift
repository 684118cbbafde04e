/// The elements that have an end tag.
///
/// A closed list: what could run, load or restyle (`script`, `style`, `iframe`, `object`, `base`) is not in it.
/// A page's script is written by ``HTML/script(module:nonce:)``.
public enum Tag: String, Sendable, CaseIterable {
    /// The document and its head.
    case html, head, title, body
    /// Landmarks and sections.
    case main, nav, header, footer, aside, section, article, search, address, hgroup
    /// Headings.
    case h1, h2, h3, h4, h5, h6
    /// Blocks of text.
    case div, p, pre, blockquote, figure, figcaption
    /// Lists.
    case ul, ol, li, dl, dt, dd, menu
    /// Words in a text.
    case a, span, b, strong, i, em, u, s, small, mark, sub, sup, abbr, dfn, q, cite, ins, del
    /// Code, and words that a direction of writing must not disturb.
    case code, kbd, samp, `var`, bdi, bdo
    /// Machine-readable values.
    case time, data
    /// Tables.
    case table, caption, colgroup, thead, tbody, tfoot, tr, th, td
    /// Forms.
    case form, fieldset, legend, label, button, select, optgroup, option, textarea, output, datalist, progress, meter
    /// What opens, closes or waits.
    case details, summary, dialog, template, noscript, picture
    /// Drawings (SVG 2). `title` above names one.
    case svg, g, defs, symbol, use, path, rect, circle, ellipse, line, polyline, polygon, text, tspan, desc
}
