import HTTPTypes

/// The PowerShell 7 command that sends the same request.
enum PowerShellSample {
    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "MERGE",
    ]

    static func render(_ request: SampleRequest) -> String {
        var lines = ["Invoke-WebRequest -SkipHttpErrorCheck"]
        if request.method != "GET" {
            let option = methods.contains(request.method) ? "-Method" : "-CustomMethod"
            lines.append("\(option) \(SampleText(request.method).powershell)")
        }
        lines.append("-Uri \(request.url.powershell)")
        let table = request.form == nil ? request.table : request.tableBesideForm
        if !table.isEmpty {
            let rows = table.map { "\(SampleText($0.name).powershell) = \($0.text.powershell)" }
            // Values go as they stand, also where .NET would not expect them.
            lines.append("-SkipHeaderValidation -Headers @{ \(rows.joined(separator: "; ")) }")
        }
        if let content = content(request) { lines.append(content) }
        return prelude(request) + lines.joined(separator: " `\n  ")
    }

    private static func content(_ request: SampleRequest) -> String? {
        if request.form != nil { return "-Body $form" }
        guard let body = request.body else { return nil }
        guard body.count == 1 else { return "-Body ([byte[]]($body))" }
        switch body[0] {
        case .file(let name): return "-InFile \(SampleText(name).powershell)"
        case .text(let text) where ShellInput.isPlain(text) && text.utf8.allSatisfy { $0 < 0x80 }:
            return "-Body \(SampleText(text).powershell)"
        case .text, .bytes: return "-Body (\(bytes(body[0])))"
        }
    }

    /// What the command needs before it: a form, or the pieces of a body as one list of bytes.
    private static func prelude(_ request: SampleRequest) -> String {
        if let form = request.form {
            return "$form = [Net.Http.MultipartFormDataContent]::new()\n" + form.map(part).joined()
        }
        guard let body = request.body, body.count > 1 else { return "" }
        return "$body = @()\n" + body.map { "$body += \(bytes($0))\n" }.joined()
    }

    private static func part(_ part: SampleFormPart) -> String {
        var lines: [String] = []
        var name = SampleText("\"\(part.name)\"").powershell
        switch part.content {
        case .text(let text):
            lines.append("$part = [Net.Http.ByteArrayContent]::new(\(bytes(.text(text))))")
        case .file(let local, let sent):
            lines.append("$part = [Net.Http.ByteArrayContent]::new(\(bytes(.file(local))))")
            name += ", " + SampleText("\"\(sent)\"").powershell
        }
        if let type = part.contentType {
            lines.append("$part.Headers.ContentType = \(SampleText(type).powershell)")
        }
        lines.append("$form.Add($part, \(name))")
        return lines.map { $0 + "\n" }.joined()
    }

    /// Bytes: the encoding of a text differs between versions otherwise.
    private static func bytes(_ piece: SamplePiece) -> String {
        switch piece {
        case .text(let text) where ShellInput.isPlain(text):
            return "[Text.Encoding]::UTF8.GetBytes(\(SampleText(text).powershell))"
        case .text(let text): return "[Convert]::FromBase64String('\(Base64Text.of(Array(text.utf8)))')"
        case .bytes(let bytes): return "[Convert]::FromBase64String('\(Base64Text.of(bytes))')"
        case .file(let name):
            return "[IO.File]::ReadAllBytes((Resolve-Path -LiteralPath \(SampleText(name).powershell)))"
        }
    }
}

extension SampleLanguage {
    static let powershell = SampleLanguage("powershell", "cURL (PowerShell)", syntax: "powershell") {
        PowerShellSample.render($0)
    }
}
