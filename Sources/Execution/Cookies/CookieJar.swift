public import Egress
public import Foundation

/// The cookies that one origin set in a session (RFC 6265bis), sent back to that origin alone.
public struct CookieJar: Sendable, Hashable, Codable {
    /// Cookies of one origin at most; of more, those set longest ago make room.
    public static let limit = 50

    /// In the order in which they were first set.
    public private(set) var cookies: [Cookie] = []

    public init() {}

    public var isEmpty: Bool { cookies.isEmpty }

    /// Takes what a response to a request for `path` at `origin` sets, and lets go of what has expired.
    public mutating func take(_ response: ExchangeResponse, from origin: Origin, path: String, at now: Date) {
        cookies.removeAll { $0.isExpired(at: now) }
        for field in response.fields where field.name.lowercased() == "set-cookie" {
            guard let set = SetCookie(field.value, at: now), set.isAllowed(from: origin) else { continue }
            put(set, path: set.path ?? Self.defaultPath(path), at: now)
        }
        if cookies.count > Self.limit { cookies.removeFirst(cookies.count - Self.limit) }
    }

    /// What goes along with a request: longer paths first, then those set earlier (section 5.8.3).
    public func cookies(forPath path: String, at now: Date) -> [Cookie] {
        let fitting = cookies.filter { !$0.isExpired(at: now) && $0.matches(path: path) }
        return fitting.enumerated().sorted { one, other in
            let (a, b) = (one.element.path.utf8.count, other.element.path.utf8.count)
            return a == b ? one.offset < other.offset : a > b
        }.map(\.element)
    }

    /// Forgets one cookie.
    public mutating func remove(name: String, path: String) {
        cookies.removeAll { $0.name == name && $0.path == path }
    }

    private mutating func put(_ set: SetCookie, path: String, at now: Date) {
        let old = cookies.firstIndex { $0.name == set.name && $0.path == path }
        let cookie = Cookie(
            name: set.name, value: set.value, path: path, isSecure: set.isSecure, isHTTPOnly: set.isHTTPOnly,
            expiresAt: set.expiresAt, createdAt: old.map { cookies[$0].createdAt } ?? now)
        if let old {
            if cookie.isExpired(at: now) { cookies.remove(at: old) } else { cookies[old] = cookie }
        } else if !cookie.isExpired(at: now) {
            cookies.append(cookie)
        }
    }

    /// The folder of a request's path (section 5.1.4).
    static func defaultPath(_ path: String) -> String {
        guard path.hasPrefix("/"), let slash = path.lastIndex(of: "/"), slash != path.startIndex else { return "/" }
        return String(path[..<slash])
    }
}

extension OutboundRequest {
    /// Adds the cookies of a jar; what was typed, or is a credential, goes before one of the same name.
    public mutating func add(_ stored: [Cookie]) {
        for cookie in stored where !cookies.contains(where: { $0.name == cookie.name }) {
            cookies.append(
                Field(name: cookie.name, secret: Secret(cookie.value), variable: Self.variable(of: cookie.name)))
        }
    }

    private static func variable(of name: String) -> String {
        let letters = name.uppercased().unicodeScalars.map { scalar in
            ("A"..."Z").contains(scalar) || ("0"..."9").contains(scalar) ? Character(scalar) : "_"
        }
        return jarVariable + String(letters)
    }

    /// Takes the cookies of a jar out again.
    public mutating func removeStoredCookies() {
        cookies.removeAll(where: Self.isStored)
    }

    static func isStored(_ cookie: Field) -> Bool {
        cookie.concealment?.variable.hasPrefix(jarVariable) ?? false
    }

    /// What variables for cookies of a jar begin with in samples.
    private static let jarVariable = "COOKIE_"
}
