import HTTPTypes
import Hummingbird

/// A request to an operation, with its query taken apart.
struct Call: Sendable {
    let request: Request
    let surroundings: Surroundings
    private let parameters: Parameters
    private let items: [QueryItem]

    /// Takes a request apart; throws a ``Problem`` if its query cannot be read or has parameters that nobody knows.
    init(_ request: Request, _ context: BasicRequestContext, route: Route, surroundings: Surroundings) throws {
        self.request = request
        self.surroundings = surroundings
        parameters = context.parameters
        items = try QueryItem.read(request.head.path ?? "")
        let unknown = items.map(\.name).filter { !route.query.contains($0) }
        guard unknown.isEmpty else {
            throw Problem.parameters(
                unknown.map { Violation(location: .query, name: $0, message: "is not known here") })
        }
    }

    var database: FleetDatabase { surroundings.database }
    var now: Instant { surroundings.now() }

    /// A reader of the query's parameters.
    var query: QueryReader { QueryReader(items: items) }

    /// The number of the resource in the path; throws `404` for what is no identifier of this kind.
    func number(_ kind: ResourceKind, _ name: String) throws -> Int64 {
        let text = parameters.get(name).flatMap { QueryItem.decoded($0[...], plusIsSpace: false) } ?? ""
        guard let number = kind.number(text) else { throw Problem.missing(kind, text) }
        return number
    }

    /// A field of the request, nil if it is absent or there are several.
    func field(_ name: HTTPField.Name) -> String? {
        let values = request.headers[values: name]
        return values.count == 1 ? values[0] : nil
    }

    /// The revision that the caller has, as against the current one: throws `428` without `If-Match`, `412` if it names
    /// another (RFC 9110, section 13.1.1).
    func requireMatch(_ revision: Revision) throws {
        let values = request.headers[values: .ifMatch]
        guard !values.isEmpty else { throw Problem.preconditionRequired }
        guard revision.isNamed(by: values, weakly: false) else {
            throw Problem.preconditionFailed(current: revision.entityTag)
        }
    }

    /// An answer with a resource, or `304` if the caller has it already (RFC 9110, section 13.1.2).
    func response(_ json: JSONValue, revision: Revision) -> Response {
        let values = request.headers[values: .ifNoneMatch]
        let fields: HTTPFields = [.eTag: revision.entityTag]
        if revision.isNamed(by: values, weakly: true) { return .empty(.notModified, fields: fields) }
        return .json(json, fields: fields)
    }

    /// The answer to the making of a resource.
    func created(_ json: JSONValue, at path: String, revision: Revision) -> Response {
        .json(json, status: .created, fields: [.location: path, .eTag: revision.entityTag])
    }
}
