/// R 4.1 or later with httr2.
enum RSample {
    static let syntax = StringSyntax(
        escape: StringSyntax.short, variable: { "Sys.getenv(\"\($0)\")" },
        variableInURL: { "URLencode(Sys.getenv(\"\($0)\"), reserved = TRUE)" }, plus: ", ",
        raw: { $0.contains(")\"") ? nil : "r\"(" + $0 + ")\"" })

    static func render(_ request: SampleRequest) -> String {
        var lines = ["library(httr2)", "", "response <- request(\(expression(request.url))) |>"]
        lines.append("  req_method(\(syntax.literal(request.method))) |>")
        let fields = request.body == nil ? request.table : request.tableBesideForm
        if !fields.isEmpty {
            let rows = fields.map { "    \(syntax.literal($0.name)) = \(expression($0.text))" }
            lines += ["  req_headers(", rows.joined(separator: ",\n"), "  ) |>"]
        }
        if let form = request.form {
            lines += ["  req_body_multipart(", form.map(part).joined(separator: ",\n"), "  ) |>"]
        } else if let body = request.body {
            lines.append("  \(content(body, request)) |>")
        }
        lines += ["  req_error(is_error = \\(response) FALSE) |>", "  req_perform()"]
        lines.append("cat(resp_status(response), resp_body_string(response), \"\\n\")")
        return lines.joined(separator: "\n") + "\n"
    }

    private static func expression(_ text: SampleText) -> String {
        text.parts.count > 1 ? "paste0(\(syntax.expression(text)))" : syntax.expression(text)
    }

    private static func content(_ body: [SamplePiece], _ request: SampleRequest) -> String {
        let type =
            request.table.first { $0.isNamed("content-type") }
            .map { ", type = \(expression($0.text))" } ?? ""
        if body.count == 1, case .file(let name) = body[0] { return "req_body_file(\(syntax.literal(name))\(type))" }
        let pieces = body.map { piece in
            switch piece {
            case .text(let text): "charToRaw(\(syntax.block(text)))"
            case .bytes(let bytes): "as.raw(c(\(bytes.map { String($0) }.joined(separator: ", "))))"
            case .file(let name): "readBin(\(syntax.literal(name)), \"raw\", file.size(\(syntax.literal(name))))"
            }
        }
        let joined = pieces.count == 1 ? pieces[0] : "c(\(pieces.joined(separator: ", ")))"
        return "req_body_raw(\(joined)\(type))"
    }

    private static func part(_ part: SampleFormPart) -> String {
        let type = part.contentType.map { ", type = \(syntax.literal($0))" } ?? ""
        let content =
            switch part.content {
            case .text(let text) where part.contentType == nil: syntax.literal(text)
            case .text(let text): "curl::form_data(\(syntax.literal(text))\(type))"
            case .file(let local, let sent):
                "curl::form_file(\(syntax.literal(local))\(type), name = \(syntax.literal(sent)))"
            }
        return "    \(syntax.literal(part.name)) = \(content)"
    }
}

extension SampleLanguage {
    static let r = SampleLanguage("r", "R (httr2)", syntax: "r") { RSample.render($0) }
}
