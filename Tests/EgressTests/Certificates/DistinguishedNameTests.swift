import Testing

@testable import Egress

@Suite struct DistinguishedNameTests {
    /// One part of a name: SET { SEQUENCE { OBJECT IDENTIFIER, value } }.
    private func part(_ type: [UInt8], _ tag: UInt8, _ value: [UInt8]) -> [UInt8] {
        let pair = [0x06, UInt8(type.count)] + type + [tag, UInt8(value.count)] + value
        let sequence = [0x30, UInt8(pair.count)] + pair
        return [0x31, UInt8(sequence.count)] + sequence
    }

    @Test("Parts stand from the last to the first, with what RFC 4514 sets apart escaped")
    func text() {
        let name =
            part([0x55, 4, 6], 0x13, Array("DE".utf8)) + part([0x55, 4, 10], 0x0C, Array("Acme, Inc".utf8))
            + part([0x55, 4, 3], 0x0C, Array("#é+\\".utf8))
        #expect(DistinguishedName.text(name[...]) == ##"CN=\#é\+\\,O=Acme\, Inc,C=DE"##)
    }

    @Test("An unknown type stands in numbers, and a value that is no text is left out")
    func unknown() {
        // 1.2.840.113549.1.9.1, whose bytes RFC 2985 gives.
        let email: [UInt8] = [0x2A, 0x86, 0x48, 0x86, 0xF7, 0x0D, 0x01, 0x09, 0x01]
        #expect(DistinguishedName.text(part(email, 0x16, Array("a@b".utf8))[...]) == "1.2.840.113549.1.9.1=a@b")
        #expect(DistinguishedName.text(part([0x55, 4, 3], 0x02, [1])[...]) == "CN=…")
        #expect(DistinguishedName.text(part([0x55, 4, 3], 0x1E, [0, 0x41, 0, 0x42])[...]) == "CN=AB")
    }

    @Test("Broken bytes are no trap")
    func broken() {
        let name = part([0x55, 4, 3], 0x0C, Array("localhost".utf8))
        for length in 0..<name.count { _ = DistinguishedName.text(name.prefix(length)) }
        for bytes: [UInt8] in [
            [0x31, 0x84, 0xFF, 0xFF, 0xFF, 0xFF], [0x31, 2, 0x30, 0], [0x31, 4, 0x30, 2, 0x06, 0],
        ] {
            _ = DistinguishedName.text(bytes[...])
        }
    }
}
