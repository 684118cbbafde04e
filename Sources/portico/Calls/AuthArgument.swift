import Authorization
import Egress
import Execution
import Foundation
import OpenAPI

/// Credentials of `--auth SCHEME=VALUE` and of the environment.
struct AuthArgument {
    let document: Document
    let environment: [String: String]

    /// The credentials for an origin; those given as arguments go before those of the environment.
    ///
    /// - Throws: ``UsageError`` for a scheme that the description does not have, and for a value that it cannot take.
    func credentials(_ arguments: [String], for origin: Origin) throws -> [SavedCredential] {
        try values(arguments).map { try credential($0.value, for: $0.scheme, origin) }
    }

    /// What is given for each scheme, before any rule.
    ///
    /// - Throws: ``UsageError`` for a scheme that the description does not have.
    func values(_ arguments: [String]) throws -> [(scheme: SecurityScheme, value: String)] {
        var given: [(scheme: SecurityScheme, value: String)] = []
        for argument in arguments {
            let names = document.securitySchemes.map(\.name)
            let (name, value) = try PairArgument.pair(argument, flag: "--auth", known: names)
            guard let scheme = document.securityScheme(named: name) else {
                let known = names.isEmpty ? "It has none." : "It has \(names.joined(separator: ", "))."
                throw UsageError("The description has no security scheme “\(name)”. \(known)")
            }
            given.append((scheme, value))
        }
        for scheme in document.securitySchemes where !given.contains(where: { $0.scheme.name == scheme.name }) {
            if let value = environment[Self.variable(of: scheme.name)], !value.isEmpty { given.append((scheme, value)) }
        }
        return given
    }

    /// The variable of a scheme: `api-key` is `PORTICO_AUTH_API_KEY`.
    static func variable(of scheme: String) -> String {
        let name = scheme.uppercased().map { $0.isASCII && ($0.isLetter || $0.isNumber) ? $0 : "_" }
        return "PORTICO_AUTH_" + String(name)
    }

    private func credential(_ value: String, for scheme: SecurityScheme, _ origin: Origin) throws -> SavedCredential {
        let form = CredentialForm(scheme.kind)
        let parts = value.split(separator: ":", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let fields =
            form == .basic || form == .digest
            ? CredentialFields(user: parts[0], password: parts.count > 1 ? parts[1] : "")
            : CredentialFields(value: value)
        do {
            let entered = try fields.credential(for: form)
            return SavedCredential(
                scheme: scheme.name, credential: entered.credential, origin: origin, savedAt: Date())
        } catch {
            throw UsageError("The credential for \(scheme.name) cannot be used: \(error.message)")
        }
    }
}
