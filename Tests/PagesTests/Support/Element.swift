/// The start tags of a page as a browser would read them, enough to hold its structure to rules.
struct Element {
    let name: String
    let attributes: [String: String]
    /// Names of the elements around it, outermost first.
    let ancestors: [String]
    /// Where it begins, in order.
    let index: Int

    func has(_ attribute: String) -> Bool { attributes[attribute] != nil }

    static let void: Set<String> = ["input", "br", "hr", "img", "meta", "link", "col", "wbr"]

    /// All elements in order; nil when a tag is not closed by its own end tag.
    static func all(in markup: String) -> [Element]? {
        var elements: [Element] = []
        var open: [String] = []
        var rest = Substring(markup)
        while let start = rest.firstIndex(of: "<") {
            rest = rest[rest.index(after: start)...]
            guard let end = rest.firstIndex(of: ">") else { return nil }
            let tag = rest[..<end]
            rest = rest[rest.index(after: end)...]
            if tag.hasPrefix("!") { continue }
            if tag.hasPrefix("/") {
                guard open.popLast() == String(tag.dropFirst()) else { return nil }
                continue
            }
            let name = String(tag.prefix { $0 != " " })
            elements.append(
                Element(name: name, attributes: attributes(of: tag), ancestors: open, index: elements.count))
            if !void.contains(name) { open.append(name) }
        }
        return open.isEmpty ? elements : nil
    }

    private static func attributes(of tag: Substring) -> [String: String] {
        var result: [String: String] = [:]
        var rest = tag.drop { $0 != " " }
        while true {
            rest = rest.drop { $0 == " " }
            guard !rest.isEmpty else { return result }
            let name = rest.prefix { $0 != "=" && $0 != " " }
            rest = rest[name.endIndex...]
            guard rest.hasPrefix("=\"") else {
                result[String(name)] = ""
                continue
            }
            let value = rest.dropFirst(2).prefix { $0 != "\"" }
            result[String(name)] = String(value)
            rest = rest[value.endIndex...].dropFirst()
        }
    }
}
