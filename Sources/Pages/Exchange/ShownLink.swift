import Markup

/// A link of a response: a button that opens the next operation, filled from what came back.
public struct ShownLink: Hashable, Sendable {
    /// The link's name in the description.
    public var name: String
    /// The title of the operation that it leads to.
    public var title: String
    /// The address of that operation with its form filled in; nil when the description has no such operation.
    public var address: String?
    /// Names that could not be filled in.
    public var missing: [String]

    public init(name: String, title: String, address: String?, missing: [String]) {
        self.name = name
        self.title = title
        self.address = address
        self.missing = missing
    }

    func write(into html: inout HTML) {
        if let address {
            html.element(.a, .class("button button-small"), .href(SafeURL(path: address))) { $0.isolated(title) }
        } else {
            html.element(.span) { $0.isolated(title) }
        }
        html.text(" ")
        html.element(.code, .class("small muted")) { $0.visible(name) }
        if !missing.isEmpty {
            html.element(.span, .class("small muted")) { $0.visible(" without " + missing.joined(separator: ", ")) }
        }
    }
}
