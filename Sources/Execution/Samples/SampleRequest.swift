import Egress
import HTTPTypes

/// What the samples of all languages take from a request.
struct SampleRequest {
    /// A header field; `Cookie` among them.
    struct SampleField {
        let name: String
        let text: SampleText

        /// Whether it has this name, in any case.
        func isNamed(_ other: String) -> Bool { name.lowercased() == other }
    }

    let method: String
    /// `https://host:port`.
    let origin: String
    /// Path and query.
    let target: SampleText
    /// In order, without `User-Agent`, which is left to the tool.
    let fields: [SampleField]
    /// The body as its pieces; nil when there is none.
    let body: [SamplePiece]?
    /// The parts, where the body is a form that libraries put together by themselves.
    let form: [SampleFormPart]?
    /// The parts of any multipart body.
    let parts: [MultipartPart]?

    /// Bytes of text that are written down; beyond that they are read from a file, as no shell takes them.
    private static let textLimit = 32_768
    /// Other bytes that are written down.
    private static let bytesLimit = 1_024

    init(_ request: OutboundRequest, showing: Showing) {
        method = request.method.rawValue
        origin = request.origin.description
        target = Self.target(request, showing)
        fields = Self.fields(request, showing)
        body = Self.body(request)
        if case .multipart(let parts) = request.shape {
            self.parts = parts
            let isForm = Self.contentType(request).prefix { $0 != ";" }.lowercased() == "multipart/form-data"
            let plain = parts.compactMap(SampleFormPart.init)
            form = isForm && plain.count == parts.count && !parts.isEmpty ? plain : nil
        } else {
            parts = nil
            form = nil
        }
    }

    /// The whole URL.
    var url: SampleText { SampleText(origin) + target }

    /// One entry a name, for tools that take fields as a table (RFC 9110 section 5.3).
    var table: [SampleField] { Self.table(fields) }

    /// The same without `Content-Type`, for libraries that write a form with a boundary of their own.
    var tableBesideForm: [SampleField] { table.filter { !$0.isNamed("content-type") } }

    /// All variables, each name once.
    var variables: [String] {
        var seen: Set<String> = []
        return ([target] + fields.map(\.text)).flatMap(\.variables).map(\.name).filter { seen.insert($0).inserted }
    }

    /// Whether a secret stands in the query.
    var hasVariableInURL: Bool { target.hasVariable }

    /// Whether there is a field of this name, written small.
    func has(_ name: String) -> Bool { fields.contains { $0.isNamed(name) } }

    /// Files that the body is made of, each once.
    var files: [String] {
        var seen: Set<String> = []
        return (body ?? []).compactMap { if case .file(let name) = $0 { name } else { nil } }
            .filter { seen.insert($0).inserted }
    }

    /// A file's last name, which is where the person who pastes the sample has it; never a path or an option.
    static func fileName(_ name: String?, or other: String) -> String {
        let last = (name ?? "").split { $0 == "/" || $0 == "\\" || $0 == "\0" }.last.map(String.init) ?? ""
        let isPlain = !last.isEmpty && last != "." && last != ".." && !last.hasPrefix("-")
        return isPlain && last.unicodeScalars.allSatisfy(\.isPlain) ? last : other
    }
}

extension SampleRequest {
    private static func target(_ request: OutboundRequest, _ showing: Showing) -> SampleText {
        guard !request.query.isEmpty else { return SampleText(request.path) }
        var parts: [SampleText.Part] = [.literal(request.path + "?")]
        for (index, piece) in request.query.enumerated() {
            if index > 0 { parts.append(.literal("&")) }
            if showing == .variable, let variable = piece.variableName {
                parts += [.literal(piece.text), .variable(variable, inURL: true)]
            } else {
                parts.append(.literal(piece.text(showing)))
            }
        }
        return SampleText(parts)
    }

    private static func fields(_ request: OutboundRequest, _ showing: Showing) -> [SampleField] {
        var fields = request.fields.filter {
            $0.name.lowercased() != "user-agent" || $0.value != OutboundRequest.userAgent
        }.map { SampleField(name: $0.name, text: text($0, showing)) }
        if !request.cookies.isEmpty {
            var parts: [SampleText.Part] = []
            for (index, cookie) in request.cookies.enumerated() {
                parts.append(.literal((index > 0 ? "; " : "") + cookie.name + "="))
                parts += text(cookie, showing).parts
            }
            fields.append(SampleField(name: "Cookie", text: SampleText(parts)))
        }
        return fields
    }

    private static func text(_ field: Field, _ showing: Showing) -> SampleText {
        guard showing == .variable, let concealment = field.concealment else { return SampleText(field.text(showing)) }
        return SampleText([.literal(concealment.prefix), .variable(concealment.variable)])
    }

    private static func table(_ fields: [SampleField]) -> [SampleField] {
        fields.reduce(into: []) { table, field in
            guard let index = table.firstIndex(where: { $0.isNamed(field.name.lowercased()) }) else {
                return table.append(field)
            }
            let joined = table[index].text + SampleText(", ") + field.text
            table[index] = SampleField(name: table[index].name, text: joined)
        }
    }

    private static func contentType(_ request: OutboundRequest) -> String {
        request.fields.first { $0.name.lowercased() == "content-type" }?.value ?? ""
    }

    private static func body(_ request: OutboundRequest) -> [SamplePiece]? {
        switch request.shape {
        case .none: nil
        case .multipart(let parts): pieces(parts, boundary: boundary(of: contentType(request)))
        case .binary(let name?): [.file(fileName(name, or: "body.bin"))]
        case .binary(nil): [written(request) ?? .file("body.bin")]
        case .text: [written(request) ?? .file("body.txt")]
        }
    }

    /// The body written down; nil when it is not there any more, or too long.
    private static func written(_ request: OutboundRequest) -> SamplePiece? {
        guard request.body.count == request.bodySize, request.bodySize <= textLimit else { return nil }
        if let text = request.bodyText { return .text(text) }
        return request.shape == .text || request.bodySize <= bytesLimit ? .bytes(request.body) : nil
    }

    /// A multipart body as it stands, with the content of its files left out.
    private static func pieces(_ parts: [MultipartPart], boundary: String) -> [SamplePiece] {
        var pieces: [SamplePiece] = []
        var text = ""
        for part in parts {
            switch part.content {
            case .text(let value):
                text += MultipartWriter.head(boundary, part.name, fileName: nil, contentType: part.contentType) + value
            case .file(let name, _):
                text += MultipartWriter.head(boundary, part.name, fileName: name, contentType: part.contentType)
                pieces += [.text(text), .file(fileName(name, or: "file.bin"))]
                text = ""
            }
            text += "\r\n"
        }
        return pieces + [.text(text + "--\(boundary)--\r\n")]
    }

    private static func boundary(of contentType: String) -> String {
        let parameters = contentType.split(separator: ";").map { $0.trimmingSpaces() }
        let given = parameters.first { $0.lowercased().hasPrefix("boundary=") }?.dropFirst("boundary=".count)
        return given.map { $0.filter { $0 != "\"" } } ?? "boundary"
    }
}
