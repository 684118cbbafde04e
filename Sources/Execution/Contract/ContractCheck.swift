import Egress
import JSONSchema
public import OpenAPI
import SourceTree

/// Holds a response against its operation's description; total, and bounded by ``bodyLimit`` and ``breachLimit``.
public struct ContractCheck: Sendable {
    /// Bytes of a body that are validated.
    public static let bodyLimit = 1 << 20
    public static let breachLimit = 100

    private let operation: Operation

    public init(operation: Operation) {
        self.operation = operation
    }

    /// Nil when the operation describes no responses at all.
    public func report(on response: ExchangeResponse) -> ContractReport? {
        guard !operation.responses.isEmpty else { return nil }
        guard let described = operation.response(for: response.status) else {
            let breach = ContractBreach(
                kind: .status, message: "The status \(response.status) is not among those described.")
            return ContractReport(documentedAs: nil, breaches: [breach], body: .notDescribed)
        }
        var breaches = headerBreaches(described, response)
        let (mediaType, breach) = mediaType(described, response)
        if let breach { breaches.insert(breach, at: 0) }
        let (body, findings) = check(response, mediaType)
        breaches += findings
        return ContractReport(
            documentedAs: described.status, breaches: Array(breaches.prefix(Self.breachLimit)), body: body)
    }

    private func headerBreaches(_ described: Response, _ response: ExchangeResponse) -> [ContractBreach] {
        described.headers.filter { $0.name.lowercased() != "content-type" }.flatMap { header in
            let name = header.name.lowercased()
            let values = response.fields.filter { $0.name.lowercased() == name }.map(\.value)
            return HeaderCheck(header: header).breaches(in: values)
        }
    }

    /// The described media type that covers the response's: the same, else a range, the closest first.
    private func mediaType(_ described: Response, _ response: ExchangeResponse) -> (MediaType?, ContractBreach?) {
        guard !described.content.isEmpty, !isRightlyEmpty(response, described.content) else { return (nil, nil) }
        guard let received = response.mediaType else {
            let message =
                response.body.isEmpty
                ? "The response is empty, though JSON is described." : "The response does not say its media type."
            return (nil, ContractBreach(kind: .mediaType, message: message))
        }
        let type = received.prefix { $0 != "/" }
        for candidate in [received, type + "/*", "*/*"] {
            if let found = described.content.first(where: { $0.essence == candidate }) { return (found, nil) }
        }
        let message = "The media type \(VisibleName.of(received)) is not among those described."
        return (nil, ContractBreach(kind: .mediaType, message: message))
    }

    /// Whether there is no body to be held against anything: HTTP has none there (RFC 9110 sections 9.3.2 and 15), or it may
    /// be empty, which JSON cannot be.
    private func isRightlyEmpty(_ response: ExchangeResponse, _ content: [MediaType]) -> Bool {
        guard response.body.isEmpty else { return false }
        let status = response.status
        if operation.method.lowercased() == "head" || status < 200 || [204, 205, 304].contains(status) { return true }
        guard response.isWhole else { return true }
        return response.mediaType == nil ? !content.allSatisfy(\.isJSON) : !response.isJSON
    }

    private func check(
        _ response: ExchangeResponse, _ mediaType: MediaType?
    ) -> (ContractReport.BodyCheck, [ContractBreach]) {
        if let mediaType, let items = checkItems(response, mediaType) { return items }
        guard let mediaType, let schema = mediaType.node["schema"] else { return (.notDescribed, []) }
        guard response.isJSON else { return (.notChecked("only JSON is checked"), []) }
        guard response.bodySize <= Self.bodyLimit else { return (.notChecked("the body is larger than 1 MiB"), []) }
        guard response.isWhole else { return (.notChecked("the body did not come whole"), []) }
        do {
            let instance = try Tree.read(response.text, format: .json, budget: .instance)
            return validate(instance.root, schema)
        } catch {
            return (.invalid, [ContractBreach(kind: .body, message: Self.message(of: error, response))])
        }
    }

    private static func message(of error: SourceError, _ response: ExchangeResponse) -> String {
        if response.body.isEmpty { return "The body is empty, which is not JSON." }
        let place = error.position.map { " (line \($0.line), column \($0.column))" } ?? ""
        return "The body is not JSON\(place): \(error.message)"
    }

    func validate(_ instance: Node, _ schema: Node) -> (ContractReport.BodyCheck, [ContractBreach]) {
        let document = operation.document
        let validator = Validator(
            dialect: document.dialect, references: document, assertsFormat: true, direction: .response)
        let report = validator.report(for: instance, against: schema, limit: Self.breachLimit)
        let breaches = report.findings.map {
            ContractBreach(
                kind: .body, message: $0.message, instance: $0.instance.description, schema: $0.schema.description)
        }
        if !report.isValid { return (.invalid, breaches) }
        return (report.incomplete.map { .notChecked($0) } ?? .valid, [])
    }
}
