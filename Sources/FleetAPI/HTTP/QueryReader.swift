/// Reads the parameters of a query one after the other and keeps what is wrong with them until ``finish()``.
struct QueryReader {
    let items: [QueryItem]
    private var violations: [Violation] = []

    init(items: [QueryItem]) { self.items = items }

    /// Throws a ``Problem`` that names every parameter that was wrong.
    func finish() throws {
        guard violations.isEmpty else { throw Problem.parameters(violations) }
    }

    private mutating func refuse(_ name: String, _ message: String) {
        violations.append(Violation(location: .query, name: name, message: message))
    }

    /// The one value of a parameter, nil if it is absent.
    private mutating func value(_ name: String) -> String? {
        let values = items.filter { $0.name == name }
        if values.count > 1 { refuse(name, "expected one value, came \(values.count)") }
        return values.count == 1 ? values[0].value : nil
    }

    private mutating func parse<Value>(
        _ name: String, expected: String, _ convert: (String) -> Value?
    ) -> Value? {
        guard let text = value(name) else { return nil }
        guard let value = convert(text) else {
            refuse(name, "expected \(expected), came \(JSONValue.string(text).kind)")
            return nil
        }
        return value
    }

    mutating func line(_ name: String) -> String? {
        parse(name, expected: Grammar.line.expected) { Grammar.line.matches($0) ? $0 : nil }
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64? {
        parse(name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { text in
            Int64(text).flatMap { range.contains($0) && text.utf8.first != UInt8(ascii: "+") ? $0 : nil }
        }
    }

    mutating func boolean(_ name: String) -> Bool? {
        parse(name, expected: "true or false") { Bool($0) }
    }

    mutating func instant(_ name: String) -> Instant? {
        parse(name, expected: "a date and time as in RFC 3339") { Instant(rfc3339: $0) }
    }

    mutating func day(_ name: String) -> CalendarDay? {
        parse(name, expected: "a date as in RFC 3339") { CalendarDay($0) }
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Choice.Type
    ) -> Choice? {
        parse(name, expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")) {
            Choice(rawValue: $0)
        }
    }

    /// The number of a resource; 0, which no resource has, for an identifier that is well-formed but not ours.
    mutating func reference(_ name: String, to kind: ResourceKind) -> Int64? {
        parse(name, expected: "an identifier as \(kind.identifier(1))") {
            kind.matches($0) ? kind.number($0) ?? 0 : nil
        }
    }

    /// A parameter that is repeated for several values.
    mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Choice.Type, atMost maximum: Int
    ) -> [Choice]? {
        list(name, items.filter { $0.name == name }.map(\.value), count: 1...maximum) { Choice(rawValue: $0) }
    }

    /// A parameter with values separated by commas.
    mutating func commaChoices<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Choice.Type, atMost maximum: Int
    ) -> [Choice]? {
        let texts = value(name).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return list(name, texts ?? [], count: 1...maximum) { Choice(rawValue: $0) }
    }

    mutating func references(_ name: String, to kind: ResourceKind, atMost maximum: Int) -> [Int64]? {
        list(name, items.filter { $0.name == name }.map(\.value), count: 1...maximum) {
            kind.matches($0) ? kind.number($0) ?? 0 : nil
        }
    }

    /// A parameter with numbers separated by commas, each from -180 to 180.
    mutating func degrees(_ name: String, count: Int) -> [Double]? {
        let texts = value(name).map { $0.split(separator: ",", omittingEmptySubsequences: false).map(String.init) }
        return list(name, texts ?? [], count: count...count) { text in
            Grammar.number.matches(text) ? Double(text).flatMap { (-180...180).contains($0) ? $0 : nil } : nil
        }
    }

    private mutating func list<Value>(
        _ name: String, _ texts: [String], count: ClosedRange<Int>, _ convert: (String) -> Value?
    ) -> [Value]? {
        guard !texts.isEmpty else { return nil }
        guard count.contains(texts.count) else {
            refuse(name, "expected \(count.lowerBound) to \(count.upperBound) values, came \(texts.count)")
            return nil
        }
        let values = texts.compactMap(convert)
        guard values.count == texts.count else {
            refuse(name, "has a value that is not allowed")
            return nil
        }
        return values
    }

    /// The page that is asked for.
    mutating func page() -> Page {
        Page(number: integer("page", in: 1...1_000_000) ?? 1, limit: integer("limit", in: 1...200) ?? 50)
    }

    /// The `ORDER BY` for `sort`; `columns` names the column of each field, the first of which is the default.
    mutating func order(_ columns: KeyValuePairs<String, String>) -> String {
        let names = columns.flatMap { [$0.key, "-" + $0.key] }
        let chosen = parse("sort", expected: "one of " + names.joined(separator: ", ")) {
            names.contains($0) ? $0 : nil
        }
        let name = chosen ?? columns.first?.key ?? ""
        let isDescending = name.hasPrefix("-")
        let column = columns.first { $0.key == name.drop { $0 == "-" } }?.value ?? "id"
        return isDescending ? "\(column) DESC, id DESC" : "\(column), id"
    }
}
