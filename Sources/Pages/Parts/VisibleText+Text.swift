import Markup

extension VisibleText {
    /// A text with its hidden characters made visible, for attributes and other places without markup (THREATS S20).
    static func of(_ string: String) -> String { VisibleText(string).text }
}
