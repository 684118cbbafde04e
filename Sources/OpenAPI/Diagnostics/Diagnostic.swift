public import SourceTree

/// Something in a description that is wrong or doubtful, told instead of failing.
public struct Diagnostic: Hashable, Sendable, CustomStringConvertible {
    /// How bad it is.
    public enum Severity: String, Hashable, Sendable, CaseIterable, Comparable {
        /// Breaks the specification; a part is left out or shown as a gap.
        case error
        /// Will surprise someone.
        case warning
        case note

        public static func < (a: Severity, b: Severity) -> Bool { a.rank < b.rank }

        private var rank: Int { self == .error ? 0 : self == .warning ? 1 : 2 }
    }

    public let severity: Severity
    /// What was checked, in kebab case: `unresolved-reference`, `wrong-type` …
    public let rule: String
    /// What was expected, what came.
    public let message: String
    /// The file it stands in, as the reader calls it.
    public let location: String
    /// Where it begins in the file, nil when it concerns the whole.
    public let position: Position?
    /// The way to it from the file's root.
    public let pointer: JSONPointer

    public init(
        _ severity: Severity, rule: String, message: String, location: String, position: Position? = nil,
        pointer: JSONPointer = JSONPointer(tokens: [])
    ) {
        self.severity = severity
        self.rule = rule
        self.message = message
        self.location = location
        self.position = position
        self.pointer = pointer
    }

    /// `file:line:column: severity: message (pointer)`, as compilers write it.
    public var description: String {
        let place = position.map { ":\($0.line):\($0.column)" } ?? ""
        return "\(location)\(place): \(severity.rawValue): \(message) (\(pointer.uriFragment))"
    }
}
