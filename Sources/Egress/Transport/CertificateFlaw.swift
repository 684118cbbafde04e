import NIOSSL

#if canImport(Darwin)
import Darwin
#elseif canImport(Musl)
import Musl
#else
import Glibc
#endif

/// Says what is wrong with a certificate that was not accepted; it decides nothing.
enum CertificateFlaw {
    static let unverified = "its certificate could not be verified"

    /// The flaw of the first certificate of a chain, as the end of "No secure connection to …:".
    static func describe(_ leaf: NIOSSLCertificate?, now: time_t = time(nil)) -> String {
        guard let leaf else { return unverified }
        if leaf.notValidAfter < now { return "its certificate has expired" }
        if leaf.notValidBefore > now { return "its certificate is not valid yet" }
        if let bytes = try? leaf.toDERBytes(), let names = names(in: bytes), names.issuer == names.subject {
            return "its certificate is self-signed"
        }
        return "its certificate comes from an authority that is not trusted here"
    }

    /// Issuer and subject of a certificate (RFC 5280, section 4.1).
    static func names(in der: [UInt8]) -> (issuer: ArraySlice<UInt8>, subject: ArraySlice<UInt8>)? {
        guard let certificate = element(der[...]), let signed = element(certificate.content) else { return nil }
        var rest = signed.content
        var elements: [ArraySlice<UInt8>] = []
        while elements.count < 7, let next = element(rest) {
            elements.append(next.content)
            // The version is optional and the only one with tag [0].
            if elements.count == 1, rest.first != 0xA0 { elements.insert([], at: 0) }
            rest = next.rest
        }
        guard elements.count >= 6 else { return nil }
        return (elements[3], elements[5])
    }

    /// One DER element (X.690, section 8.1): its content and what follows it.
    private static func element(_ bytes: ArraySlice<UInt8>) -> (content: ArraySlice<UInt8>, rest: ArraySlice<UInt8>)? {
        var rest = bytes.dropFirst()
        guard let first = rest.popFirst() else { return nil }
        var length = Int(first)
        if first & 0x80 != 0 {
            let count = Int(first & 0x7F)
            guard (1...4).contains(count), rest.count >= count else { return nil }
            length = rest.prefix(count).reduce(0) { $0 << 8 | Int($1) }
            rest = rest.dropFirst(count)
        }
        guard rest.count >= length else { return nil }
        return (rest.prefix(length), rest.dropFirst(length))
    }
}
