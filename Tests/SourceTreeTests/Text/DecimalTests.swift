import Testing

@testable import SourceTree

@Suite("Exact decimals")
struct DecimalTests {
    @Test(
        "a number is sign, digits and exponent without zeros at the ends",
        arguments: [
            ("0", false, "", 0), ("-0.00e5", false, "", 0), ("1", false, "1", 0), ("-100", true, "1", 2),
            ("1.50", false, "15", -1),
            ("0.001", false, "1", -3), ("12e-3", false, "12", -3), ("+12E+3", false, "12", 3), ("012", false, "12", 0),
            (".5", false, "5", -1),
            ("5.", false, "5", 0), ("0x10", false, "16", 0), ("0o20", false, "16", 0),
            ("1e9223372036854775807", false, "1", .max),
        ])
    func normalForm(text: String, isNegative: Bool, digits: String, exponent: Int) throws {
        let decimal = try #require(self.decimal(text))
        #expect(decimal.isNegative == isNegative)
        #expect(String(decoding: decimal.digits, as: UTF8.self) == digits)
        #expect(decimal.exponent == exponent)
    }

    @Test(
        "what the exponent cannot hold is no decimal",
        arguments: ["1e9223372036854775808", "10e9223372036854775807", "0.1e-9223372036854775808", "1x", "1e"])
    func none(text: String) {
        #expect(self.decimal(text) == nil)
    }

    @Test(
        "numbers of JSON are those of RFC 8259 alone",
        arguments: [
            ("0", true), ("-1.5e-3", true), ("1E5", true), ("", false), ("-", false), ("01", false), ("1.", false),
            (".5", false), ("+1", false), ("1e", false), ("0x1", false), ("1 ", false), ("1..2", false),
        ])
    func numbers(text: String, isValid: Bool) {
        var text = text
        #expect(text.withUTF8 { JSONNumber.isValid($0) } == isValid)
    }

    private func decimal(_ text: String) -> Decimal? {
        var text = text
        return text.withUTF8 { Decimal($0) }
    }
}
