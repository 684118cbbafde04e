/// Which origins may be called: trust follows who named the destination and is pinned to origin and address class
/// (THREATS 5). A value: a refreshed description makes a new one.
public struct EgressPolicy: Sendable {
    /// How many people use this Portico.
    public enum Mode: Hashable, Sendable {
        /// A loopback bind and one user.
        case local
        /// Several users.
        case shared
    }

    /// Who named an origin.
    public enum Provenance: Hashable, Sendable {
        /// The operator, in settings or on the command line.
        case setting
        /// The servers of a description from a file of that name.
        case localDescription(String)
        /// The servers of a description fetched from that URL.
        case remoteDescription(TargetURL)
    }

    /// An origin of the policy, for `portico check` and the start log.
    public struct Entry: Hashable, Sendable {
        /// The origin that may be called.
        public let origin: Origin
        /// The class its addresses must have at every call.
        public let addressClass: AddressClass
        /// Who named it.
        public let provenance: Provenance
        /// False while it waits for a line of the operator.
        public let isAdmitted: Bool
    }

    /// How many people use this Portico.
    public let mode: Mode
    /// Portico's own sockets.
    public let ownListeners: [Listener]
    /// Addresses of the always-denied ranges that the operator listed literally (`--allow-special`).
    public let specialAddresses: Set<IPAddress>
    /// What users may name.
    public let userTargets: UserTargets
    /// In the order of their first naming; an origin named twice stands once, with its strongest provenance.
    public private(set) var entries: [Entry] = []
    private var indices: [Origin: Int] = [:]
    /// The lines that stand for many names, in their order.
    public private(set) var wildcards: [AllowLine] = []

    /// A policy that admits nothing yet. `ownListeners` are refused, with every local interface address on their
    /// ports, unless a setting names them.
    public init(
        mode: Mode, ownListeners: [Listener] = [], specialAddresses: Set<IPAddress> = [],
        userTargets: UserTargets = .off
    ) {
        self.mode = mode
        self.ownListeners = ownListeners
        self.specialAddresses = specialAddresses
        self.userTargets = userTargets
    }

    /// Names an origin; whether it counts at once follows from mode, class and provenance (THREATS 5.1).
    ///
    /// `addressClass` is what the name resolved to at load; nil when it did not, which counts as global unless the
    /// host is a literal or `localhost`. With `isRefresh`, an origin that is new in a later version of a description
    /// waits for the operator (S17).
    public mutating func allow(
        _ origin: Origin, addressClass: AddressClass?, from provenance: Provenance, isRefresh: Bool = false
    ) {
        let effective =
            origin.host.address.flatMap(self.addressClass) ?? origin.host.knownClass ?? addressClass ?? .global
        let counts = countsAtOnce(origin, effective, provenance) && !(isRefresh && provenance != .setting)
        let entry = Entry(origin: origin, addressClass: effective, provenance: provenance, isAdmitted: counts)
        guard let index = indices[origin] else {
            indices[origin] = entries.count
            entries.append(entry)
            return
        }
        let old = entries[index]
        if provenance == .setting || (counts && !old.isAdmitted) { entries[index] = entry }
    }

    /// Names what a line of the `allow` setting covers; the class it states goes before the one looked up.
    public mutating func allow(_ line: AllowLine, addressClass: AddressClass? = nil) {
        if line.isWildcard {
            wildcards.append(line)
        } else {
            allow(line.origin, addressClass: line.addressClass ?? addressClass, from: .setting)
        }
    }

    private func countsAtOnce(_ origin: Origin, _ addressClass: AddressClass, _ provenance: Provenance) -> Bool {
        switch provenance {
        case .setting: true
        case .localDescription: mode == .local || addressClass == .global
        case .remoteDescription(let url): url.origin == origin || addressClass == .global
        }
    }

    func entry(of origin: Origin) -> Entry? { indices[origin].map { entries[$0] } }

    func wildcard(covering origin: Origin) -> AllowLine? { wildcards.first { $0.covers(origin) } }

    /// Whether the operator named the origin, by itself or by a line that stands for many names: what descriptions say of
    /// their servers does not count (THREATS S11).
    public func isSetting(_ origin: Origin) -> Bool {
        entry(of: origin)?.provenance == .setting || wildcard(covering: origin) != nil
    }
}

extension EgressPolicy.Provenance: CustomStringConvertible {
    /// Who named it, for `portico check` and the start log.
    public var description: String {
        switch self {
        case .setting: "the operator"
        case .localDescription(let name): name
        case .remoteDescription(let url): url.description
        }
    }
}
