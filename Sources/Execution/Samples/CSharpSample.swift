/// C# 11 with HttpClient.
enum CSharpSample {
    static let syntax = StringSyntax(
        escape: StringSyntax.short, variable: { "Environment.GetEnvironmentVariable(\"\($0)\")" },
        variableInURL: { "Uri.EscapeDataString(Environment.GetEnvironmentVariable(\"\($0)\") ?? \"\")" },
        raw: { $0.contains("\"\"\"") ? nil : "\"\"\"\n" + $0 + "\n\"\"\"" })
    /// Fields that belong to the content.
    private static let contentFields: Set<String> = [
        "allow", "content-disposition", "content-encoding", "content-language", "content-length", "content-location",
        "content-md5", "content-range", "content-type", "expires", "last-modified",
    ]

    static func render(_ request: SampleRequest) -> String {
        var lines = ["using System.Net.Http.Headers;", "using System.Text;", ""] + client(request)
        let head = "new HttpMethod(\(syntax.literal(request.method))), \(syntax.expression(request.url))"
        lines.append("using var request = new HttpRequestMessage(\(head));")
        let fields = request.form == nil ? request.fields : request.fields.filter { !$0.isNamed("content-type") }
        lines += content(request)
        lines += fields.map { field in
            let isContent = contentFields.contains(field.name.lowercased()) && request.body != nil
            return "request.\(isContent ? "Content." : "")Headers.TryAddWithoutValidation("
                + "\(syntax.literal(field.name)), \(syntax.expression(field.text)));"
        }
        lines.append("using var response = await client.SendAsync(request);")
        lines.append("Console.WriteLine((int)response.StatusCode);")
        lines.append("Console.WriteLine(await response.Content.ReadAsStringAsync());")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func client(_ request: SampleRequest) -> [String] {
        guard !request.fields.allSatisfy(\.text.isASCII) else { return ["using var client = new HttpClient();"] }
        return [
            "using var client = new HttpClient(new SocketsHttpHandler",
            "{", "    RequestHeaderEncodingSelector = (_, _) => Encoding.UTF8,", "});",
        ]
    }

    private static func content(_ request: SampleRequest) -> [String] {
        if let form = request.form {
            return ["var form = new MultipartFormDataContent();"] + form.enumerated().flatMap(part) + [
                "request.Content = form;"
            ]
        }
        guard let body = request.body else { return [] }
        let pieces = body.map(bytes)
        let joined =
            pieces.count == 1
            ? pieces[0] : "[\n" + pieces.map { "    .. \($0),\n" }.joined() + "]"
        return ["request.Content = new ByteArrayContent(\(joined));"]
    }

    private static func part(_ index: Int, _ part: SampleFormPart) -> [String] {
        var name = syntax.literal("\"\(part.name)\"")
        let content: SamplePiece
        switch part.content {
        case .text(let text): content = .text(text)
        case .file(let local, let sent):
            content = .file(local)
            name += ", " + syntax.literal("\"\(sent)\"")
        }
        var lines = ["var part\(index + 1) = new ByteArrayContent(\(bytes(content)));"]
        if let type = part.contentType {
            lines.append(
                "part\(index + 1).Headers.ContentType = MediaTypeHeaderValue.Parse(\(syntax.literal(type)));")
        }
        return lines + ["form.Add(part\(index + 1), \(name));"]
    }

    private static func bytes(_ piece: SamplePiece) -> String {
        switch piece {
        case .text(let text): "Encoding.UTF8.GetBytes(\(syntax.block(text)))"
        case .bytes(let bytes): "Convert.FromBase64String(\"\(Base64Text.of(bytes))\")"
        case .file(let name): "File.ReadAllBytes(\(syntax.literal(name)))"
        }
    }
}

extension SampleLanguage {
    static let csharp = SampleLanguage("csharp", "C# (HttpClient)", syntax: "csharp") { CSharpSample.render($0) }
}
