/// Rust with reqwest.
enum RustSample {
    static let syntax = StringSyntax(
        escape: StringSyntax.braced, variable: { "env::var(\"\($0)\")?" },
        variableInURL: { "urlencoding::encode(&env::var(\"\($0)\")?)" },
        raw: { text in
            let hashes = (1...8).lazy.map { String(repeating: "#", count: $0) }.first { !text.contains("\"" + $0) }
            return hashes.map { "r\($0)\"\(text)\"\($0)" }
        })
    private static let methods: Set<String> = ["GET", "HEAD", "POST", "PUT", "PATCH", "DELETE", "OPTIONS"]

    static func render(_ request: SampleRequest) -> String {
        var lines = [crates(request)]
        if !request.variables.isEmpty { lines.append("use std::env;") }
        lines += ["", "#[tokio::main]", "async fn main() -> Result<(), Box<dyn std::error::Error>> {"]
        lines += ["    let response = reqwest::Client::new()"]
        lines.append("        .request(\(method(request.method)), \(expression(request.url)))")
        let fields = request.form == nil ? request.fields : request.fields.filter { !$0.isNamed("content-type") }
        lines += fields.map {
            let bytes = $0.text.isASCII ? "" : ".as_bytes()"
            return "        .header(\(syntax.literal($0.name)), \(expression($0.text))\(bytes))"
        }
        if let form = request.form {
            lines += ["        .multipart(", "            reqwest::multipart::Form::new()"]
            lines += form.map { "                .part(\(syntax.literal($0.name)), \(part($0)))" } + ["        )"]
        } else if let body = request.body {
            lines.append("        .body(\(content(body)))")
        }
        lines += ["        .send()", "        .await?;"]
        lines.append("    println!(\"{} {}\", response.status(), response.text().await?);")
        return (lines + ["    Ok(())", "}"]).joined(separator: "\n") + "\n"
    }

    private static func crates(_ request: SampleRequest) -> String {
        let form = request.form == nil ? "" : " --features multipart"
        let encoding = request.hasVariableInURL ? " && cargo add urlencoding" : ""
        return "// cargo add reqwest\(form) && cargo add tokio --features full\(encoding)"
    }

    private static func method(_ name: String) -> String {
        methods.contains(name) ? "reqwest::Method::\(name)" : "reqwest::Method::from_bytes(b\(syntax.literal(name)))?"
    }

    /// Texts and variables by `format!`, in which braces are doubled.
    private static func expression(_ text: SampleText) -> String {
        guard text.hasVariable else { return syntax.expression(text) }
        let format = text.parts.map { part in
            guard case .literal(let literal) = part else { return "{}" }
            return literal.replacing("{", with: "{{").replacing("}", with: "}}")
        }
        let values = text.parts.compactMap { part in
            if case .variable = part { syntax.expression(SampleText([part])) } else { nil }
        }
        // An escape such as \u{e9} has braces of its own, which the format leaves alone.
        return "format!(\(syntax.literal(format.joined())), \(values.joined(separator: ", ")))"
    }

    private static func content(_ body: [SamplePiece]) -> String {
        if body.count == 1, case .text(let text) = body[0] { return syntax.block(text) }
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): "\(syntax.block(text)).as_bytes().to_vec()"
            case .bytes(let bytes): "b\"\(StringSyntax.bytes(bytes))\".to_vec()"
            case .file(let name): "std::fs::read(\(syntax.literal(name)))?"
            }
        }
        return pieces.count == 1 ? pieces[0] : "[\(pieces.joined(separator: ", "))].concat()"
    }

    private static func part(_ part: SampleFormPart) -> String {
        let type = part.contentType.map { ".mime_str(\(syntax.literal($0)))?" } ?? ""
        switch part.content {
        case .text(let text): return "reqwest::multipart::Part::text(\(syntax.literal(text)))\(type)"
        case .file(let local, let sent):
            let file = "reqwest::multipart::Part::bytes(std::fs::read(\(syntax.literal(local)))?)"
            return "\(file).file_name(\(syntax.literal(sent)))\(type)"
        }
    }
}

extension SampleLanguage {
    static let rust = SampleLanguage("rust", "Rust (reqwest)", syntax: "rust") { RustSample.render($0) }
}
