import HTTPTypes

/// The curl command that sends the same request (curl 7.76 or later).
public enum CurlSample {
    /// The command for a shell. Secrets are variables by default, so that a pasted command tells nothing.
    public static func render(_ request: OutboundRequest, showing: Showing = .variable, shell: Shell = .posix) -> String
    {
        let request = SampleRequest(request, showing: showing)
        switch shell {
        case .posix: return posix(request)
        case .cmd: return cmd(request)
        case .powershell: return PowerShellSample.render(request)
        }
    }

    fileprivate static func posix(_ request: SampleRequest) -> String {
        let form = form(request)
        let input = form == nil ? ShellInput(request.body) : nil
        let lines = (head(request, isForm: form != nil) + (form ?? content(input))).map {
            $0.map(\.posixWord).joined(separator: " ")
        }
        return (input?.pipe ?? "") + (["curl --globoff"] + lines).joined(separator: " \\\n  ")
    }

    fileprivate static func cmd(_ request: SampleRequest) -> String {
        let hasLineBreak = request.form?.contains { $0.hasLineBreak } ?? false
        let form = hasLineBreak ? nil : form(request)
        let lines = (head(request, isForm: form != nil) + (form ?? cmdContent(request))).map {
            $0.map(\.cmdWord).joined(separator: " ")
        }
        return (["curl --globoff"] + lines).joined(separator: " ^\n  ")
    }

    /// One word of the command line.
    private enum Word {
        case option(String)
        case value(SampleText)

        var posixWord: String {
            switch self {
            case .option(let text): text
            case .value(let text): text.posix
            }
        }

        var cmdWord: String {
            switch self {
            case .option(let text): text
            case .value(let text): text.cmd
            }
        }
    }

    private static func head(_ request: SampleRequest, isForm: Bool) -> [[Word]] {
        var lines: [[Word]] = []
        if let option = method(request) { lines.append(option) }
        lines.append([.option("--url"), .value(request.url)])
        for field in request.fields where !isForm || !field.isNamed("content-type") {
            // An empty value is written with a semicolon; with a colon curl would leave the field out.
            let name = SampleText(field.name + (field.text.isEmpty ? ";" : ": "))
            lines.append([.option("-H"), .value(name + field.text)])
        }
        if request.body != nil, !isForm, !request.has("content-type") {
            // Without it curl would say that a form comes.
            lines.append([.option("-H"), .value(SampleText("Content-Type:"))])
        }
        return lines
    }

    /// curl's own choice is GET, POST with a body and HEAD with `--head`; everything else is said.
    private static func method(_ request: SampleRequest) -> [Word]? {
        if request.method == "HEAD", request.body == nil { return [.option("--head")] }
        if request.method == (request.body == nil ? "GET" : "POST") { return nil }
        return [.option("-X"), .value(SampleText(request.method))]
    }

    private static func content(_ input: ShellInput?) -> [[Word]] {
        switch input {
        case nil: return []
        case .text(let text): return [[.option("--data-raw"), .value(SampleText(text))]]
        case .file(let name): return [file(name)]
        case .commands: return [file("-")]
        }
    }

    /// The prompt has no quotation for line breaks: such a body is read from a file, but for JSON, to which they mean as
    /// little as a blank.
    private static func cmdContent(_ request: SampleRequest) -> [[Word]] {
        guard let body = request.body else { return [] }
        guard body.count == 1 else { return [file("body.bin")] }
        switch body[0] {
        case .file(let name): return [file(name)]
        case .bytes: return [file("body.bin")]
        case .text(let text):
            let isJSON = request.fields.contains { $0.isNamed("content-type") && $0.text.posix.contains("json") }
            let isOneLine = text.unicodeScalars.allSatisfy { $0.isPlain || (isJSON && $0 == "\n") }
            guard isOneLine, text.utf8.count < 6_000 else { return [file("body.txt")] }
            return [[.option("--data-raw"), .value(SampleText(text))]]
        }
    }

    private static func file(_ name: String) -> [Word] {
        [.option("--data-binary"), .value(SampleText("@" + name))]
    }

    /// curl's own form; nil for a name with `=`, at which curl would end it, and for what cannot stand in a command.
    private static func form(_ request: SampleRequest) -> [[Word]]? {
        guard let form = request.form, !form.contains(where: { $0.name.contains("=") || $0.hasControl }) else {
            return nil
        }
        return form.map(word)
    }

    private static func word(_ part: SampleFormPart) -> [Word] {
        let type = part.contentType.map { ";type=" + $0 } ?? ""
        switch part.content {
        case .text(let text) where part.contentType == nil:
            return [.option("--form-string"), .value(SampleText(part.name + "=" + text))]
        case .text(let text): return [.option("-F"), .value(SampleText(part.name + "=" + quoted(text) + type))]
        case .file(let local, let sent):
            let name = local == sent ? "" : ";filename=" + quoted(sent)
            return [.option("-F"), .value(SampleText(part.name + "=@" + quoted(local) + type + name))]
        }
    }

    /// curl's own quotation inside `-F`, where `;` and `,` would end the value.
    private static func quoted(_ text: String) -> String {
        var out = "\""
        for scalar in text.unicodeScalars {
            if scalar == "\"" || scalar == "\\" { out += "\\" }
            out.unicodeScalars.append(scalar)
        }
        return out + "\""
    }
}

extension SampleLanguage {
    static let curl = SampleLanguage("curl", "cURL (bash)", syntax: "bash", write: CurlSample.posix)
    static let curlCmd = SampleLanguage("cmd", "cURL (CMD)", syntax: "cmd", write: CurlSample.cmd)
}
