/// Ruby, with nothing but its standard library.
enum RubySample {
    static let syntax = StringSyntax(
        escapes: ["#": "\\#"], escape: StringSyntax.braced, variable: { "ENV.fetch(\"\($0)\")" },
        variableInURL: { "URI.encode_www_form_component(ENV.fetch(\"\($0)\"))" },
        raw: { text in
            guard !text.split(separator: "\n").contains("BODY") else { return nil }
            return "<<'BODY'.chomp\n" + text + "\nBODY"
        })
    private static let classes = [
        "GET": "Get", "HEAD": "Head", "POST": "Post", "PUT": "Put", "PATCH": "Patch", "DELETE": "Delete",
        "OPTIONS": "Options",
    ]

    static func render(_ request: SampleRequest) -> String {
        let form = request.form.flatMap { $0.contains(where: \.isTypedText) ? nil : $0 }
        var lines = ["require \"net/http\"", "", "uri = URI(\(syntax.literal(request.origin)))"]
        lines.append("request = \(constructor(request))")
        lines += (form == nil ? request.table : request.tableBesideForm).map {
            "request[\(syntax.literal($0.name))] = \(syntax.expression($0.text))"
        }
        if let form {
            lines.append("request.set_form([")
            lines += form.map { "  \(part($0))," }
            lines.append("], \"multipart/form-data\")")
        } else if let body = request.body {
            lines.append("request.body = \(content(body))")
        }
        lines.append("response = Net::HTTP.start(uri.host, uri.port, use_ssl: uri.scheme == \"https\") do |http|")
        lines += ["  http.request(request)", "end", "puts response.code, response.body"]
        return lines.joined(separator: "\n") + "\n"
    }

    /// The request's class; the general one for other methods and for a body where Ruby expects none.
    private static func constructor(_ request: SampleRequest) -> String {
        let target = syntax.expression(request.target)
        let takesBody = ["POST", "PUT", "PATCH"].contains(request.method)
        if let name = classes[request.method], request.body == nil || takesBody {
            return "Net::HTTP::\(name).new(\(target))"
        }
        let method = syntax.literal(request.method)
        return "Net::HTTPGenericRequest.new(\(method), \(request.body != nil), \(request.method != "HEAD"), \(target))"
    }

    private static func content(_ body: [SamplePiece]) -> String {
        if body.count == 1, case .text(let text) = body[0] { return syntax.block(text) }
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): "\(syntax.literal(text)).b"
            case .bytes(let bytes): "\"\(StringSyntax.bytes(bytes))\".b"
            case .file(let name): "File.binread(\(syntax.literal(name)))"
            }
        }
        return pieces.joined(separator: " +\n  ")
    }

    private static func part(_ part: SampleFormPart) -> String {
        let name = syntax.literal(part.name)
        switch part.content {
        case .text(let text): return "[\(name), \(syntax.literal(text))]"
        case .file(let local, let sent):
            let type = part.contentType.map { ", content_type: \(syntax.literal($0))" } ?? ""
            let file = "File.open(\(syntax.literal(local)), \"rb\")"
            return "[\(name), \(file), { filename: \(syntax.literal(sent))\(type) }]"
        }
    }
}

extension SampleLanguage {
    static let ruby = SampleLanguage("ruby", "Ruby (Net::HTTP)", syntax: "ruby") { RubySample.render($0) }
}
