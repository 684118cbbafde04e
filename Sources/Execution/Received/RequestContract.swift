import JSONSchema
public import OpenAPI
import SourceTree

/// Holds a request that came in against its operation's description; total, and bounded by ``bodyLimit`` and ``breachLimit``.
///
/// What can be read in several ways is right when one of them is, and what cannot be judged is let through: nothing that
/// follows the description is ever refused.
public struct RequestContract: Sendable {
    /// Bytes of a body that are validated.
    public static let bodyLimit = 1 << 20
    public static let breachLimit = 20

    private let operation: Operation

    public init(operation: Operation) {
        self.operation = operation
    }

    /// The media types that the description takes.
    public var mediaTypes: [String] { operation.requestBody?.content.map(\.name) ?? [] }

    /// What is wrong with parameters and media type, and whether content is missing: all that is known before the content.
    public func breaches(ofHead request: ReceivedRequest) -> [RequestBreach] {
        var breaches: [RequestBreach] = []
        for parameter in operation.parameters where !parameter.isReservedHeader {
            breaches += self.breaches(of: parameter, in: request)
            guard breaches.count < Self.breachLimit else { break }
        }
        if let body = operation.requestBody {
            if request.hasBody {
                breaches += mediaTypeBreach(body, request).map { [$0] } ?? []
            } else if body.isRequired {
                breaches.append(RequestBreach(.body, "The operation needs content, and none came."))
            }
        }
        return Array(breaches.prefix(Self.breachLimit))
    }

    /// The schema that content has to follow; nil when it goes unchecked: not JSON by its media type, or not described.
    public func bodySchema(of request: ReceivedRequest) -> BodySchema? {
        guard request.hasBody, let body = operation.requestBody,
            let name = request.values(of: "Content-Type").first, MediaTypeName(name).isJSON,
            let mediaType = MediaType.matching(name, in: body.content), let schema = mediaType.schema
        else { return nil }
        return BodySchema(
            schema: schema, isCoded: ContentCoding.isCoded(request.values(of: "Content-Encoding")))
    }

    private func mediaTypeBreach(_ body: RequestBody, _ request: ReceivedRequest) -> RequestBreach? {
        let content = body.content
        guard !content.isEmpty else { return nil }
        let names = request.values(of: "Content-Type")
        guard names.count <= 1 else { return RequestBreach(.mediaType, "The field Content-Type came more than once.") }
        // Content without a media type may be taken for bytes (RFC 9110 section 8.3).
        let name = names.first ?? "application/octet-stream"
        guard MediaType.matching(name, in: content) == nil else { return nil }
        guard names.first != nil else { return RequestBreach(.mediaType, "The request does not say its media type.") }
        return RequestBreach(
            .mediaType, "The media type \(VisibleName.of(MediaTypeName(name).essence)) is not among those described.")
    }

    private func breaches(of parameter: Parameter, in request: ReceivedRequest) -> [RequestBreach] {
        let place = RequestBreach.Place.parameter(parameter.location, name: parameter.name)
        switch ParameterReader(parameter).read(request) {
        case .absent:
            return parameter.isRequired ? [RequestBreach(place, "It is required, and did not come.")] : []
        case .unreadable(let message):
            return [RequestBreach(place, message)]
        case .unchecked:
            return []
        case .readings(let readings):
            if parameter.allowsEmptyValue, readings.contains(where: { $0.root.string == "" }) { return [] }
            guard let schema = parameter.schema ?? parameter.content?.schema else { return [] }
            return findings(in: readings, schema, place)
        }
    }

    /// None when one of the readings follows the schema, else those of the first.
    private func findings(
        in readings: [Tree], _ schema: Schema, _ place: RequestBreach.Place
    ) -> [RequestBreach] {
        var first: [Finding]?
        for reading in readings {
            let report = Validator(of: schema.document).report(
                for: reading.root, against: schema.node, limit: Self.breachLimit)
            if report.isValid { return [] }
            first = first ?? report.findings
        }
        return (first ?? []).map { RequestBreach(place, $0.message, instance: $0.instance.description) }
    }
}

extension Validator {
    /// As the bodies and parameters of requests to a description are judged.
    init(of document: Document) {
        self.init(dialect: document.dialect, references: document, assertsFormat: true, direction: .request)
    }
}
