import Foundation

extension OutboundRequest {
    /// Bytes from which on a text is looked for; shorter ones may be parts of anything.
    private static let shortestEcho = 8

    /// The texts by which an answer may repeat the credentials that go along: as they are sent, and as servers write them.
    ///
    /// - Parameter others: secrets that stand elsewhere in the request.
    func echoes(and others: [Secret] = []) -> Set<String> {
        var texts = others.map { $0.reveal() }
        for field in fields + cookies.filter({ !Self.isStored($0) }) {
            guard let prefix = field.concealment?.prefix else { continue }
            let text = String(field.value.dropFirst(prefix.count))
            texts.append(text)
            if prefix == "Basic ", let password = Self.password(in: text) { texts.append(password) }
        }
        for piece in query where piece.isSecret {
            let text = String(piece.text(.revealed).dropFirst(piece.text.count))
            texts.append(text)
            if let plain = text.removingPercentEncoding { texts.append(plain) }
        }
        let long = texts.filter { $0.utf8.count >= Self.shortestEcho }
        return Set(long.flatMap(Self.spellings))
    }

    /// In JSON, a URL or HTML. Most are of bytes that everybody writes alike.
    private static func spellings(_ text: String) -> [String] {
        guard PercentEncoding.unreserved.changes(text) else { return [text] }
        let escaped = ValueReference.escaped(text)
        let html = text.replacing("&", with: "&amp;").replacing("<", with: "&lt;").replacing(">", with: "&gt;")
        return [
            text, escaped, escaped.replacing("/", with: "\\/"), cautious(escaped), cautious(escaped, isUppercase: true),
            html,
            html.replacing("\"", with: "&quot;").replacing("'", with: "&#39;"),
            PercentEncoding.unreserved.encode(text), PercentEncoding.form.encode(text),
        ]
    }

    /// As servers write JSON that go beyond what RFC 8259 section 7 demands: without what HTML reads, in ASCII alone.
    private static func cautious(_ text: String, isUppercase: Bool = false) -> String {
        var written = ""
        for scalar in text.unicodeScalars {
            guard !scalar.isASCII || "<>&'+".unicodeScalars.contains(scalar) else {
                written.unicodeScalars.append(scalar)
                continue
            }
            for unit in String(scalar).utf16 {
                let digits = String(unit, radix: 16, uppercase: isUppercase)
                written += "\\u" + String(repeating: "0", count: 4 - digits.count) + digits
            }
        }
        return written
    }

    /// What stands behind the colon of Basic's credentials (RFC 7617, section 2).
    private static func password(in text: String) -> String? {
        guard let pair = Data(base64Encoded: text), let colon = pair.firstIndex(of: UInt8(ascii: ":")) else {
            return nil
        }
        return String(validating: pair[(colon + 1)...], as: UTF8.self)
    }
}
