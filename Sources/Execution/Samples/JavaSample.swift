/// Java 17, with nothing but its standard library.
enum JavaSample {
    static let syntax = StringSyntax(
        escape: { scalar in
            // A compiler puts the characters of \u in place before it reads strings, so no control may be written so.
            scalar.isASCII ? "\\" + SampleText.octal(UInt8(scalar.value)) : StringSyntax.units(scalar)
        }, isASCII: true, variable: { "System.getenv(\"\($0)\")" },
        variableInURL: { "URLEncoder.encode(System.getenv(\"\($0)\"), StandardCharsets.UTF_8)" }, raw: textBlock)

    static func render(_ request: SampleRequest) -> String {
        var lines = imports(request).map { "import \($0);" } + ["", "public class Main {"]
        lines.append("    public static void main(String[] arguments) throws Exception {")
        if !request.fields.allSatisfy(\.text.isASCII) {
            lines.append("        // This client sends fields in ASCII: signs beyond it become question marks.")
        }
        lines.append("        var request = HttpRequest.newBuilder(URI.create(\(syntax.expression(request.url))))")
        lines += request.fields.map {
            "            .header(\(syntax.literal($0.name)), \(syntax.expression($0.text)))"
        }
        lines.append("            .method(\(syntax.literal(request.method)), \(publisher(request)))")
        lines += ["            .build();", "        var response = HttpClient.newHttpClient()"]
        lines.append("            .send(request, HttpResponse.BodyHandlers.ofString());")
        lines.append("        System.out.println(response.statusCode() + \" \" + response.body());")
        return (lines + ["    }", "}"]).joined(separator: "\n") + "\n"
    }

    private static func imports(_ request: SampleRequest) -> [String] {
        var names = [
            "java.net.URI", "java.net.http.HttpClient", "java.net.http.HttpRequest", "java.net.http.HttpResponse",
        ]
        if request.hasVariableInURL { names += ["java.net.URLEncoder", "java.nio.charset.StandardCharsets"] }
        if !request.files.isEmpty { names.append("java.nio.file.Path") }
        let isBinary = request.body.map { $0.contains { if case .bytes = $0 { true } else { false } } } ?? false
        if isBinary { names.append("java.util.Base64") }
        return names
    }

    private static func publisher(_ request: SampleRequest) -> String {
        let pieces = (request.body ?? []).map { piece in
            switch piece {
            case .text(let text): "HttpRequest.BodyPublishers.ofString(\(syntax.block(text)))"
            case .bytes(let bytes):
                "HttpRequest.BodyPublishers.ofByteArray(Base64.getDecoder().decode(\"\(Base64Text.of(bytes))\"))"
            case .file(let name): "HttpRequest.BodyPublishers.ofFile(Path.of(\(syntax.literal(name))))"
            }
        }
        guard pieces.count > 1 else { return pieces.first ?? "HttpRequest.BodyPublishers.noBody()" }
        let list = pieces.joined(separator: ",\n                ")
        return "HttpRequest.BodyPublishers.concat(\n                \(list))"
    }

    /// A text block (The Java Language Specification, section 3.10.6), which takes away common indentation and blanks at
    /// the ends of lines.
    @Sendable private static func textBlock(_ text: String) -> String? {
        let lines = text.split(separator: "\n", omittingEmptySubsequences: false)
        guard let first = lines.first?.first, first != " ", !lines.contains(where: { $0.hasSuffix(" ") }) else {
            return nil
        }
        let quoted = text.replacing("\\", with: "\\\\").replacing("\"\"\"", with: "\\\"\"\"")
        let end = quoted.hasSuffix("\"") ? quoted.dropLast() + "\\\"" : quoted
        return "\"\"\"\n" + end + "\"\"\""
    }
}

extension SampleLanguage {
    static let java = SampleLanguage("java", "Java (HttpClient)", syntax: "java") { JavaSample.render($0) }
}
