/// The addresses below a description of what a session takes from responses, and of its identities.
public enum CapturedPath: Hashable, Sendable {
    /// `/{document}/exchanges/{exchange}/credential`: POST; a value of the response becomes a credential.
    case credential(String)
    /// `/{document}/exchanges/{exchange}/value`: POST; a value of the response is kept under a name.
    case value(String)
    /// `/{document}/values`: the values that the session keeps.
    case values
    /// `/{document}/values/remove`: POST; forgets one, or all.
    case removeValue
    /// `/{document}/rules/remove`: POST; forgets a rule.
    case removeRule
    /// `/{document}/identities`: POST; keeps the credentials in use under a name.
    case identities
    /// `/{document}/identities/use`: POST; takes an identity's credentials into use.
    case useIdentity
    /// `/{document}/identities/remove`: POST; forgets an identity.
    case removeIdentity
    /// `/{document}/operations/{operation}/pair`: POST; one call under two identities.
    case pair(String)

    /// The segments after the description's.
    var segments: [String] {
        switch self {
        case .credential(let exchange): ["exchanges", exchange, "credential"]
        case .value(let exchange): ["exchanges", exchange, "value"]
        case .values: ["values"]
        case .removeValue: ["values", "remove"]
        case .removeRule: ["rules", "remove"]
        case .identities: ["identities"]
        case .useIdentity: ["identities", "use"]
        case .removeIdentity: ["identities", "remove"]
        case .pair(let operation): ["operations", operation, "pair"]
        }
    }
}
