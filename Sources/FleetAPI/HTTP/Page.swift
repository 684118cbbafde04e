import HTTPTypes
import Hummingbird

/// Which part of a list is asked for.
struct Page: Sendable {
    /// From 1.
    let number: Int64
    /// Items a page, 1 to 200.
    let limit: Int64

    /// How many items come before.
    var offset: Int64 { (number - 1) * limit }

    /// The answer with the items of this page and the addresses of the others (RFC 8288).
    func response(_ items: [JSONValue], total: Int64, call: Call) -> Response {
        let body = JSONValue.object([
            ("items", .array(items)), ("page", .integer(number)), ("limit", .integer(limit)),
            ("total", .integer(total)),
        ])
        var fields: HTTPFields = [:]
        if let name = HTTPField.Name("Link") { fields[name] = links(total: total, call: call) }
        return .json(body, fields: fields)
    }

    private func links(total: Int64, call: Call) -> String {
        let last = max(1, (total + limit - 1) / limit)
        var pages: [(String, Int64)] = [("first", 1)]
        if number > 1 { pages.append(("prev", min(number - 1, last))) }
        if number < last { pages.append(("next", number + 1)) }
        pages.append(("last", last))
        let others = call.query.items.filter { !["page", "limit"].contains($0.name) }.map(\.source)
        return pages.map { relation, page in
            let query = (others + ["page=\(page)", "limit=\(limit)"]).joined(separator: "&")
            return "<\(call.request.uri.path)?\(query)>; rel=\"\(relation)\""
        }.joined(separator: ", ")
    }
}
