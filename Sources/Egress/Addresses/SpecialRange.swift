/// A row of the table of addresses that are not simply global, the first match counts.
struct SpecialRange: Sendable {
    let prefix: [UInt8]
    let length: Int
    let verdict: AddressVerdict

    func contains(_ address: IPAddress) -> Bool {
        guard address.bytes.count == prefix.count else { return false }
        for (index, byte) in prefix.enumerated() {
            let bits = length - index * 8
            if bits <= 0 { break }
            let mask: UInt8 = bits >= 8 ? 0xFF : ~(0xFF >> UInt8(bits))
            if address.bytes[index] & mask != byte & mask { return false }
        }
        return true
    }
}

extension SpecialRange {
    /// RFC 6890 and its successors; metadata services stand before the wider ranges around them.
    static let ipv4: [SpecialRange] = [
        denied([168, 63, 129, 16], 32, "a cloud metadata service"),
        denied([100, 100, 100, 200], 32, "a cloud metadata service"),
        denied([169, 254, 169, 254], 32, "a cloud metadata service"),
        denied([169, 254, 170, 2], 32, "a cloud metadata service"),
        permitted([127, 0, 0, 0], 8, .loopback),
        permitted([10, 0, 0, 0], 8, .private),
        permitted([172, 16, 0, 0], 12, .private),
        permitted([192, 168, 0, 0], 16, .private),
        permitted([100, 64, 0, 0], 10, .private),
        denied([0, 0, 0, 0], 8, "of 'this network' 0.0.0.0/8"),
        denied([169, 254, 0, 0], 16, "link-local"),
        denied([192, 0, 0, 0], 24, "of the protocol assignments 192.0.0.0/24"),
        denied([192, 0, 2, 0], 24, "for documentation only"),
        denied([198, 51, 100, 0], 24, "for documentation only"),
        denied([203, 0, 113, 0], 24, "for documentation only"),
        denied([192, 88, 99, 0], 24, "the retired 6to4 relay"),
        denied([198, 18, 0, 0], 15, "for benchmarks only"),
        denied([224, 0, 0, 0], 4, "multicast"),
        denied([255, 255, 255, 255], 32, "broadcast"),
        denied([240, 0, 0, 0], 4, "reserved"),
    ]

    static let ipv6: [SpecialRange] = [
        denied(v6(0xFD, 0x00, 0x0E, 0xC2), 32, "a cloud metadata service"),
        permitted(v6(last: 1), 128, .loopback),
        denied(v6(), 128, "the unspecified address"),
        permitted(v6(0xFC), 7, .private),
        denied(v6(0xFE, 0x80), 10, "link-local"),
        denied(v6(0xFE, 0xC0), 10, "of the retired site-local range"),
        denied(v6(0xFF), 8, "multicast"),
        denied(v6(0x20, 0x01, 0x0D, 0xB8), 32, "for documentation only"),
        denied(v6(0x3F, 0xFF, 0x00), 20, "for documentation only"),
        denied(v6(0x20, 0x01, 0x00, 0x02, 0x00, 0x00), 48, "for benchmarks only"),
        denied(v6(0x20, 0x01, 0x00, 0x10), 28, "an ORCHID, no address"),
        denied(v6(0x20, 0x01, 0x00, 0x20), 28, "an ORCHID, no address"),
    ]

    private static func denied(_ prefix: [UInt8], _ length: Int, _ reason: String) -> SpecialRange {
        SpecialRange(prefix: prefix, length: length, verdict: .denied(reason))
    }

    private static func permitted(_ prefix: [UInt8], _ length: Int, _ addressClass: AddressClass) -> SpecialRange {
        SpecialRange(prefix: prefix, length: length, verdict: .permitted(addressClass))
    }

    private static func v6(_ head: UInt8..., last: UInt8 = 0) -> [UInt8] {
        var bytes = head + [UInt8](repeating: 0, count: 16 - head.count)
        if last != 0 { bytes[15] = last }
        return bytes
    }
}
