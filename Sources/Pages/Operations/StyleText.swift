import Markup
import OpenAPI

/// How a parameter, header or part is written, in words, where it is not written as readers expect.
struct StyleText {
    let words: [String]

    init(_ parameter: Parameter) {
        var words: [String] = []
        let isUsual: Bool
        switch parameter.location {
        case .path, .header: isUsual = parameter.style == .simple
        case .query, .cookie, .querystring: isUsual = parameter.style == .form
        }
        if let media = parameter.content {
            words.append("as \(media.name)")
        } else if parameter.location != .querystring {
            words += Self.words(
                style: isUsual ? nil : parameter.style,
                explodes: Self.isCompound(parameter.schema) ? parameter.explodes : nil,
                expected: parameter.style == .form || parameter.style == .cookie)
        }
        if parameter.location == .querystring { words.append("the whole query") }
        if parameter.allowsEmptyValue { words.append("may be empty") }
        if parameter.allowsReserved { words.append("reserved characters as they are") }
        self.words = words
    }

    init(_ header: Header) {
        var words: [String] = []
        if let media = header.content { words.append("as \(media.name)") }
        words += Self.words(
            style: header.style == .simple ? nil : header.style,
            explodes: Self.isCompound(header.schema) ? header.explodes : nil, expected: false)
        self.words = words
    }

    init(_ encoding: Encoding) {
        var words = encoding.contentTypes.isEmpty ? [] : ["as \(encoding.contentTypes.joined(separator: " or "))"]
        words += Self.words(style: encoding.style, explodes: encoding.explodes, expected: encoding.style == .form)
        if encoding.allowsEmptyValue { words.append("may be empty") }
        if encoding.allowsReserved { words.append("reserved characters as they are") }
        self.words = words
    }

    /// Each on a line of its own.
    func write(into html: inout HTML) {
        for word in words { html.element(.div, .class("where")) { $0.visible(word) } }
    }

    private static func words(style: Style?, explodes: Bool?, expected: Bool) -> [String] {
        var words = style.map { ["style \($0.rawValue)"] } ?? []
        if let explodes, explodes != expected { words.append(explodes ? "each item by itself" : "items in one value") }
        return words
    }

    /// Whether values have parts, so that it matters how they are put together.
    private static func isCompound(_ schema: Schema?) -> Bool {
        guard let types = schema?.effectiveTypes else { return false }
        return types.contains("array") || types.contains("object")
    }
}
