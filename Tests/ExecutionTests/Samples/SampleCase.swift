import Egress
import Execution
import HTTPTypes

/// A request whose samples are run, and the files that lie beside them.
struct SampleCase {
    let name: String
    var request: OutboundRequest
    var files: [String: [UInt8]] = [:]

    /// The values of the variables that stand for secrets.
    static let environment = ["TOKEN": "t'\"\\ $1`", "API_KEY": "k1", "SID": "c1"]

    static let all: [SampleCase] =
        (try? [
            hostile(), json(), signs(), form(), rawForm(), bytes(), file(), query(), head(),
        ]) ?? []

    /// Whatever people may type, in every place at once; three secrets.
    private static func hostile() throws -> SampleCase {
        var request = try request(.post, "/a%20b/%7By%7D")
        request.query = [QueryPiece(encoded: "q=%24x&r"), QueryPiece(name: "key", secret: Secret("k1"))]
        let values = CurlSampleTests.hostile.filter { $0.utf8.allSatisfy { $0 >= 0x20 && $0 < 0x7F } }
        request.fields += values.enumerated().map { Field(name: "X-Note-\($0)", value: $1) }
        request.fields += [
            Field(name: "X-Back", value: "a\\=b \\:c \\@ \\;"), Field(name: "X-Empty", value: ""),
            Field(name: "Authorization", prefix: "Bearer ", secret: Secret(environment["TOKEN"] ?? "")),
        ]
        request.cookies = [Field(name: "a", value: "1"), Field(name: "sid", secret: Secret("c1"), variable: "SID")]
        request.set(Array(CurlSampleTests.hostile.joined(separator: "\n").utf8), .text, "text/plain")
        return SampleCase(name: "hostile", request: request)
    }

    /// Several lines with every sign that a language gives a meaning in quotation marks.
    private static func json() throws -> SampleCase {
        var request = try request(.put, "/json")
        let text = ##"""
            {
              "a": "it's \\ \" $HOME ${x} `y` #{z} \#(w) %s {0} ''' \u0041",
              "Zürich": [1e400, "日本 👍"]
            }
            """##
        request.set(Array(text.utf8), .text, "application/json")
        return SampleCase(name: "json", request: request)
    }

    /// A field's value in UTF-8 with a sign that cannot be seen.
    private static func signs() throws -> SampleCase {
        var request = try request(.get, "/signs")
        request.fields.append(Field(name: "X-Signs", value: "'é' \u{202E}日本\\"))
        return SampleCase(name: "signs", request: request)
    }

    /// A form that libraries put together.
    private static func form() throws -> SampleCase {
        var request = try request(.post, "/form")
        let parts = [
            MultipartPart(name: "note", content: .text("it's \"$1\" \\ `x` é @a")),
            MultipartPart(name: "photo", content: .file(name: "my photo.png", size: 4), contentType: "image/png"),
            MultipartPart(name: "kind", content: .text("@x")),
        ]
        let file: [UInt8] = [0, 255, 13, 10]
        let head = "--BB\r\nContent-Disposition: form-data; name="
        let body =
            Array("\(head)\"note\"\r\n\r\nit's \"$1\" \\ `x` é @a\r\n".utf8)
            + Array("\(head)\"photo\"; filename=\"my photo.png\"\r\nContent-Type: image/png\r\n\r\n".utf8) + file
            + Array("\r\n\(head)\"kind\"\r\n\r\n@x\r\n--BB--\r\n".utf8)
        request.set(body, .multipart(parts), "multipart/form-data; boundary=BB")
        return SampleCase(name: "form", request: request, files: ["my photo.png": file])
    }

    /// A form that no library puts together as it is: a text with a type, line breaks, a name with a quotation mark.
    private static func rawForm() throws -> SampleCase {
        var request = try request(.post, "/raw-form")
        let text = "{\n\t\"a\": \"100 % \\n ${x}\"}\r\u{202E}"
        let parts = [
            MultipartPart(name: "meta", content: .text(text), contentType: "application/json"),
            MultipartPart(name: "say \"é\"", content: .file(name: "../x.bin", size: 2), contentType: "image/png"),
        ]
        let file: [UInt8] = [0, 200]
        let head = "--BB\r\nContent-Disposition: form-data; name="
        let body =
            Array("\(head)\"meta\"\r\nContent-Type: application/json\r\n\r\n\(text)\r\n".utf8)
            + Array("\(head)\"say %22é%22\"; filename=\"../x.bin\"\r\nContent-Type: image/png\r\n\r\n".utf8) + file
            + Array("\r\n--BB--\r\n".utf8)
        request.set(body, .multipart(parts), "multipart/form-data; boundary=BB")
        return SampleCase(name: "raw form", request: request, files: ["x.bin": file])
    }

    /// Every byte there is.
    private static func bytes() throws -> SampleCase {
        var request = try request(.patch, "/bytes")
        request.set((0...255).map { UInt8($0) }, .text, "application/octet-stream")
        return SampleCase(name: "bytes", request: request)
    }

    private static func file() throws -> SampleCase {
        var request = try request(.put, "/file")
        let bytes = (0..<3_000).map { UInt8(truncatingIfNeeded: $0) }
        request.set(bytes, .binary(fileName: "/tmp/it's $x.pdf"), "application/pdf")
        return SampleCase(name: "file", request: request, files: ["it's $x.pdf": bytes])
    }

    private static func query() throws -> SampleCase {
        var request = try request(.get, "/none")
        request.method = HTTPRequest.Method("QUERY") ?? .get
        return SampleCase(name: "query", request: request)
    }

    private static func head() throws -> SampleCase {
        SampleCase(name: "head", request: try request(.head, "/head"))
    }

    private static func request(_ method: HTTPRequest.Method, _ path: String) throws -> OutboundRequest {
        var request = OutboundRequest(method: method, origin: try Origin(parsing: "http://127.0.0.1:1"), path: path)
        request.fields = [Field(name: "Accept", value: "application/json")]
        return request
    }
}

extension OutboundRequest {
    fileprivate mutating func set(_ bytes: [UInt8], _ shape: BodyShape, _ contentType: String) {
        body = bytes
        bodySize = bytes.count
        self.shape = shape
        fields.append(Field(name: "Content-Type", value: contentType))
    }
}
