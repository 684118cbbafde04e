import NIOCore
import Testing

@testable import Egress

/// Codings taken off piece by piece, within bounds.
@Suite struct DecodingChainTests {
    /// What comes out of a body that comes in such pieces, and what it ended with.
    private func decoded(
        _ codings: String, _ pieces: [[UInt8]], limit: Int = 1_000_000
    ) -> (outputs: [[UInt8]], error: EgressError?) {
        var outputs: [[UInt8]] = []
        do throws(EgressError) {
            guard let chain = try DecodingChain(ContentDecoding([codings]), limit: limit) else { return ([], nil) }
            for piece in pieces {
                try chain.decode(ByteBuffer(bytes: piece)) { outputs.append(Array($0.readableBytesView)) }
            }
            try chain.finish()
            return (outputs, nil)
        } catch {
            return (outputs, error)
        }
    }

    private static let cases: [(String, [UInt8])] = [
        ("br", Coded.brotli), ("gzip", Coded.gzip), ("deflate", Coded.zlib), ("deflate", Coded.bare),
        ("deflate", Coded.gzip), ("gzip", Coded.zlib), ("gzip, br", Coded.gzipThenBrotli),
    ]

    @Test("Each coding comes off, whole and byte by byte", arguments: cases)
    func codings(_ name: String, _ bytes: [UInt8]) {
        for pieces in [[bytes], bytes.map { [$0] }, [[]] + bytes.map { [$0] } + [[]]] {
            let (outputs, error) = decoded(name, pieces)
            #expect(error == nil)
            #expect(outputs.flatMap { $0 } == Array("hello".utf8))
        }
    }

    @Test("A sender's flush lets through what came until then")
    func live() {
        let (outputs, error) = decoded("br", Coded.brotliPieces)
        #expect(error == nil && outputs.map { String(decoding: $0, as: UTF8.self) } == ["first ", "second"])
    }

    @Test("Members of gzip that follow each other are one body (RFC 1952, section 2.2)")
    func members() {
        let both = Coded.gzip + Coded.gzip
        for pieces in [[both], [Coded.gzip, Coded.gzip], both.map { [$0] }] {
            let (outputs, error) = decoded("gzip", pieces)
            #expect(error == nil && outputs.flatMap { $0 } == Array("hellohello".utf8))
        }
    }

    @Test("V4: A stream that breaks off anywhere says so, after what came out of it", arguments: cases)
    func truncated(_ name: String, _ bytes: [UInt8]) {
        for end in 1..<bytes.count {
            let (outputs, error) = decoded(name, [Array(bytes[..<end])])
            #expect(error == .unfinished)
            #expect(Array("hello".utf8).starts(with: outputs.flatMap { $0 }))
        }
    }

    @Test("V4: Any changed byte gives an error or some other text, never a crash", arguments: cases)
    func corrupt(_ name: String, _ bytes: [UInt8]) {
        for index in bytes.indices {
            for bit in 0..<8 {
                var broken = bytes
                broken[index] ^= 1 << UInt8(bit)
                let (outputs, error) = decoded(name, [broken], limit: 100_000)
                #expect(error?.code ?? .protocolViolation == .protocolViolation)
                #expect(outputs.reduce(0) { $0 + $1.count } <= 100_000 + 65_536)
            }
        }
    }

    @Test("V4: What follows the end of a stream is refused", arguments: cases)
    func trailing(_ name: String, _ bytes: [UInt8]) {
        for pieces in [[bytes + [1]], [bytes, [1]]] { #expect(decoded(name, pieces).error == .undecodable) }
    }

    @Test("No body at all is not one that breaks off", arguments: ["br", "gzip", "deflate", "gzip, br"])
    func nothing(_ name: String) {
        #expect(decoded(name, []).error == nil)
        #expect(decoded(name, [[]]).error == nil)
    }

    @Test("V4: A bomb of 53 bytes ends at the limit, in pieces of bounded size, and is no error")
    func bomb() {
        let (outputs, error) = decoded("br", [Coded.brotliBomb], limit: 1_000_000)
        #expect(error == nil)
        #expect((1_000_001...1_065_536).contains(outputs.reduce(0) { $0 + $1.count }))
        #expect(outputs.allSatisfy { $0.count <= 65_536 })
    }

    @Test("V4: A bomb in a bomb ends at the limit; one that grows in between alone is refused")
    func nested() {
        let (outputs, error) = decoded("br, br", [Coded.brotliBombTwice], limit: 1_000_000)
        #expect(error == nil && (1_000_001...1_065_536).contains(outputs.reduce(0) { $0 + $1.count }))
        // Zeros are no brotli: the second coding refuses them before the first has given all of them.
        #expect(decoded("br, br", [Coded.brotliBomb]).error == .undecodable)
    }

    @Test("V4: Windows beyond those of RFC 7932 are refused")
    func largeWindow() {
        // WBITS of the large-window extension: 0010001, then six bits for 30.
        #expect(decoded("br", [[0x11, 0x1E, 0x03, 0x00, 0x00]]).error != nil)
    }
}
