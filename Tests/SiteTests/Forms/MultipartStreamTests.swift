import Testing

@testable import Site

@Suite("A form that is read as it comes (RFC 7578)")
struct MultipartStreamTests {
    /// What a form comes to when it arrives in pieces of one size: contents joined, as where they part means nothing.
    private static func read(_ text: String, pieces: Int, boundary: String = "b") throws -> [String] {
        var stream = try MultipartStream(boundary: boundary)
        var found: [String] = []
        var content: [UInt8]?
        let bytes = Array(text.utf8)
        for start in stride(from: 0, to: bytes.count, by: pieces) {
            stream.feed(Array(bytes[start..<min(start + pieces, bytes.count)]))
            while let event = try stream.next() {
                switch event {
                case .part(let head):
                    found.append(head.name + (head.fileName.map { "@\($0)" } ?? ""))
                    content = []
                case .content(let bytes): content? += bytes
                case .partEnd: found.append(String(decoding: content ?? [], as: UTF8.self))
                case .end: found.append("end")
                }
            }
        }
        return found
    }

    private static let form = """
        --bound\r
        Content-Disposition: form-data; name="one"\r
        \r
        1\r
        --bound\r
        Content-Disposition: form-data; name="two"; filename="x.bin"\r
        Content-Type: text/plain\r
        \r
        line\r
        --bou\r\r
        \r
        --\r
        --bound--\r

        """

    @Test("However the bytes are parted, the same fields come, and what only looks like a boundary is content")
    func parted() throws {
        let wanted = ["one", "1", "two@x.bin", "line\r\n--bou\r\r\n\r\n--", "end"]
        for pieces in 1...(Self.form.utf8.count + 1) {
            #expect(try Self.read(Self.form, pieces: pieces, boundary: "bound") == wanted)
        }
    }

    @Test("Content comes before the part has ended, but for what may be its boundary")
    func early() throws {
        var stream = try MultipartStream(boundary: "b")
        stream.feed(Array("--b\r\nContent-Disposition: form-data; name=f; filename=f\r\n\r\nabc\r\n--".utf8))
        _ = try stream.next()
        #expect(try stream.next() == .content(Array("abc".utf8)))
        #expect(try stream.next() == nil && stream.waiting == 4)
        stream.feed(Array("x".utf8))
        #expect(try stream.next() == .content(Array("\r\n--x".utf8)))
    }

    @Test(
        "What is no form is refused, and a head without an end does not grow (THREATS L2)",
        arguments: [
            "x", "--c\r\n\r\n", "--bx", "--b\r\n\r\nabc", "--b\r\nContent-Type: text/plain\r\n\r\n",
            "--b\r\n" + String(repeating: "a", count: 10_000), "--b\r\nno colon\r\n\r\n",
        ])
    func broken(text: String) throws {
        #expect(throws: SiteError.self) {
            let found = try Self.read(text + String(repeating: " ", count: 8), pieces: 100)
            // Nothing but an end ends a form.
            if found.last != "end" { throw MultipartHead.broken("it has no end") }
        }
    }
}
