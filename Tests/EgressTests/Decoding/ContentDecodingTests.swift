import Testing

@testable import Egress

@Suite struct ContentDecodingTests {
    @Test(
        "Codings are taken off in the reverse order of their names, all of them or none",
        arguments: [
            (["gzip"], [.gzip], []), (["GZip"], [.gzip], []), (["x-gzip"], [.gzip], []), (["deflate"], [.deflate], []),
            (["br"], [.brotli], []), (["gzip, br"], [.gzip, .brotli], []), (["gzip", "br"], [.gzip, .brotli], []),
            ([" gzip ,, br "], [.gzip, .brotli], []), (["identity"], [], []), ([], [], []), ([""], [], []),
            (["identity, br"], [.brotli], []), (["zstd"], [], ["zstd"]), (["gzip, ZSTD"], [], ["gzip", "zstd"]),
            (["zstd, gzip"], [], ["zstd", "gzip"]), (["br;q=1"], [], ["br;q=1"]),
        ] as [([String], [ContentDecoding.Coding], [String])])
    func names(_ values: [String], _ codings: [ContentDecoding.Coding], _ remaining: [String]) {
        let decoding = ContentDecoding(values)
        #expect(decoding.codings == codings)
        #expect(decoding.remaining == remaining)
    }

    @Test("V4: More codings than four, one over the other, are left as they are")
    func deep() {
        #expect(ContentDecoding(["gzip, gzip, gzip, gzip"]).codings.count == 4)
        #expect(ContentDecoding(["gzip, gzip", "gzip, br, gzip"]).codings.isEmpty)
        #expect(ContentDecoding(["gzip, gzip", "gzip, br, gzip"]).remaining.count == 5)
    }
}
