import NIOHTTP1

/// A client's wish to speak another protocol on the connection, such as WebSocket (RFC 9110 section 7.8).
struct UpgradeOffer: Hashable, Sendable {
    /// The protocols offered, as the client wrote them.
    let value: String
    private let names: [String]

    /// Protocols that would hide requests from the gate, or belong to the connection with it.
    private static let hidden: Set<String> = ["h2c", "h2", "http", "tls", "connect-udp", "connect-ip"]

    /// Nil when nothing is offered, or nothing that may pass: only a GET without a body, and no protocol that carries requests.
    init?(_ head: HTTPRequestHead, framing: MessageRules.Framing) {
        let fields = head.headers["Upgrade"]
        guard let value = fields.first, fields.count == 1, head.method == .GET, framing == .none,
            ForwardedFields.nominated(head.headers).contains("upgrade")
        else { return nil }
        let names = Self.names(in: value)
        guard !names.isEmpty, !names.contains(where: { name in Self.hidden.contains(Self.stem(of: name)) }) else {
            return nil
        }
        self.value = value
        self.names = names
    }

    /// The protocol that an API chose with `101 Switching Protocols`; nil when it was not offered.
    func chosen(by head: HTTPResponseHead) -> String? {
        let fields = head.headers["Upgrade"]
        guard let value = fields.first, fields.count == 1, names.contains(value.lowercased()),
            ForwardedFields.nominated(head.headers).contains("upgrade")
        else { return nil }
        return value
    }

    private static func names(in value: String) -> [String] {
        value.split(separator: ",").map { piece in
            String(decoding: piece.utf8.filter { $0 != 0x20 && $0 != 0x09 }, as: UTF8.self).lowercased()
        }
    }

    /// The name without its version.
    private static func stem(of name: String) -> String {
        name.split(separator: "/", omittingEmptySubsequences: false).first.map(String.init) ?? ""
    }
}
