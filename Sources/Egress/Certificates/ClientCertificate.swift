import NIOSSL

/// A certificate with its key, shown to one origin that asks who calls (mutual TLS). The key shows itself nowhere.
public struct ClientCertificate: Sendable {
    let chain: [NIOSSLCertificate]
    let key: NIOSSLPrivateKey

    /// Reads a chain, the own certificate first, and its key, both in PEM; `tls` when they are not, or do not belong
    /// together. One file may hold both.
    public init(chain: [UInt8], key: [UInt8]) throws(EgressError) {
        guard let certificates = try? NIOSSLCertificate.fromPEMBytes(chain), !certificates.isEmpty else {
            throw .clientCertificate("The client certificate is no PEM certificate.")
        }
        // Without the callback an encrypted key would be asked for at the terminal.
        let noPassphrase: NIOSSLPassphraseCallback<[UInt8]> = { $0([]) }
        guard let key = try? NIOSSLPrivateKey(bytes: key, format: .pem, passphraseCallback: noPassphrase) else {
            throw .clientCertificate("The key of the client certificate is no PEM key that opens without a passphrase.")
        }
        self.chain = certificates
        self.key = key
        var configuration = TLSConfiguration.makeClientConfiguration()
        present(in: &configuration)
        guard (try? NIOSSLContext(configuration: configuration)) != nil else {
            throw .clientCertificate("The key does not belong to the client certificate.")
        }
    }

    /// Has a configuration show it.
    func present(in configuration: inout TLSConfiguration) {
        configuration.certificateChain = chain.map { .certificate($0) }
        configuration.privateKey = .privateKey(key)
    }
}

extension ClientCertificate: CustomStringConvertible, CustomReflectable {
    public var description: String { "a client certificate" }
    public var customMirror: Mirror { Mirror(self, children: [:]) }
}

extension EgressError {
    fileprivate static func clientCertificate(_ message: String) -> EgressError {
        EgressError(.tls, message, advice: "Give the chain in PEM, the own certificate first, and its unencrypted key.")
    }
}
