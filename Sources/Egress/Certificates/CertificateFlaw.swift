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
        guard let certificate = DERElement(der[...]), let signed = DERElement(certificate.content) else { return nil }
        var elements = DERElement.list(signed.content, limit: 7)
        // The version is optional and the only one with tag [0].
        if elements.first?.tag == 0xA0 { elements.removeFirst() }
        guard elements.count >= 5 else { return nil }
        return (elements[2].content, elements[4].content)
    }
}
