import Egress
import HTTPTypes
import Testing

@testable import Execution

@Suite("A file that is sent while it comes")
struct StreamedFileTests {
    private static func request(_ body: [UInt8], _ shape: BodyShape) throws -> OutboundRequest {
        OutboundRequest(
            method: .post, origin: try Origin(parsing: "https://api.test"), path: "/", body: body, shape: shape)
    }

    @Test("It stands where its mark stood, with the length of the whole; of a part its size is known")
    func placed() throws {
        let file = StreamedFile(size: 1_000_000) { nil }
        let part = MultipartPart(name: "f", content: .file(name: "a", size: file.mark.count))
        var request = try Self.request(Array("before".utf8) + file.mark + Array("after".utf8), .multipart([part]))
        let stream = try #require(file.placed(in: &request))
        #expect(stream.length == 1_000_011)
        #expect(request.body.isEmpty && request.bodySize == 1_000_011 && request.bodyText == nil)
        #expect(request.shape == .multipart([MultipartPart(name: "f", content: .file(name: "a", size: 1_000_000))]))
    }

    @Test("Where its bytes do not stand as they are, it cannot be sent so")
    func misplaced() throws {
        var request = try Self.request(Array("AAECAwQ=".utf8), .text)
        #expect(StreamedFile(size: 5) { nil }.placed(in: &request) == nil)
        #expect(request.body.count == 8)
    }

    @Test("What comes before and after goes around the pieces, in order")
    func pieces() async throws {
        let left = Pieces([Array("1".utf8), Array("23".utf8)])
        let pieces = StreamedPieces(before: Array("a".utf8), after: Array("z".utf8)) { await left.next() }
        var all: [String] = []
        while let piece = try await pieces.next() { all.append(String(decoding: piece, as: UTF8.self)) }
        #expect(all == ["a", "1", "23", "z"])
    }

    private actor Pieces {
        private var pieces: [[UInt8]]
        init(_ pieces: [[UInt8]]) { self.pieces = pieces }
        func next() -> [UInt8]? { pieces.isEmpty ? nil : pieces.removeFirst() }
    }
}
