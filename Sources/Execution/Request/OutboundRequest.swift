public import Egress
public import HTTPTypes

/// A request ready to go: what is sent, what is shown and what the code samples say are all made from it.
///
/// Its description and mirror mask every secret.
public struct OutboundRequest: Sendable, Hashable {
    public var method: HTTPRequest.Method
    public var origin: Origin
    /// Percent-encoded, begins with `/`.
    public var path: String
    public var query: [QueryPiece]
    /// In the order in which they are sent; without `Host`, `Cookie` and the framing, which the transport adds.
    public var fields: [Field]
    /// Sent as one `Cookie` field (RFC 6265 section 5.4).
    public var cookies: [Field]
    /// The bytes on the wire; emptied by ``redacted()`` when they are more than ``keptBody``.
    public var body: [UInt8]
    public var shape: BodyShape
    /// Bytes of the body as sent.
    public var bodySize: Int
    /// Whether a person chose the host (through a free server variable or a server of his own) or a server pointed there; then
    /// the egress policy for users counts (THREATS P6, P12).
    public var isNamedByUser: Bool
    /// What was left out and why, for people.
    public var notes: [String]

    /// What is sent as `User-Agent`; samples leave it to their own tool.
    public static let userAgent = "Portico"

    /// Body bytes that a redacted request keeps.
    public static let keptBody = 262_144

    public init(
        method: HTTPRequest.Method, origin: Origin, path: String, query: [QueryPiece] = [], fields: [Field] = [],
        cookies: [Field] = [], body: [UInt8] = [], shape: BodyShape = .none, isNamedByUser: Bool = false,
        notes: [String] = []
    ) {
        self.method = method
        self.origin = origin
        self.path = path
        self.query = query
        self.fields = fields
        self.cookies = cookies
        self.body = body
        self.shape = shape
        bodySize = body.count
        self.isNamedByUser = isNamedByUser
        self.notes = notes
    }

    /// The whole URL.
    public func url(_ showing: Showing = .masked) -> String {
        let text = query.map { $0.text(showing) }.joined(separator: "&")
        return origin.description + path + (query.isEmpty ? "" : "?" + text)
    }

    /// The fields as sent, cookies joined into one, secrets as asked.
    public func displayedFields(_ showing: Showing = .masked) -> [(name: String, value: String)] {
        let pairs = cookies.map { $0.name + "=" + $0.text(showing) }.joined(separator: "; ")
        return fields.map { ($0.name, $0.text(showing)) } + (cookies.isEmpty ? [] : [("Cookie", pairs)])
    }

    /// The body as text when it is text in UTF-8 without NUL, and whole.
    public var bodyText: String? {
        guard body.count == bodySize, !body.contains(0) else { return nil }
        return String(validating: body, as: UTF8.self)
    }

    /// Whether a credential goes along; the cookies of a jar are none that anybody entered.
    public var carriesCredential: Bool {
        fields.contains(where: \.isSecret) || query.contains(where: \.isSecret)
            || cookies.contains { $0.isSecret && !Self.isStored($0) }
    }

    /// The same request without any secret and without a large body, for keeping and showing later.
    public func redacted() -> OutboundRequest {
        var copy = self
        copy.query = query.map { $0.redacted() }
        copy.fields = fields.map { $0.redacted() }
        copy.cookies = cookies.map { $0.redacted() }
        if body.count > Self.keptBody { copy.body = [] }
        return copy
    }

    /// What the transport sends.
    ///
    /// - Throws: `invalidURL` or `tooLarge` when path and query are not what RFC 3986 allows, `invalidRequest` for a field
    ///   that may not be sent (THREATS X1).
    public func wire(limits: EgressLimits = .standard) throws(EgressError) -> EgressRequest {
        let text = query.isEmpty ? nil : query.map { $0.text(.revealed) }.joined(separator: "&")
        let url = try TargetURL(origin: origin, path: path, query: text)
        var wireFields = HTTPFields()
        for field in displayedFields(.revealed) {
            guard let name = HTTPField.Name(field.name), FieldRules.isSendable(value: field.value) else {
                throw EgressError(
                    .invalidRequest, "A header field has a name or value that HTTP does not allow.",
                    advice: "Take line breaks and control characters out of the field's value.")
            }
            wireFields.append(HTTPField(name: name, value: field.value))
        }
        return EgressRequest(
            url: url, method: method, fields: wireFields, body: body, limits: limits,
            naming: isNamedByUser ? .user : .operator)
    }
}

extension OutboundRequest: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(method.rawValue) \(url(.masked))" }
    public var customMirror: Mirror { Mirror(self, children: ["request": description]) }
}
