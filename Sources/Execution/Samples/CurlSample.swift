import HTTPTypes

/// The curl command that sends the same request (curl 7.76 or later).
public enum CurlSample {
    /// The command for a shell. Secrets are variables by default, so that a pasted command tells nothing.
    public static func render(_ request: OutboundRequest, showing: Showing = .variable, shell: Shell = .posix) -> String
    {
        switch shell {
        case .posix:
            let lines = arguments(request, showing).map { $0.map(\.posixWord).joined(separator: " ") }
            return (["curl --globoff"] + lines).joined(separator: " \\\n  ")
        case .cmd:
            let lines = arguments(request, showing).map { $0.map(\.cmdWord).joined(separator: " ") }
            return (["curl --globoff"] + lines).joined(separator: " ^\n  ")
        case .powershell: return PowerShellSample.render(request, showing: showing)
        }
    }

    /// One word of the command line.
    private enum Word {
        case option(String)
        case value(ShellText)

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

    private static func arguments(_ request: OutboundRequest, _ showing: Showing) -> [[Word]] {
        var lines: [[Word]] = []
        let body = content(request)
        if let option = method(request, hasBody: !body.isEmpty) { lines.append(option) }
        lines.append([.option("--url"), .value(SampleParts.url(request, showing))])
        for header in SampleParts.headers(request, showing) {
            // An empty value is written with a semicolon; with a colon curl would leave the field out.
            let line = header.value.isEmpty ? ShellText(header.name + ";") : ShellText(header.name + ": ") + header.text
            lines.append([.option("-H"), .value(line)])
        }
        if let cookies = SampleParts.cookies(request, showing) {
            lines.append([.option("-H"), .value(ShellText("Cookie: ") + cookies)])
        }
        return lines + body
    }

    /// curl's own choice is GET, POST with a body and HEAD with `--head`; everything else is said.
    private static func method(_ request: OutboundRequest, hasBody: Bool) -> [Word]? {
        let method = request.method.rawValue
        if method == "HEAD", !hasBody { return [.option("--head")] }
        if method == (hasBody ? "POST" : "GET") { return nil }
        return [.option("-X"), .value(ShellText(method))]
    }

    private static func content(_ request: OutboundRequest) -> [[Word]] {
        switch request.shape {
        case .none: return []
        case .binary(let name): return [file(SampleParts.fileName(name, or: "body.bin"))]
        case .text:
            guard let text = request.bodyText else { return [file("body.txt")] }
            return [[.option("--data-raw"), .value(ShellText(text))]]
        case .multipart(let parts):
            // curl ends a name at the first "="; such a form can only be sent as it stands.
            guard parts.allSatisfy({ !$0.name.contains("=") && !$0.name.isEmpty }) else { return [file("body.bin")] }
            return parts.map(form)
        }
    }

    private static func file(_ name: String) -> [Word] {
        [.option("--data-binary"), .value(ShellText("@" + name))]
    }

    private static func form(_ part: MultipartPart) -> [Word] {
        let type = part.contentType.map { ";type=" + $0 } ?? ""
        switch part.content {
        case .text(let text) where part.contentType == nil:
            return [.option("--form-string"), .value(ShellText(part.name + "=" + text))]
        case .text(let text): return [.option("-F"), .value(ShellText(part.name + "=" + quoted(text) + type))]
        case .file(let name, _):
            let local = SampleParts.fileName(name, or: "file.bin")
            let sent = local == name ? "" : ";filename=" + quoted(name)
            return [.option("-F"), .value(ShellText(part.name + "=@" + quoted(local) + type + sent))]
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
