import Testing

@testable import Site

@Suite("Parts of a body (RFC 9110 §14)")
struct ByteRangeTests {
    @Test(
        "A range is read as the standard's own examples have it, for a body of 10000 bytes (§14.1.2)",
        arguments: [
            ("bytes=0-499", ByteRange.part(0..<500)), ("bytes=500-999", .part(500..<1_000)),
            ("bytes=-500", .part(9_500..<10_000)), ("bytes=9500-", .part(9_500..<10_000)),
            ("bytes=0-0", .part(0..<1)), ("BYTES= 5-5 ", .part(5..<6)),
            // Beyond the end: as much as there is; from the end on: nothing.
            ("bytes=9999-20000", .part(9_999..<10_000)), ("bytes=-20000", .part(0..<10_000)),
            ("bytes=10000-", .none), ("bytes=-0", .none),
            ("bytes=5-99999999999999999999999", .part(5..<10_000)), ("bytes=99999999999999999999999-", .none),
            // What cannot be read counts as not asked for, several ranges are not served.
            ("bytes=0-0,-1", .whole), ("bytes=5-4", .whole), ("bytes=-", .whole), ("bytes=a-b", .whole),
            ("bytes=+1-2", .whole), ("lines=1-2", .whole), ("bytes", .whole), ("", .whole),
        ])
    func examples(field: String, range: ByteRange) {
        #expect(ByteRange(field, size: 10_000) == range)
    }

    @Test("Of nothing there is no part")
    func empty() {
        #expect(ByteRange("bytes=0-0", size: 0) == .none)
        #expect(ByteRange("bytes=-1", size: 0) == .none)
        #expect(ByteRange(nil, size: 0) == .whole)
    }
}
