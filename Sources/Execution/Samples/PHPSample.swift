/// PHP 7.3 or later with its curl extension.
enum PHPSample {
    static let syntax = StringSyntax(
        escapes: ["$": "\\$"], escape: StringSyntax.braced, variable: { "getenv(\"\($0)\")" },
        variableInURL: { "rawurlencode(getenv(\"\($0)\"))" }, plus: " . ",
        raw: { text in
            // Since 7.3 the mark ends the text also behind blanks and before other signs.
            let isMarked = text.split(separator: "\n").contains { $0.trimmingSpaces().hasPrefix("BODY") }
            return isMarked ? nil : "<<<'BODY'\n" + text + "\nBODY"
        })

    static func render(_ request: SampleRequest) -> String {
        let form = form(request)
        var lines = ["<?php", "$curl = curl_init(\(syntax.expression(request.url)));", "curl_setopt_array($curl, ["]
        if request.method == "HEAD", request.body == nil {
            lines.append("    CURLOPT_NOBODY => true,")
        } else if request.method != "GET" || request.body != nil {
            lines.append("    CURLOPT_CUSTOMREQUEST => \(syntax.literal(request.method)),")
        }
        lines += fields(request, isForm: form != nil)
        if let form {
            lines += ["    CURLOPT_POSTFIELDS => ["] + form.map { "        \(part($0))," } + ["    ],"]
        } else if let body = request.body {
            lines.append("    CURLOPT_POSTFIELDS => \(content(body)),")
        }
        lines += ["    CURLOPT_RETURNTRANSFER => true,", "]);", "$response = curl_exec($curl);"]
        lines.append("echo curl_getinfo($curl, CURLINFO_RESPONSE_CODE), \" \", $response, \"\\n\";")
        return lines.joined(separator: "\n") + "\n"
    }

    /// The form as an array: names only once, and no text with a media type.
    private static func form(_ request: SampleRequest) -> [SampleFormPart]? {
        guard let form = request.form, !form.contains(where: \.isTypedText),
            Set(form.map(\.name)).count == form.count
        else { return nil }
        return form
    }

    private static func fields(_ request: SampleRequest, isForm: Bool) -> [String] {
        var rows = (isForm ? request.fields.filter { !$0.isNamed("content-type") } : request.fields).map { field in
            let name = SampleText(field.name + (field.text.isEmpty ? ";" : ": "))
            return "        \(syntax.expression(name + field.text)),"
        }
        if request.body != nil, !isForm, !request.has("content-type") { rows.append("        \"Content-Type:\",") }
        return rows.isEmpty ? [] : ["    CURLOPT_HTTPHEADER => ["] + rows + ["    ],"]
    }

    private static func content(_ body: [SamplePiece]) -> String {
        body.map { piece in
            switch piece {
            case .text(let text): syntax.block(text)
            case .bytes(let bytes): "\"\(StringSyntax.bytes(bytes))\""
            case .file(let name): "file_get_contents(\(syntax.literal(name)))"
            }
        }.joined(separator: "\n        . ")
    }

    private static func part(_ part: SampleFormPart) -> String {
        let name = syntax.literal(part.name)
        switch part.content {
        case .text(let text): return "\(name) => \(syntax.literal(text))"
        case .file(let local, let sent):
            let type = syntax.literal(part.contentType ?? "application/octet-stream")
            return "\(name) => new CURLFile(\(syntax.literal(local)), \(type), \(syntax.literal(sent)))"
        }
    }
}

extension SampleLanguage {
    static let php = SampleLanguage("php", "PHP (curl)", syntax: "php") { PHPSample.render($0) }
}
