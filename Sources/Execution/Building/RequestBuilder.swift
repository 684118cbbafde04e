public import Egress
import HTTPTypes
public import OpenAPI

/// Makes the request of a call: pure and total, every byte decided here and shown as it will be sent.
public struct RequestBuilder: Sendable {
    private let document: Document
    private let baseURL: TargetURL?
    private let boundary: @Sendable () -> String

    /// - Parameters:
    ///   - baseURL: what relative server URLs are resolved against: where the description was read from, or a setting.
    ///   - boundary: makes the boundary of a multipart body, 1 to 70 letters and digits that no part contains.
    public init(
        document: Document, baseURL: TargetURL?,
        boundary: @escaping @Sendable () -> String = RequestBuilder.randomBoundary
    ) {
        self.document = document
        self.baseURL = baseURL
        self.boundary = boundary
    }

    /// A builder of an operation's requests that are shown and not sent: a multipart body has the same boundary each time, so
    /// that what shows it is the same each time (a page, a file of an export).
    public static func showing(_ operation: Operation, baseURL: TargetURL?) -> RequestBuilder {
        RequestBuilder(document: operation.document, baseURL: baseURL) { boundaryStart + operation.fingerprint }
    }

    private static let boundaryStart = "portico"

    /// The request of a call.
    ///
    /// - Parameter skippingProblems: "Execute anyway": what is missing or cannot be sent is left out where that is possible.
    /// - Throws: every problem at once, each with the input it is about.
    public func request(for call: Call, skippingProblems: Bool = false) throws(CallError) -> OutboundRequest {
        let operation = call.operation
        var problems = methodProblems(operation)
        var path = PathWriter()
        let parameters = operation.parameters
        let pathText = path.write(operation.path, parameters, call.parameters)
        problems += path.problems
        var writer = ParameterWriter(skipsProblems: skippingProblems)
        for parameter in parameters { writer.write(parameter, call.parameters[ParameterKey(parameter)]) }
        problems += writer.problems
        let content = BodyWriter(
            operation: operation, skipsProblems: skippingProblems, boundary: boundary,
            partFields: PartFields(given: call.partFields, types: call.partTypes))
        let body = content.write(call.body)
        problems += body.problems + ExtraFields.problems(of: call)
        let target: ServerResolver.Target
        do {
            target = try ServerResolver(baseURL: baseURL).target(of: operation.servers, call.server)
        } catch {
            throw CallError(problems: error.problems + problems)
        }
        guard problems.isEmpty, let method = HTTPRequest.Method(operation.method) else {
            throw CallError(problems: problems)
        }
        let leading = [target.url.query, path.query].compactMap { $0 }.map { QueryPiece(encoded: $0) }
        let fields = standardFields(call, body, writer.fields) + writer.fields
        let request = OutboundRequest(
            method: method, origin: target.url.origin, path: target.path + pathText,
            query: leading + writer.query + ExtraFields.query(of: call),
            fields: ExtraFields.merged(fields, call.extraFields), cookies: writer.cookies,
            body: body.bytes, shape: body.shape, isNamedByUser: target.isNamedByUser,
            notes: writer.notes + body.notes)
        return try checked(request)
    }

    /// 32 letters and digits: 160 random bits.
    @Sendable public static func randomBoundary() -> String {
        let letters = Array("abcdefghijklmnopqrstuvwxyz234567".utf8)
        var generator = SystemRandomNumberGenerator()
        let text = (0..<32).compactMap { _ in letters.randomElement(using: &generator) }
        return boundaryStart + String(decoding: text, as: UTF8.self)
    }

    private func methodProblems(_ operation: Operation) -> [FieldProblem] {
        if FieldRules.isSendable(method: operation.method) { return [] }
        return [FieldProblem(key: .operation, message: "A request with this method is not sent.")]
    }

    /// `Accept`, `Content-Type` and who asks; a parameter named `Accept` (2.0) or `User-Agent` takes its place.
    private func standardFields(_ call: Call, _ body: BodyWriter.Content, _ own: [Field]) -> [Field] {
        let names = Set(own.map { $0.name.lowercased() })
        var fields = names.contains("accept") ? [] : [Field(name: "Accept", value: accept(call))]
        if let type = body.contentType { fields.append(Field(name: "Content-Type", value: type)) }
        if !names.contains("user-agent") {
            fields.append(Field(name: "User-Agent", value: OutboundRequest.userAgent))
        }
        return fields
    }

    /// The type asked for, else all documented ones, else anything.
    private func accept(_ call: Call) -> String {
        if let accept = call.accept, !accept.isEmpty, FieldRules.isSendable(value: accept) { return accept }
        var names: [String] = []
        for name in call.operation.acceptedMediaTypes
        where FieldRules.isSendable(value: name) && !names.contains(name) {
            names.append(name)
        }
        return names.isEmpty ? "*/*" : names.prefix(20).joined(separator: ", ")
    }

    /// A last look with the transport's own eyes, so that nothing is refused only after it was shown.
    private func checked(_ request: OutboundRequest) throws(CallError) -> OutboundRequest {
        do {
            _ = try request.wire()
            return request
        } catch {
            throw CallError(problems: [FieldProblem(key: .operation, message: error.message)])
        }
    }
}
