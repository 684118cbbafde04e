/// Dart with its package `http`.
enum DartSample {
    static let syntax = StringSyntax(
        escapes: ["$": "\\$"], escape: StringSyntax.braced, variable: { "(Platform.environment[\"\($0)\"] ?? \"\")" },
        variableInURL: { "Uri.encodeQueryComponent(Platform.environment[\"\($0)\"] ?? \"\")" },
        raw: { text in
            // A first line without signs would be left out.
            let first = text.prefix { $0 != "\n" }
            guard first.contains(where: { $0 != " " }), !text.contains("'''"), !text.hasSuffix("'") else { return nil }
            return "r'''" + text + "'''"
        })

    static func render(_ request: SampleRequest) -> String {
        let form = form(request)
        var lines = imports(request, form).map { "import '\($0)';" }
        lines += ["import 'package:http/http.dart' as http;", "", "Future<void> main() async {"]
        if !request.fields.allSatisfy(\.text.isASCII) {
            lines.append("  // This client sends no signs beyond ASCII in fields.")
        }
        let type = form == nil ? "Request" : "MultipartRequest"
        let head = "\(syntax.literal(request.method)), Uri.parse(\(syntax.expression(request.url)))"
        lines.append("  final request = http.\(type)(\(head));")
        lines += (form == nil ? request.table : request.tableBesideForm).map {
            "  request.headers[\(syntax.literal($0.name))] = \(syntax.expression($0.text));"
        }
        if let form {
            lines += form.map(part)
        } else if let body = request.body {
            lines.append("  request.bodyBytes = \(content(body));")
        }
        lines.append("  final response = await http.Response.fromStream(await request.send());")
        lines += ["  print(\"${response.statusCode} ${response.body}\");", "}"]
        return lines.joined(separator: "\n") + "\n"
    }

    private static func imports(_ request: SampleRequest, _ form: [SampleFormPart]?) -> [String] {
        var names: [String] = []
        if form == nil, request.body != nil { names.append("dart:convert") }
        if !request.variables.isEmpty || (form == nil && !request.files.isEmpty) { names.append("dart:io") }
        if form?.contains(where: { $0.contentType != nil }) == true {
            names.append("package:http_parser/http_parser.dart")
        }
        return names
    }

    /// The form, where the package sends the same: names of texts only once, and no text with a media type.
    private static func form(_ request: SampleRequest) -> [SampleFormPart]? {
        guard let form = request.form, !form.contains(where: { $0.isTypedText || $0.hasLineBreak }),
            Set(form.map(\.name)).count == form.count
        else { return nil }
        return form
    }

    private static func content(_ body: [SamplePiece]) -> String {
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): "utf8.encode(\(syntax.block(text)))"
            case .bytes(let bytes): "base64Decode(\"\(Base64Text.of(bytes))\")"
            case .file(let name): "await File(\(syntax.literal(name))).readAsBytes()"
            }
        }
        return pieces.count == 1 ? pieces[0] : "[\n" + pieces.map { "    ...\($0),\n" }.joined() + "  ]"
    }

    private static func part(_ part: SampleFormPart) -> String {
        let name = syntax.literal(part.name)
        switch part.content {
        case .text(let text): return "  request.fields[\(name)] = \(syntax.literal(text));"
        case .file(let local, let sent):
            let type = part.contentType.map { ", contentType: MediaType.parse(\(syntax.literal($0)))" } ?? ""
            let file = "\(name), \(syntax.literal(local)), filename: \(syntax.literal(sent))\(type)"
            return "  request.files.add(await http.MultipartFile.fromPath(\(file)));"
        }
    }
}

extension SampleLanguage {
    static let dart = SampleLanguage("dart", "Dart (http)", syntax: "dart") { DartSample.render($0) }
}
