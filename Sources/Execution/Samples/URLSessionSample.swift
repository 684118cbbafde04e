/// Swift with Foundation, for all its platforms.
enum URLSessionSample {
    static func render(_ request: SampleRequest) -> String {
        let swift = StringSyntax.swift
        var lines = [
            "import Foundation", "#if canImport(FoundationNetworking)", "import FoundationNetworking", "#endif",
        ]
        lines += ["", "var request = URLRequest(url: URL(string: \(swift.expression(request.url)))!)"]
        lines.append("request.httpMethod = \(swift.literal(request.method))")
        if request.has("cookie") {
            // Otherwise those of the session's own storage could take their place.
            lines.append("request.httpShouldHandleCookies = false")
        }
        lines += request.table.map {
            "request.setValue(\(swift.expression($0.text)), forHTTPHeaderField: \(swift.literal($0.name)))"
        }
        if let body = request.body { lines.append("request.httpBody = \(swift.swiftData(body))") }
        lines.append("let (data, response) = try await URLSession.shared.data(for: request)")
        lines.append("let status = (response as? HTTPURLResponse)?.statusCode ?? 0")
        lines.append("print(status, String(decoding: data, as: UTF8.self))")
        return lines.joined(separator: "\n") + "\n"
    }
}

extension SampleLanguage {
    static let urlSession = SampleLanguage("swift", "Swift (URLSession)", syntax: "swift") {
        URLSessionSample.render($0)
    }
}
