extension EgressPolicy {
    /// What may be said of an origin before a look-up; the transport judges every resolved address once more.
    public func admission(of origin: Origin) -> Admission {
        if let address = origin.host.address, let reason = refusal(of: address, for: origin) {
            return .refused(reason: reason)
        }
        if origin.host.isLocalhost, isOwnListener(.v4(127, 0, 0, 1), for: origin) {
            return .refused(reason: Self.ownListenerReason(origin))
        }
        if let entry = entry(of: origin), entry.isAdmitted { return .admitted(entry.addressClass) }
        if let line = wildcard(covering: origin), let addressClass = line.addressClass {
            return .admitted(addressClass)
        }
        return .pending(line: line(for: origin))
    }

    /// The line of the `allow` setting that admits `origin`.
    public func line(for origin: Origin) -> String {
        AllowLine(origin, addressClass: entry(of: origin)?.addressClass).description
    }

    /// Judges all answers of one look-up: one denied address, or one of another class, refuses the name (P4, P5).
    func check(_ addresses: [IPAddress], of origin: Origin, recorded: AddressClass) throws(EgressError) {
        for address in addresses {
            if let reason = refusal(of: address, for: origin) { throw .denied(origin, reason) }
            let found = addressClass(of: address) ?? recorded
            guard found == recorded else { throw .otherClass(origin, found: found, recorded: recorded) }
        }
    }

    /// Judges the proxy's own addresses; of its class nothing is asked, since the operator named it.
    func check(_ addresses: [IPAddress], of proxy: EgressProxy) throws(EgressError) {
        for address in addresses {
            if let reason = refusal(of: address, for: proxy.origin) { throw .denied(proxy.origin, reason) }
        }
    }

    /// Why an address may not be called for that origin, as a sentence; nil if its range does not forbid it.
    func refusal(of address: IPAddress, for origin: Origin) -> String? {
        if specialAddresses.contains(address) { return nil }
        if isOwnListener(address, for: origin) { return Self.ownListenerReason(origin) }
        guard case .denied(let reason) = address.verdict else { return nil }
        return "\(origin.host) stands for \(address), and that is \(reason)."
    }

    /// The class of an address that may be called; nil for a denied one. One of `specialAddresses` counts as private, so
    /// that no remote author reaches it unasked.
    func addressClass(of address: IPAddress) -> AddressClass? {
        if case .permitted(let addressClass) = address.verdict { return addressClass }
        return specialAddresses.contains(address) ? .private : nil
    }

    private func isOwnListener(_ address: IPAddress, for origin: Origin) -> Bool {
        guard ownListeners.contains(where: { $0.port == origin.port }), !isSetting(origin) else { return false }
        let listeners = ownListeners.filter { $0.port == origin.port }
        return listeners.contains { $0.address == address } || LocalAddresses.contain(address)
    }

    private static func ownListenerReason(_ origin: Origin) -> String {
        "\(origin) is Portico itself, and Portico does not call itself."
    }
}

extension EgressPolicy {
    /// Whether a user may name this destination, as far as it is known before a look-up (P12, P14).
    func admitsUserTarget(_ origin: Origin) -> Bool {
        guard userTargets != .off, !BadPorts.contain(origin.port) else { return false }
        if let address = origin.host.address { return admitsUserTarget(address, of: origin) }
        return !(origin.host.isLocalhost && userTargets != .private)
    }

    /// Whether a user may have this address called: no transition prefix, no denied range, a class of the setting.
    func admitsUserTarget(_ address: IPAddress, of origin: Origin) -> Bool {
        guard !address.isTransition, !isOwnListener(address, for: origin),
            case .permitted(let addressClass) = address.verdict
        else { return false }
        return userTargets.admits(addressClass)
    }
}

extension EgressError {
    static func denied(_ origin: Origin, _ reason: String) -> EgressError {
        EgressError(
            .denied, "Calls to \(origin) are denied: \(reason)",
            advice: "Choose another server; the operator may name the address by --allow-special.")
    }

    static func otherClass(_ origin: Origin, found: AddressClass, recorded: AddressClass) -> EgressError {
        let line = "\(AllowLine(origin, addressClass: found))"
        return EgressError(
            .denied,
            "\(origin.host) was known as a \(recorded.rawValue) name but now stands for a \(found.rawValue) address, "
                + "so nothing was sent.",
            advice: "If that is intended, the operator starts Portico with --allow '\(line)'.", allowLine: line)
    }

    static func notAllowed(_ origin: Origin, line: String) -> EgressError {
        EgressError(
            .notAllowed, "Calls to \(origin) are not allowed yet.",
            advice: origin.host.isLocalhost
                ? "The operator starts Portico with --allow '\(line)' (in a container, localhost is the container "
                    + "itself; the machine around it is host.docker.internal)."
                : "The operator starts Portico with --allow '\(line)'.",
            allowLine: line)
    }
}
