/// Kotlin, with OkHttp 4 or later.
enum KotlinSample {
    static let syntax = StringSyntax(
        escapes: ["$": "\\$"], escape: StringSyntax.units, variable: { "System.getenv(\"\($0)\")" },
        variableInURL: { "URLEncoder.encode(System.getenv(\"\($0)\"), \"UTF-8\")" },
        raw: { text in
            guard !text.contains("\"\"\""), !text.hasSuffix("\"") else { return nil }
            return "\"\"\"" + text.replacing("$", with: "${'$'}") + "\"\"\""
        })
    private static let needBody: Set<String> = ["POST", "PUT", "PATCH", "PROPPATCH", "REPORT", "QUERY"]

    static func render(_ request: SampleRequest) -> String {
        let isRefused = request.method == "GET" || request.method == "HEAD"
        var lines = imports(request, isRefused).map { "import \($0)" } + ["", "fun main() {"]
        let hasBody = (request.body != nil && !isRefused) || needBody.contains(request.method)
        if isRefused, request.body != nil {
            lines.append("    // OkHttp sends no body with \(request.method): this one goes without.")
        }
        if hasBody { lines.append("    val body = \(body(request))") }
        lines += ["    val request = Request.Builder()", "        .url(\(syntax.expression(request.url)))"]
        let fields = request.form == nil ? request.fields : request.fields.filter { !$0.isNamed("content-type") }
        lines += unsafe(fields)
        lines += fields.filter(\.text.isASCII).map {
            "        .addHeader(\(syntax.literal($0.name)), \(syntax.expression($0.text)))"
        }
        lines.append("        .method(\(syntax.literal(request.method)), \(hasBody ? "body" : "null"))")
        lines += ["        .build()", "    OkHttpClient().newCall(request).execute().use { response ->"]
        lines.append("        println(\"${response.code} ${response.body?.string()}\")")
        return (lines + ["    }", "}"]).joined(separator: "\n") + "\n"
    }

    private static func imports(_ request: SampleRequest, _ isRefused: Bool) -> [String] {
        var names = ["okhttp3.OkHttpClient", "okhttp3.Request"]
        if !request.fields.allSatisfy(\.text.isASCII) { names.append("okhttp3.Headers") }
        if let form = request.form {
            names.append("okhttp3.MultipartBody")
            if form.contains(where: { $0.contentType != nil }) {
                names.append("okhttp3.MediaType.Companion.toMediaType")
            }
            if !request.files.isEmpty { names.append("okhttp3.RequestBody.Companion.asRequestBody") }
        }
        let isWritten = request.form.map { $0.contains(where: \.isTypedText) } ?? !isRefused
        if isWritten { names.append("okhttp3.RequestBody.Companion.toRequestBody") }
        names.sort()
        if !request.files.isEmpty { names.append("java.io.File") }
        if request.hasVariableInURL { names.append("java.net.URLEncoder") }
        return names + (hasBytes(request) ? ["java.util.Base64"] : [])
    }

    private static func hasBytes(_ request: SampleRequest) -> Bool {
        request.body.map { $0.contains { if case .bytes = $0 { true } else { false } } } ?? false
    }

    /// Values beyond ASCII, which have to be said one by one; first, since they replace all others.
    private static func unsafe(_ fields: [SampleRequest.SampleField]) -> [String] {
        let lines = fields.filter { !$0.text.isASCII }.map {
            "            .addUnsafeNonAscii(\(syntax.literal($0.name)), \(syntax.expression($0.text)))"
        }
        guard !lines.isEmpty else { return [] }
        return ["        .headers(Headers.Builder()"] + lines + ["            .build())"]
    }

    private static func body(_ request: SampleRequest) -> String {
        if let form = request.form { return multipart(form) }
        let pieces = (request.body ?? []).map { piece in
            switch piece {
            case .text(let text): "\(syntax.block(text)).toByteArray()"
            case .bytes(let bytes): "Base64.getDecoder().decode(\"\(Base64Text.of(bytes))\")"
            case .file(let name): "File(\(syntax.literal(name))).readBytes()"
            }
        }
        let joined = pieces.isEmpty ? "ByteArray(0)" : pieces.joined(separator: " +\n        ")
        return pieces.count > 1 ? "(\(joined)).toRequestBody()" : joined + ".toRequestBody()"
    }

    private static func multipart(_ form: [SampleFormPart]) -> String {
        let lines = form.map { part in
            let name = syntax.literal(part.name)
            let type = part.contentType.map { syntax.literal($0) + ".toMediaType()" } ?? ""
            switch part.content {
            case .text(let text) where part.contentType == nil:
                return "        .addFormDataPart(\(name), \(syntax.literal(text)))\n"
            case .text(let text):
                let bytes = "\(syntax.literal(text)).toByteArray()"
                return "        .addFormDataPart(\(name), null, \(bytes).toRequestBody(\(type)))\n"
            case .file(let local, let sent):
                let file = "File(\(syntax.literal(local))).asRequestBody(\(type))"
                return "        .addFormDataPart(\(name), \(syntax.literal(sent)), \(file))\n"
            }
        }
        return "MultipartBody.Builder().setType(MultipartBody.FORM)\n" + lines.joined() + "        .build()"
    }
}

extension SampleLanguage {
    static let kotlin = SampleLanguage("kotlin", "Kotlin (OkHttp)", syntax: "kotlin") { KotlinSample.render($0) }
}
