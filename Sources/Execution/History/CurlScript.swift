import HTTPTypes

/// Exchanges as a shell script that makes the same calls again, one after the other; secrets are variables in it.
public struct CurlScript: Sendable {
    private let exchanges: [Exchange]

    /// - Parameter exchanges: in the order in which they are to be made.
    public init(_ exchanges: [Exchange]) {
        self.exchanges = exchanges
    }

    /// The script for a POSIX shell. A body that was not kept is named in a comment.
    public func text() -> String {
        let variables = Set(exchanges.flatMap { $0.request.variables }).sorted()
        var lines = ["#!/bin/sh", "# Stops at the first call that cannot be made.", "set -eu"]
        for name in variables { lines.append(": \"${\(name):?set \(name) to the credential}\"") }
        for exchange in exchanges {
            lines.append("")
            lines.append("# " + Self.comment(exchange))
            if exchange.request.bodySize > 0, exchange.request.body.isEmpty {
                lines.append("# Its body of \(exchange.request.bodySize) bytes was too large to be kept.")
            }
            lines.append(CurlSample.render(exchange.request, showing: .variable, shell: .posix))
        }
        return lines.joined(separator: "\n") + "\n"
    }

    /// In one line of visible ASCII: what a description says must not end the comment.
    private static func comment(_ exchange: Exchange) -> String {
        let ending = exchange.response.map { String($0.status) } ?? "no response"
        let path = exchange.request.path.unicodeScalars.map { (0x20..<0x7F).contains($0.value) ? Character($0) : "?" }
        return "\(exchange.request.method.rawValue) \(String(path)) - \(ending)"
    }
}

extension OutboundRequest {
    /// The names of the variables that stand for its secrets.
    var variables: [String] {
        (fields + cookies).compactMap { $0.concealment?.variable } + query.compactMap(\.variableName)
    }
}
