import Markup

extension SitePath {
    /// The address for an attribute.
    var url: SafeURL { SafeURL(path: text) }

    /// The address of a part of the page, for an attribute.
    func url(part: Part) -> SafeURL { SafeURL(path: text(part: part)) }
}
