/// What is secret in a field, query piece or cookie: everything after ``prefix``.
public struct Concealment: Sendable, Hashable {
    /// The part that may be seen, such as `Bearer ` with its space.
    public let prefix: String
    /// The name of the shell variable that stands for the secret in samples: `[A-Z_][A-Z0-9_]*`.
    public let variable: String

    /// A variable name with other characters becomes `TOKEN`.
    public init(prefix: String = "", variable: String = "TOKEN") {
        self.prefix = prefix
        let body = variable.utf8.allSatisfy { (65...90).contains($0) || (48...57).contains($0) || $0 == 95 }
        let head = variable.utf8.first.map { !(48...57).contains($0) } ?? false
        self.variable = body && head ? variable : "TOKEN"
    }
}
