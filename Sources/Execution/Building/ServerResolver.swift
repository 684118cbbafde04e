import Egress
import OpenAPI

/// From a server's URL template to an origin and a path (OpenAPI 3.1 section 4.8.5; THREATS P12, P13).
struct ServerResolver {
    let baseURL: TargetURL?

    struct Target {
        let url: TargetURL
        /// Without a slash at the end.
        let path: String
        let isNamedByUser: Bool
    }

    func target(of servers: [Server], _ choice: ServerChoice) throws(CallError) -> Target {
        if let url = choice.url { return try target(try resolve(url), isNamedByUser: true) }
        guard let server = servers.indices.contains(choice.index) ? servers[choice.index] : nil else {
            guard servers.isEmpty, choice.index == 0 else {
                throw refused("There is no server \(choice.index); there are \(servers.count), counted from 0.")
            }
            return try target(try resolve("/"), isNamedByUser: false)
        }
        let url = try resolve(expanded(server, choice))
        return try target(url, isNamedByUser: isNamedByUser(server, url, choice))
    }

    private func target(_ url: TargetURL, isNamedByUser: Bool) throws(CallError) -> Target {
        if url.path.utf8.split(separator: UInt8(ascii: "/")).contains(where: { PathSafety.isDotSegment(Substring($0)) })
        {
            throw refused("The server's URL has a path segment that is “.” or “..”.")
        }
        let path = url.path.utf8.last == UInt8(ascii: "/") ? String(url.path.dropLast()) : url.path
        return Target(url: url, path: path, isNamedByUser: isNamedByUser)
    }

    private func resolve(_ text: String) throws(CallError) -> TargetURL {
        do {
            if let baseURL { return try baseURL.resolving(text) }
            if isAbsolute(text) {
                return try TargetURL(parsing: String(Substring(text.utf8.prefix { $0 != UInt8(ascii: "#") })))
            }
        } catch {
            throw refused(error.message)
        }
        throw refused(
            "The server's URL is relative and the description has no address of its own. Name a whole URL as another server, "
                + "or set a base URL.")
    }

    private func isAbsolute(_ text: String) -> Bool {
        var rest = text.utf8[...]
        while let colon = rest.firstIndex(of: UInt8(ascii: ":")) {
            rest = rest[colon...].dropFirst()
            if rest.starts(with: "//".utf8) { return true }
        }
        return false
    }

    private func expanded(_ server: Server, _ choice: ServerChoice) throws(CallError) -> String {
        var result = ""
        var rest = Substring(server.url)
        while let (open, close) = rest.braces {
            result += rest[..<open]
            result += try value(of: String(Substring(rest.utf8[open..<close].dropFirst())), server, choice)
            rest = Substring(rest.utf8[close...].dropFirst())
        }
        return encoded(result + rest)
    }

    /// Letters beyond ASCII behind the host as a URL has them: the template allows them (OpenAPI 3.2 section 4.7, RFC 6570
    /// section 3.1).
    private func encoded(_ url: String) -> String {
        guard url.utf8.contains(where: { $0 >= 0x80 }) else { return url }
        let host = url.firstRange(of: "://")?.upperBound
        let path = host.map { url[$0...].firstIndex(of: "/") ?? url.endIndex } ?? url.startIndex
        return url[..<path] + PercentEncoding.beyondASCII.encode(url[path...])
    }

    private func value(of name: String, _ server: Server, _ choice: ServerChoice) throws(CallError) -> String {
        let variable = server.variables.first { $0.name == name }
        let given = choice.variables[name].flatMap { $0.isEmpty ? nil : $0 }
        guard let value = given ?? variable?.defaultValue else {
            throw problem(name, "The server variable \(name) needs a value.")
        }
        if value == variable?.defaultValue { return value }
        let isURLText = !value.contains(where: { "?#{}".contains($0) })
        guard let variable else {
            if choice.takesAnyValue, isURLText { return value }
            throw problem(name, "The description does not know the server variable \(name).")
        }
        if !variable.enumeration.isEmpty {
            guard variable.enumeration.contains(value) else {
                throw problem(name, "Choose one of the values listed for \(name).")
            }
            return value
        }
        if choice.takesAnyValue, isURLText { return value }
        guard (1...63).contains(value.utf8.count), value.utf8.allSatisfy(isFree), !PathSafety.isDotSegment(value[...])
        else { throw problem(name, "Use 1 to 63 letters, digits, “.”, “_” or “-” for \(name).") }
        return value
    }

    private func isFree(_ byte: UInt8) -> Bool {
        (48...57).contains(byte) || (97...122).contains(byte | 32) && byte < 128 || [45, 46, 95].contains(byte)
    }

    /// Whether free text has led to another origin than the author's own values do.
    private func isNamedByUser(_ server: Server, _ url: TargetURL, _ choice: ServerChoice) -> Bool {
        let values = choice.variables
        let listed = server.variables.filter { !$0.enumeration.isEmpty }.map(\.name)
        let authored = values.filter { listed.contains($0.key) }
        guard authored.count < values.count else { return false }
        guard let text = try? expanded(server, ServerChoice(variables: authored)), let own = try? resolve(text) else {
            return true
        }
        return own.origin != url.origin
    }

    private func problem(_ variable: String, _ message: String) -> CallError {
        CallError(problems: [FieldProblem(key: .serverVariable(variable), message: message)])
    }

    private func refused(_ message: String) -> CallError {
        CallError(problems: [FieldProblem(key: .server, message: message)])
    }
}
