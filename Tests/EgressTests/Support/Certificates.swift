import Foundation
import NIOSSL

/// A certificate authority and servers' certificates, made anew for each run by `openssl`; nil without it.
struct Certificates: Sendable {
    static let shared = Certificates()
    static var isPresent: Bool { shared != nil }

    let folder: URL
    var authority: [UInt8] { (try? Array(Data(contentsOf: folder.appendingPathComponent("ca.pem")))) ?? [] }

    private init?() {
        folder = FileManager.default.temporaryDirectory.appendingPathComponent("portico-tls-\(UUID().uuidString)")
        let script = """
            set -e; umask 077; mkdir -p "$1"; cd "$1"
            key() { openssl ecparam -name prime256v1 -genkey -noout -out "$1"; }
            key ca.key; openssl req -x509 -new -key ca.key -subj "/CN=Test authority" -days 2 -out ca.pem
            key leaf.key; openssl req -new -key leaf.key -subj "/CN=localhost" -out leaf.csr
            echo "subjectAltName=DNS:localhost,DNS:api.example,IP:127.0.0.1" > good.ext
            echo "subjectAltName=DNS:other.example" > other.ext
            sign() { openssl x509 -req -in leaf.csr -CA ca.pem -CAkey ca.key -CAcreateserial -days $2 -extfile $3 -out $1; }
            sign good.pem 2 good.ext; sign other.pem 2 other.ext; sign expired.pem -1 good.ext
            key client.key; openssl req -new -key client.key -subj "/O=Acme, Inc/CN=caller" -out leaf.csr
            echo "extendedKeyUsage=clientAuth" > client.ext; sign client.pem 2 client.ext
            openssl req -x509 -new -key leaf.key -subj "/CN=localhost" -addext "$(cat good.ext)" -days 2 -out self.pem
            """
        let process = Process()
        process.executableURL = URL(fileURLWithPath: "/bin/sh")
        process.arguments = ["-c", script, "sh", folder.path]
        process.standardOutput = FileHandle.nullDevice
        process.standardError = FileHandle.nullDevice
        guard (try? process.run()) != nil else { return nil }
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { return nil }
    }

    /// The bytes of a file.
    func bytes(_ name: String) throws -> [UInt8] {
        try Array(Data(contentsOf: folder.appendingPathComponent(name)))
    }

    /// A server that shows the certificate of that name.
    func server(_ name: String) throws -> TLSConfiguration {
        let chain = try NIOSSLCertificate.fromPEMFile(folder.appendingPathComponent(name + ".pem").path)
        let key = try NIOSSLPrivateKey(file: folder.appendingPathComponent("leaf.key").path, format: .pem)
        return .makeServerConfiguration(
            certificateChain: chain.map { .certificate($0) }, privateKey: .privateKey(key))
    }
}
