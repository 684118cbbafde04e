import NIOCore

/// The addresses of this machine's interfaces, read anew each time: interfaces come and go.
enum LocalAddresses {
    static func contain(_ address: IPAddress) -> Bool {
        let judged = address.transition?.inner.last ?? address
        if judged.verdict == .permitted(.loopback) || judged.isUnspecified { return true }
        return current().contains(judged)
    }

    static func current() -> Set<IPAddress> {
        let devices = (try? System.enumerateDevices()) ?? []
        return Set(devices.compactMap { $0.address.flatMap(IPAddress.init(socketAddress:)) })
    }
}

extension IPAddress {
    /// What `localhost` and the names below it stand for, without asking a resolver (RFC 6761, section 6.3).
    static let localhost: [IPAddress] = [
        .v4(127, 0, 0, 1), IPAddress(unchecked: [UInt8](repeating: 0, count: 15) + [1]),
    ]

    var isUnspecified: Bool { bytes.allSatisfy { $0 == 0 } }

    /// The address of a socket; nil for UNIX sockets.
    init?(socketAddress: SocketAddress) {
        guard let text = socketAddress.ipAddress else { return nil }
        self.init(text)
    }
}
