/// One header field or cookie of an outgoing request, in order and with its spelling.
public struct Field: Sendable, Hashable {
    public let name: String
    /// The value on the wire; empty after ``redacted()`` except for the prefix.
    public let value: String
    /// What of the value is secret, nil when nothing is.
    public let concealment: Concealment?

    public init(name: String, value: String) {
        self.name = name
        self.value = value
        concealment = nil
    }

    /// A field whose value is `prefix` (seen by everyone, such as `Bearer `) and a secret.
    public init(name: String, prefix: String = "", secret: Secret, variable: String = "TOKEN") {
        self.name = name
        value = prefix + secret.reveal()
        concealment = Concealment(prefix: prefix, variable: variable)
    }

    init(name: String, value: String, concealment: Concealment?) {
        self.name = name
        self.value = value
        self.concealment = concealment
    }

    public var isSecret: Bool { concealment != nil }

    /// The value as it may be shown.
    public func text(_ showing: Showing = .masked) -> String {
        guard let concealment else { return value }
        switch showing {
        case .masked: return concealment.prefix + Secret.mask
        case .variable: return concealment.prefix + "$" + concealment.variable
        case .revealed: return value
        }
    }

    /// The same field without its secret, for keeping.
    public func redacted() -> Field {
        guard let concealment else { return self }
        return Field(name: name, value: concealment.prefix, concealment: concealment)
    }
}

extension Field: CustomStringConvertible, CustomReflectable {
    public var description: String { "\(name): \(text(.masked))" }
    public var customMirror: Mirror { Mirror(self, children: ["name": name, "value": text(.masked)]) }
}
