import Execution
import OpenAPI

/// `--server`, `--server-url` and `--variable`: where a call goes.
enum ServerArgument {
    /// The choice that the arguments make among the servers of an operation.
    ///
    /// - Throws: ``UsageError`` when `--server` names none of them.
    static func choice(_ arguments: CallArguments, of operation: OpenAPI.Operation) throws -> ServerChoice {
        let variables = try Dictionary(
            arguments.variable.map { try PairArgument.pair($0, flag: "--variable") },
            uniquingKeysWith: { _, last in last })
        let url = arguments.serverURL.map { filled($0, variables) }
        let index = try index(arguments.server, among: operation.servers)
        if url == nil, operation.servers.indices.contains(index) {
            try check(variables.keys.sorted(), of: operation.servers[index])
        }
        return ServerChoice(index: index, variables: variables, url: url, takesAnyValue: true)
    }

    /// - Throws: ``UsageError`` for a variable that the server does not have.
    private static func check(_ names: [String], of server: Server) throws {
        for name in names where !server.url.contains("{\(name)}") {
            let known = server.variables.map(\.name)
            throw UsageError("The server \(server.url) has no variable \(name).\(NearNames.among(name, known))")
        }
    }

    /// Counted from 0, else by its name (3.2), its URL as written, or its description.
    private static func index(_ text: String, among servers: [Server]) throws -> Int {
        if let index = Int(text) { return index }
        if let index = servers.firstIndex(where: { $0.name == text || $0.url == text }) { return index }
        if let index = servers.firstIndex(where: { $0.description == text }) { return index }
        let known = servers.enumerated().map { "\($0.offset) \($0.element.name ?? $0.element.url)" }
        throw UsageError(
            "--server takes a number from 0, the name of a server or its URL, not \(text); there are \(known.joined(separator: ", "))."
        )
    }

    private static func filled(_ url: String, _ variables: [String: String]) -> String {
        variables.reduce(url) { $0.replacing("{\($1.key)}", with: $1.value) }
    }
}
