import HTTPTypes

/// The PowerShell 7 command that sends the same request.
enum PowerShellSample {
    private static let methods: Set<String> = [
        "GET", "HEAD", "POST", "PUT", "DELETE", "OPTIONS", "PATCH", "MERGE",
    ]

    static func render(_ request: OutboundRequest, showing: Showing) -> String {
        var lines = ["Invoke-WebRequest -SkipHttpErrorCheck"]
        let method = request.method.rawValue
        if method != "GET" {
            let option = methods.contains(method) ? "-Method" : "-CustomMethod"
            lines.append("\(option) \(ShellText(method).powershell)")
        }
        lines.append("-Uri \(SampleParts.url(request, showing).powershell)")
        let table = headers(request, showing)
        if !table.isEmpty { lines.append("-Headers @{ \(table.joined(separator: "; ")) }") }
        lines += content(request)
        return lines.joined(separator: " `\n  ")
    }

    private static func headers(_ request: OutboundRequest, _ showing: Showing) -> [String] {
        var table = SampleParts.headers(request, showing).map {
            "\(ShellText($0.name).powershell) = \($0.text.powershell)"
        }
        if let cookies = SampleParts.cookies(request, showing) { table.append("'Cookie' = \(cookies.powershell)") }
        return table
    }

    private static func content(_ request: OutboundRequest) -> [String] {
        switch request.shape {
        case .none: return []
        case .binary(let name): return ["-InFile \(ShellText(SampleParts.fileName(name, or: "body.bin")).powershell)"]
        case .text:
            guard let text = request.bodyText else { return ["-InFile 'body.txt'"] }
            return ["-Body \(ShellText(text).powershell)"]
        case .multipart(let parts):
            let rows = parts.map { part in
                switch part.content {
                case .text(let text): return "\(ShellText(part.name).powershell) = \(ShellText(text).powershell)"
                case .file(let name, _):
                    let file = ShellText(SampleParts.fileName(name, or: "file.bin")).powershell
                    return "\(ShellText(part.name).powershell) = Get-Item -LiteralPath \(file)"
                }
            }
            return ["-Form @{ \(rows.joined(separator: "; ")) }"]
        }
    }
}
