/// One `name=value` of a query, percent-encoded as it goes on the wire.
public struct QueryPiece: Sendable, Hashable {
    /// The encoded text up to and including `=`, or all of it when there is no secret.
    public let text: String
    /// The encoded secret after ``text``, nil when nothing is secret; empty after ``redacted()``.
    private let secret: String?
    private let variable: String

    /// A piece without a secret; `encoded` holds only what RFC 3986 allows in a query.
    public init(encoded text: String) {
        self.text = text
        secret = nil
        variable = ""
    }

    /// An API key in the query: name and value are encoded here.
    public init(name: String, secret: Secret, variable: String = "API_KEY") {
        text = PercentEncoding.unreserved.encode(name) + "="
        self.secret = PercentEncoding.unreserved.encode(secret.reveal())
        self.variable = Concealment(variable: variable).variable
    }

    private init(text: String, secret: String?, variable: String) {
        self.text = text
        self.secret = secret
        self.variable = variable
    }

    /// A redacted piece as it was kept; with a variable it stands for a secret.
    init(text: String, redactedAs variable: String?) {
        self.init(
            text: text, secret: variable.map { _ in "" },
            variable: variable.map { Concealment(variable: $0).variable } ?? "")
    }

    public var isSecret: Bool { secret != nil }

    /// The piece as it may be shown.
    public func text(_ showing: Showing) -> String {
        guard let secret else { return text }
        switch showing {
        case .masked: return text + Secret.mask
        case .variable: return text + "$" + variable
        case .revealed: return text + secret
        }
    }

    /// The same piece without its secret, for keeping.
    public func redacted() -> QueryPiece {
        QueryPiece(text: text, secret: secret == nil ? nil : "", variable: variable)
    }

    /// The shell variable of the secret, nil when there is none.
    public var variableName: String? { secret == nil ? nil : variable }
}

extension QueryPiece: CustomStringConvertible, CustomReflectable {
    public var description: String { text(.masked) }
    public var customMirror: Mirror { Mirror(self, children: ["text": text(.masked)]) }
}
