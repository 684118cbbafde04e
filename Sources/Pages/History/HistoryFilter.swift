import Markup

/// Which calls of the history are shown; what stands in the page's address.
public struct HistoryFilter: Sendable, Hashable {
    /// How calls ended, as the address spells it.
    public enum Ending: String, Sendable, CaseIterable {
        case success = "2"
        case redirection = "3"
        case clientError = "4"
        case serverError = "5"
        case failure = "none"

        var label: String {
            self == .failure ? "No response" : rawValue + "xx"
        }
    }

    /// The names of the filter's fields in the query.
    public enum Field: String, Sendable {
        case operation, method, status, page
    }

    /// Lines of one page.
    public static let size = 50

    /// The operation's id in addresses; nil for all.
    public var operation: String?
    public var method: String?
    public var ending: Ending?
    /// From 1.
    public var page: Int

    public init(operation: String? = nil, method: String? = nil, ending: Ending? = nil, page: Int = 1) {
        self.operation = operation
        self.method = method
        self.ending = ending
        self.page = page
    }

    /// Whether anything is left out.
    var isNarrow: Bool { operation != nil || method != nil || ending != nil }

    /// The address of a page of the history with this filter.
    public func url(of path: SitePath) -> String {
        let fields: [(Field, String?)] = [
            (.operation, operation), (.method, method), (.status, ending?.rawValue),
            (.page, page > 1 ? String(page) : nil),
        ]
        let pairs = fields.compactMap { field, value in
            value.map { "\(field.rawValue)=\(PercentEncoding.segment($0))" }
        }
        return path.text + (pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&"))
    }

    /// Another page of the same.
    func at(page: Int) -> HistoryFilter {
        var filter = self
        filter.page = page
        return filter
    }
}
