import Egress
import Foundation

/// A `Set-Cookie` field as it came from a server (RFC 6265bis, section 5.6), before a jar decides about it.
struct SetCookie {
    /// Bytes of name and value together, and of an attribute's value.
    private static let sizeLimit = 4_096
    private static let attributeLimit = 1_024
    /// Nothing is kept for longer, whatever the server says.
    private static let longestLife: TimeInterval = 400 * 86_400

    let name: String
    let value: String
    private(set) var domain: String?
    /// As written; nil when there is none that begins with a slash.
    private(set) var path: String?
    private(set) var isSecure = false
    private(set) var isHTTPOnly = false
    private(set) var expiresAt: Date?

    /// Reads a field's value; nil for what is to be ignored. A cookie without a name is ignored too, since no server can
    /// tell it from a broken one.
    init?(_ text: String, at now: Date) {
        guard text.utf8.allSatisfy({ ($0 >= 0x20 && $0 != 0x7F) || $0 == 0x09 }) else { return nil }
        let parts = text.split(separator: ";", maxSplits: 100, omittingEmptySubsequences: false)
        let pair = parts[0].split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
        guard pair.count == 2 else { return nil }
        name = pair[0].trimmingSpaces()
        value = pair[1].trimmingSpaces()
        guard !name.isEmpty, name.utf8.count + value.utf8.count <= Self.sizeLimit else { return nil }
        var maximumAge: Date?
        for part in parts.dropFirst() {
            let attribute = part.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
            let text = attribute.count == 2 ? attribute[1].trimmingSpaces() : ""
            guard text.utf8.count <= Self.attributeLimit else { continue }
            let word = attribute[0].trimmingSpaces().lowercased()
            if word == "max-age" {
                maximumAge = Self.end(ofAge: text, now) ?? maximumAge
            } else {
                take(word, text, now)
            }
        }
        if let maximumAge { expiresAt = maximumAge }
    }

    private mutating func take(_ attribute: String, _ text: String, _ now: Date) {
        switch attribute {
        case "expires":
            if let date = CookieDate.read(text) { expiresAt = min(date, now.addingTimeInterval(Self.longestLife)) }
        case "domain": domain = (text.hasPrefix(".") ? String(text.dropFirst()) : text).lowercased()
        case "path": path = text.hasPrefix("/") ? text : nil
        case "secure": isSecure = true
        case "httponly": isHTTPOnly = true
        default: break
        }
    }

    private static func end(ofAge text: String, _ now: Date) -> Date? {
        let digits = text.hasPrefix("-") ? text.dropFirst() : text[...]
        guard !digits.isEmpty, digits.utf8.allSatisfy({ (0x30...0x39).contains($0) }) else { return nil }
        // More digits than a number holds are an age beyond every limit.
        let seconds = text.hasPrefix("-") ? 0 : Double(digits) ?? longestLife
        return now.addingTimeInterval(min(seconds, longestLife))
    }
}

extension SetCookie {
    /// Whether a response from `origin` may set it (RFC 6265bis, section 5.7): its domain covers the host, `Secure` came
    /// safely, and a name that promises something keeps it.
    func isAllowed(from origin: Origin) -> Bool {
        if let domain, !domain.isEmpty, !Self.covers(domain, origin.host) { return false }
        // Browsers take this machine itself for safe, and so do servers under development.
        if isSecure, origin.scheme != .https, origin.host.knownClass != .loopback { return false }
        let small = name.lowercased()
        if small.hasPrefix("__secure-") { return isSecure }
        if small.hasPrefix("__host-") { return isSecure && path == "/" && (domain ?? "").isEmpty }
        return true
    }

    private static func covers(_ domain: String, _ host: Egress.Host) -> Bool {
        if host.description == domain { return true }
        return host.address == nil && host.description.hasSuffix("." + domain)
    }
}
