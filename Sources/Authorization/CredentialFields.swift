import Execution
import OpenAPI

/// What was typed into the Authorize form of one scheme, before any rule (THREATS A12).
public struct CredentialFields: Sendable {
    /// Bytes of a value at most; Kerberos tickets and JWTs of 6 kB occur.
    public static let lengthLimit = 8192

    private let value: String
    private let user: String
    private let password: String

    /// The texts of the form; those that the scheme does not ask for are ignored.
    public init(value: String = "", user: String = "", password: String = "") {
        self.value = value
        self.user = user
        self.password = password
    }

    /// The credential for a scheme.
    ///
    /// - Throws: ``AuthorizationError`` with the field to correct; it never repeats what was typed.
    public func credential(for form: CredentialForm) throws(AuthorizationError) -> EnteredCredential {
        switch form {
        case .apiKey(let location, let name):
            try PresentationRules.check(name: name, location: location)
            let (text, notes) = try entered(location: location)
            return EnteredCredential(credential: .apiKey(Secret(text)), notes: notes)
        case .bearer:
            return try bearer()
        case .basic:
            try checkPair()
            return EnteredCredential(credential: .basic(user: user, password: Secret(password)), notes: [])
        case .digest:
            try checkPair()
            return EnteredCredential(credential: .digest(user: user, password: Secret(password)), notes: [])
        case .certificate:
            throw AuthorizationError(
                .unsupported, nil, "The operator gives Portico a certificate for an origin; nothing is entered here.")
        case .unsupported(let reason):
            throw AuthorizationError(.unsupported, nil, reason)
        }
    }

    private func bearer() throws(AuthorizationError) -> EnteredCredential {
        var (text, notes) = try entered(location: .header)
        let prefix = "bearer "
        if text.lowercased().hasPrefix(prefix) {
            text = String(text.dropFirst(prefix.count).drop { $0 == " " })
            notes.append("\"Bearer\" was taken off the front: it is added when the token is sent.")
        }
        guard !text.isEmpty, text.lowercased() != "bearer" else { throw Self.empty(.value) }
        guard !text.contains(" ") else {
            throw AuthorizationError(.characters, .value, "A token has no blanks. Paste the token alone.")
        }
        return EnteredCredential(credential: .bearer(Secret(text)), notes: notes)
    }

    private func checkPair() throws(AuthorizationError) {
        guard !user.isEmpty || !password.isEmpty else { throw Self.empty(.user) }
        guard !user.utf8.contains(UInt8(ascii: ":")) else {
            throw AuthorizationError(.characters, .user, "A user name cannot hold a colon (RFC 7617).")
        }
        for (text, field) in [(user, AuthorizationError.Field.user), (password, .password)] {
            try Self.check(length: text, field)
            guard text.utf8.allSatisfy({ $0 >= 0x20 && $0 != 0x7F }) else {
                throw AuthorizationError(.characters, field, "Line breaks and control characters cannot be sent.")
            }
        }
    }

    /// The value without what copying often leaves around it.
    private func entered(location: Parameter.Location) throws(AuthorizationError) -> (text: String, notes: [String]) {
        try Self.check(length: value, .value)
        let isBlank: (UInt8) -> Bool = { $0 == 0x20 || (0x09...0x0D).contains($0) }
        let head = value.utf8.drop(while: isBlank)
        let text = String(decoding: head.reversed().drop(while: isBlank).reversed(), as: UTF8.self)
        guard !text.isEmpty else { throw Self.empty(.value) }
        try PresentationRules.check(value: text, location: location)
        let isTrimmed = text.utf8.count != value.utf8.count
        return (text, isTrimmed ? ["Blanks around the value were left out."] : [])
    }

    private static func check(length text: String, _ field: AuthorizationError.Field) throws(AuthorizationError) {
        guard text.utf8.count <= lengthLimit else {
            throw AuthorizationError(
                .tooLong, field, "At most \(lengthLimit) bytes can be kept; this has \(text.utf8.count).")
        }
    }

    private static func empty(_ field: AuthorizationError.Field) -> AuthorizationError {
        AuthorizationError(.empty, field, "Nothing was entered.")
    }
}
