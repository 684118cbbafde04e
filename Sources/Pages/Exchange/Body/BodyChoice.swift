import Markup

/// What of a body is shown and how; stands in the page's address.
public struct BodyChoice: Sendable, Hashable {
    /// The names of its fields in the query.
    public enum Field: String, Sendable, CaseIterable {
        case view, from, at, filter
    }

    /// The view; nil for the body's first.
    public var view: BodyView?
    /// Where the shown part begins, as its view spells it; nil for the beginning.
    public var from: String?
    /// A JSON Pointer to the value to be marked; its part of the body is shown.
    public var at: String?
    /// A JSON Pointer, a JSONPath or words; empty for the whole body.
    public var filter: String

    public init(view: BodyView? = nil, from: String? = nil, at: String? = nil, filter: String = "") {
        self.view = view
        self.from = from
        self.at = at
        self.filter = filter
    }

    /// Reads the fields of a query; what makes no sense is left out.
    public init(field: (Field) -> String?) {
        self.init(
            view: field(.view).flatMap(BodyView.init), from: field(.from).map { String($0.prefix(200)) },
            at: field(.at), filter: field(.filter) ?? "")
    }

    /// The fields that say anything.
    var pairs: [(Field, String)] {
        let all: [(Field, String?)] = [
            (.view, view?.rawValue), (.from, from), (.at, at), (.filter, filter.isEmpty ? nil : filter),
        ]
        return all.compactMap { field, value in value.map { (field, $0) } }
    }

    /// The address of a kept result with this choice.
    func text(of path: SitePath, part: SitePath.Part? = nil) -> String {
        var pairs = pairs.map { "\($0.rawValue)=\(PercentEncoding.segment($1))" }
        if let part { pairs.append("part=\(part.rawValue)") }
        return path.text + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }
}
