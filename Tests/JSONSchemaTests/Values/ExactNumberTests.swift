import Testing

@testable import JSONSchema

@Suite("ExactNumber")
struct ExactNumberTests {
    @Test(
        "Equal values are equal however they are written",
        arguments: [
            ("1", "1.0"), ("100", "1e2"), ("0.001", "1E-3"), ("-0", "0"), ("0e5", "0"), ("12.50", "1250e-2"),
            ("1e400", "10e399"), ("9007199254740993", "9007199254740993.000"),
        ])
    func equality(_ left: String, _ right: String) throws {
        let left = try #require(ExactNumber(left))
        let right = try #require(ExactNumber(right))
        #expect(left == right)
        #expect(left.canonicalText == right.canonicalText)
    }

    @Test(
        "The order is that of the values, without rounding",
        arguments: [
            ("1", "2"), ("-2", "-1"), ("-1", "0"), ("0", "1e-400"), ("9007199254740992", "9007199254740993"),
            ("0.1", "0.10000000000000000000000001"), ("99", "100"), ("-1e10", "1e-10"), ("1e308", "1e309"),
        ])
    func order(_ left: String, _ right: String) throws {
        let left = try #require(ExactNumber(left))
        let right = try #require(ExactNumber(right))
        #expect(left < right)
        #expect(!(right < left))
    }

    @Test(
        "Multiples are exact",
        arguments: [
            ("0.0075", "0.0001", true), ("0.00751", "0.0001", false), ("4.5", "1.5", true), ("35", "1.5", false),
            ("0", "7", true), ("1e308", "0.5", true), ("-9", "3", true), ("1e300", "3", false), ("7", "1e308", false),
            ("19.99", "0.01", true), ("12345678901234567890123", "12345678901234567890123", true),
            ("24691357802469135780246", "12345678901234567890123", true),
            ("24691357802469135780247", "12345678901234567890123", false), ("1e20", "2e20", false),
        ])
    func multiples(_ number: String, _ divisor: String, _ expected: Bool) throws {
        let number = try #require(ExactNumber(number))
        let divisor = try #require(ExactNumber(divisor))
        #expect(number.isMultiple(of: divisor) == expected)
    }

    @Test("Zero divides nothing, and what is out of reach is not decided")
    func undecided() throws {
        #expect(try #require(ExactNumber("5")).isMultiple(of: try #require(ExactNumber("0"))) == nil)
        let far = try #require(ExactNumber("1e1000000"))
        let long = try #require(ExactNumber("12345678901234567890123"))
        #expect(far.isMultiple(of: long) == nil)
    }

    @Test(
        "What is no number is none, nor what is out of all bounds (THREATS S13)",
        arguments: [
            "", "-", "e5", "1e", "1ee2", "0x10", "NaN", "1.2.3", "1e99999999999", "1e9223372036854775807",
            "1e-9223372036854775808", "1e-9223372036854775809", "1e1000000001",
        ])
    func refused(_ text: String) {
        #expect(ExactNumber(text) == nil)
    }
}
