import HTTPTypes
import Hummingbird

/// One operation of the description: its method, its path and what answers it.
struct Route: Sendable {
    typealias Action = @Sendable (Call) async throws -> Response

    let method: HTTPRequest.Method
    /// The path as the description writes it, with `{name}` for variables.
    let path: String
    /// The query parameters that it knows; others are refused.
    let query: [String]
    let action: Action

    init(_ method: HTTPRequest.Method, _ path: String, query: [String] = [], action: @escaping Action) {
        self.method = method
        self.path = path
        self.query = query
        self.action = action
    }

    /// Whether a path of a request has the form of this route's.
    func matches(_ path: String) -> Bool {
        let own = self.path.split(separator: "/")
        let other = path.split(separator: "/")
        return own.count == other.count && zip(own, other).allSatisfy { $0.hasPrefix("{") || $0 == $1 }
    }

    /// Whether there are paths of requests that have the form of both routes.
    func overlaps(_ other: Route) -> Bool {
        let (own, others) = (path.split(separator: "/"), other.path.split(separator: "/"))
        return own.count == others.count
            && zip(own, others).allSatisfy { $0.hasPrefix("{") || $1.hasPrefix("{") || $0 == $1 }
    }

    /// How many variables the path has: of two paths that match, the one with fewer counts.
    var variables: Int { path.split(separator: "/").count { $0.hasPrefix("{") } }
}
