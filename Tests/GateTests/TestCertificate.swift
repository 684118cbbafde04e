import Foundation
import NIOSSL

/// A certificate for 127.0.0.1 that vouches for itself, made anew for each run by `openssl`; nil without it.
struct TestCertificate: Sendable {
    static let shared = TestCertificate()

    /// The certificate in PEM.
    let file: String
    /// For a server that shows it.
    let server: NIOSSLContext

    private init?() {
        let folder = NSTemporaryDirectory() + "portico-gate-tls-" + UUID().uuidString
        guard (try? FileManager.default.createDirectory(atPath: folder, withIntermediateDirectories: true)) != nil
        else {
            return nil
        }
        file = folder + "/cert.pem"
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/usr/bin/env")
        process.arguments = [
            "openssl", "req", "-x509", "-newkey", "ec", "-pkeyopt", "ec_paramgen_curve:prime256v1", "-nodes", "-keyout",
            folder + "/key.pem", "-out", file, "-subj", "/CN=test", "-days", "2", "-addext",
            "subjectAltName=IP:127.0.0.1",
        ]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        guard let chain = try? NIOSSLCertificate.fromPEMFile(file).map({ NIOSSLCertificateSource.certificate($0) }),
            let key = try? NIOSSLPrivateKey(file: folder + "/key.pem", format: .pem),
            let context = try? NIOSSLContext(
                configuration: .makeServerConfiguration(certificateChain: chain, privateKey: .privateKey(key)))
        else { return nil }
        server = context
    }
}
