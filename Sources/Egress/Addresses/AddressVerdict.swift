/// Whether an address may be called at all.
public enum AddressVerdict: Hashable, Sendable {
    /// It may, where policy admits its class.
    case permitted(AddressClass)
    /// Never, unless the operator lists it literally as special; the reason completes "it is …".
    case denied(String)
}
