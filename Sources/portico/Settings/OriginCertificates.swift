import Egress
import Foundation

/// The certificates that the operator named for origins, read and checked: whom to trust, and what to show.
struct OriginCertificates: Sendable {
    /// Bytes of a file at most.
    private static let limit = 1 << 20

    private(set) var authorities: [Origin: CertificateAuthority] = [:]
    private(set) var clients: [Origin: ClientCertificate] = [:]

    /// Reads the files; throws a ``UsageError`` that says what to set right, without anything of a key.
    init(_ settings: [OriginSettings]) throws {
        for setting in settings { try take(setting) }
    }

    private mutating func take(_ setting: OriginSettings) throws {
        let place = setting.place
        let origin = try Self.reading(place, setting.origin) { () throws(EgressError) in
            try Origin(parsing: setting.origin)
        }
        guard origin.scheme == .https else {
            throw UsageError("\(place) \(origin): only an https origin shows certificates and asks for them.")
        }
        if let file = setting.caFile {
            guard authorities[origin] == nil else {
                throw UsageError("\(place) names \(origin) twice; put all its certificates into one file.")
            }
            let pem = try Self.bytes(of: file, place, origin)
            authorities[origin] = try Self.reading(place, file) { () throws(EgressError) in
                try CertificateAuthority(pem: pem)
            }
        }
        guard let file = setting.certificateFile else { return }
        guard clients[origin] == nil else {
            throw UsageError("\(place) names \(origin) twice; an origin is shown one certificate.")
        }
        let chain = try Self.bytes(of: file, place, origin)
        let key = try setting.keyFile.map { try Self.bytes(of: $0, place, origin) } ?? chain
        clients[origin] = try Self.reading(place, file) { () throws(EgressError) in
            try ClientCertificate(chain: chain, key: key)
        }
    }

    private static func reading<Value>(
        _ place: String, _ text: String, _ read: () throws(EgressError) -> Value
    ) throws -> Value {
        do throws(EgressError) { return try read() } catch {
            // A password in a URL is not repeated.
            throw UsageError("\(place)\(text.contains("@") ? "" : " " + text): \(error.message) \(error.advice)")
        }
    }

    private static func bytes(of path: String, _ place: String, _ origin: Origin) throws -> [UInt8] {
        guard let handle = FileHandle(forReadingAtPath: path), let data = try? handle.read(upToCount: limit + 1),
            data.count <= limit
        else { throw UsageError("\(place) \(origin): there is no readable file at \(path).") }
        return Array(data)
    }
}
