import SourceTree

/// Restrictions as people say them. Numbers are shown as written, never computed with (THREATS S13).
extension Schema {
    /// The restrictions beside type, format, enumeration and constant. Those that concern values of other types than its own
    /// restrict nothing (JSON Schema Validation 2020-12, section 6).
    public var constraints: [Constraint] {
        guard hasAny(of: Self.restricting) else { return [] }
        let types = types
        func takes(_ type: String) -> Bool { types.isEmpty || types.contains(type) }
        var list: [Constraint] = []
        if takes("number") || takes("integer") {
            if let range = range { list.append(range) }
            if let step = number("multipleOf") {
                list.append(Constraint(keyword: "multipleOf", text: "multiple of \(step)"))
            }
        }
        if takes("string") {
            add(&list, "Length", of: ("character", "characters"))
            if let pattern { list.append(Constraint(keyword: "pattern", text: "pattern \(pattern)")) }
        }
        if takes("array") {
            add(&list, "Items", of: ("item", "items"))
            if flag("uniqueItems") { list.append(Constraint(keyword: "uniqueItems", text: "unique items")) }
            if contains != nil { add(&list, "Contains", of: ("such item", "such items")) }
        }
        if takes("object") { add(&list, "Properties", of: ("property", "properties")) }
        if takes("string") { addContent(to: &list) }
        return list
    }

    private func addContent(to list: inout [Constraint]) {
        if let type = contentMediaType { list.append(Constraint(keyword: "contentMediaType", text: "holds \(type)")) }
        if let encoding = contentEncoding {
            list.append(Constraint(keyword: "contentEncoding", text: "encoded as \(encoding)"))
        }
    }

    private static let restricting: KeyGroup = [
        "minimum", "maximum", "exclusiveMinimum", "exclusiveMaximum", "multipleOf", "minLength", "maxLength", "pattern",
        "minItems", "maxItems", "uniqueItems", "minContains", "maxContains", "minProperties", "maxProperties",
        "contentMediaType", "contentEncoding",
    ]

    /// The restrictions of this schema and of all parts of its `allOf`, the same words once.
    public var mergedConstraints: [Constraint] {
        guard !allOf.isEmpty else { return constraints }
        var list: [Constraint] = []
        var seen: Set<Node> = []
        var pending = [(schema: self, depth: 0)]
        while let (schema, depth) = pending.popLast(), seen.count < PropertyMerge.depth * 4 {
            guard seen.insert(schema.site).inserted else { continue }
            for constraint in schema.constraints where !list.contains(where: { $0.text == constraint.text }) {
                list.append(constraint)
            }
            if depth < PropertyMerge.depth { pending += schema.allOf.reversed().map { ($0, depth + 1) } }
        }
        return list
    }

    /// Both spellings of exclusive bounds: a flag beside `minimum` (2.0, 3.0) and a number of its own (3.1).
    private var range: Constraint? {
        let low = bound("minimum", exclusive: "exclusiveMinimum")
        let high = bound("maximum", exclusive: "exclusiveMaximum")
        switch (low, high) {
        case (let low?, let high?):
            if !low.isExclusive, !high.isExclusive {
                let text = low.text == high.text ? "exactly \(low.text)" : "\(low.text) … \(high.text)"
                return Constraint(keyword: low.keyword, text: text)
            }
            let text = "\(low.isExclusive ? ">" : "≥") \(low.text) and \(high.isExclusive ? "<" : "≤") \(high.text)"
            return Constraint(keyword: low.keyword, text: text)
        case (let low?, nil):
            return Constraint(keyword: low.keyword, text: "\(low.isExclusive ? ">" : "≥") \(low.text)")
        case (nil, let high?):
            return Constraint(keyword: high.keyword, text: "\(high.isExclusive ? "<" : "≤") \(high.text)")
        case (nil, nil): return nil
        }
    }

    private func bound(_ inclusive: String, exclusive: String) -> (keyword: String, text: String, isExclusive: Bool)? {
        if let own = number(exclusive) { return (exclusive, own, true) }
        return number(inclusive).map { (inclusive, $0, flag(exclusive)) }
    }

    /// `min` and `max` of a count as one restriction.
    private func add(_ list: inout [Constraint], _ what: String, of unit: (one: String, many: String)) {
        let low = number("min" + what).flatMap { $0 == "0" ? nil : $0 }
        let high = number("max" + what)
        func counted(_ number: String) -> String { number + " " + (number == "1" ? unit.one : unit.many) }
        switch (low, high) {
        case (let low?, let high?):
            let text = low == high ? "exactly \(counted(low))" : "\(low) … \(counted(high))"
            list.append(Constraint(keyword: "min" + what, text: text))
        case (let low?, nil): list.append(Constraint(keyword: "min" + what, text: "at least \(counted(low))"))
        case (nil, let high?): list.append(Constraint(keyword: "max" + what, text: "at most \(counted(high))"))
        case (nil, nil): break
        }
    }

    private func number(_ name: String) -> String? {
        guard let value = keyword(name), value.kind == .number else { return nil }
        return value.text
    }
}
