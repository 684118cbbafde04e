/// Which destinations users may name themselves (THREATS 5.4).
public enum UserTargets: String, Hashable, Sendable, CaseIterable {
    /// None: the default.
    case off
    /// Global unicast addresses only, no port of another protocol.
    case global
    /// Loopback and private ones too: a single user's desktop.
    case `private`

    func admits(_ addressClass: AddressClass) -> Bool {
        switch self {
        case .off: false
        case .global: addressClass == .global
        case .private: true
        }
    }
}
