/// Reads the members of an object in a body one after the other and keeps what is wrong with them until ``finish()``.
///
/// A member that is wrong reads as some value of its type, which nobody uses: ``finish()`` throws before.
struct MemberReader {
    private let value: JSONValue
    private let path: String
    private(set) var violations: [Violation] = []

    init(_ value: JSONValue, path: String = "") {
        self.value = value
        self.path = path
        if case .object = value { return }
        violations.append(Violation(location: .body, name: path, message: "expected an object, came \(value.kind)"))
    }

    /// Throws a ``Problem`` that names every member that was wrong.
    func finish() throws {
        guard violations.isEmpty else { throw Problem.body(violations) }
    }

    /// Records that a member is wrong.
    mutating func refuse(_ name: String, _ message: String) {
        violations.append(Violation(location: .body, name: path + "/" + name, message: message))
    }

    /// A member that may be absent or null.
    private func present(_ name: String) -> JSONValue? {
        if case .null = value[name] { return nil }
        return value[name]
    }

    private mutating func read<Value>(
        _ name: String, expected: String, _ convert: (JSONValue) -> Value?
    ) -> Value? {
        guard let member = value[name] else {
            if case .object = value { refuse(name, "is missing") }
            return nil
        }
        guard let result = convert(member) else {
            refuse(name, "expected \(expected), came \(member.kind)")
            return nil
        }
        return result
    }

    mutating func text(_ name: String, _ grammar: Grammar) -> String {
        read(name, expected: grammar.expected) { member in
            if case .string(let text) = member, grammar.matches(text) { text } else { nil }
        } ?? ""
    }

    mutating func optionalText(_ name: String, _ grammar: Grammar) -> String? {
        present(name) == nil ? nil : text(name, grammar)
    }

    /// A text that may be left out but, unlike ``optionalText(_:_:)``, not be null.
    mutating func textIfPresent(_ name: String, _ grammar: Grammar) -> String? {
        value[name] == nil ? nil : text(name, grammar)
    }

    mutating func integer(_ name: String, in range: ClosedRange<Int64>) -> Int64 {
        read(name, expected: "a whole number from \(range.lowerBound) to \(range.upperBound)") { member in
            if case .integer(let number) = member, range.contains(number) { number } else { nil }
        } ?? range.lowerBound
    }

    mutating func number(_ name: String, in range: ClosedRange<Double>) -> Double {
        let expected =
            "a number from \(JSONValue.number(range.lowerBound).kind) to \(JSONValue.number(range.upperBound).kind)"
        return read(name, expected: expected) { member in
            switch member {
            case .integer(let number) where range.contains(Double(number)): Double(number)
            case .double(let number) where range.contains(number): number
            default: nil
            }
        } ?? range.lowerBound
    }

    mutating func boolean(_ name: String) -> Bool {
        read(name, expected: "true or false") { member in
            if case .boolean(let value) = member { value } else { nil }
        } ?? false
    }

    mutating func choice<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, or placeholder: Choice
    ) -> Choice {
        read(name, expected: "one of " + Choice.allCases.map(\.rawValue).joined(separator: ", ")) { member in
            if case .string(let text) = member { Choice(rawValue: text) } else { nil }
        } ?? placeholder
    }

    /// A list of 1 to `maximum` different choices.
    mutating func choices<Choice: RawRepresentable<String> & CaseIterable>(
        _ name: String, of type: Choice.Type
    ) -> [Choice] {
        let names = Choice.allCases.map(\.rawValue).joined(separator: ", ")
        return read(name, expected: "a list of some of \(names), each at most once") { member -> [Choice]? in
            guard case .array(let elements) = member else { return nil }
            let texts = elements.compactMap { if case .string(let text) = $0 { text } else { nil } }
            let choices = texts.compactMap { Choice(rawValue: $0) }
            let isValid = choices.count == elements.count && Set(texts).count == texts.count && !choices.isEmpty
            return isValid ? choices : nil
        } ?? []
    }

    /// A list of 1 to `maximum` texts that can be converted.
    mutating func texts<Value>(
        _ name: String, atMost maximum: Int, expected: String, _ convert: (String) -> Value?
    ) -> [Value] {
        read(name, expected: "a list of 1 to \(maximum) texts, each \(expected)") { member -> [Value]? in
            guard case .array(let elements) = member, (1...maximum).contains(elements.count) else { return nil }
            let values = elements.compactMap { element -> Value? in
                if case .string(let text) = element { convert(text) } else { nil }
            }
            return values.count == elements.count ? values : nil
        } ?? []
    }

    mutating func instant(_ name: String) -> Instant {
        read(name, expected: "a date and time as in RFC 3339") { member in
            if case .string(let text) = member { Instant(rfc3339: text) } else { nil }
        } ?? Instant(milliseconds: 0)
    }

    mutating func optionalDay(_ name: String) -> CalendarDay? {
        guard present(name) != nil else { return nil }
        return read(name, expected: "a date as in RFC 3339") { member in
            if case .string(let text) = member { CalendarDay(text) } else { nil }
        }
    }

    mutating func timeOfDay(_ name: String) -> TimeOfDay? {
        read(name, expected: "a time as 07:30") { member in
            if case .string(let text) = member { TimeOfDay(text) } else { nil }
        }
    }

    /// The number of a resource; 0, which no resource has, for an identifier that is well-formed but not ours.
    mutating func reference(_ name: String, to kind: ResourceKind) -> Int64 {
        read(name, expected: "an identifier as \(kind.identifier(1))") { member in
            if case .string(let text) = member, kind.matches(text) { kind.number(text) ?? 0 } else { nil }
        } ?? 0
    }

    mutating func optionalReference(_ name: String, to kind: ResourceKind) -> Int64? {
        present(name) == nil ? nil : reference(name, to: kind)
    }

    /// A member that is an object itself.
    mutating func object<Value>(_ name: String, _ read: (inout MemberReader) -> Value) -> Value? {
        guard let member = self.read(name, expected: "an object", { $0 }) else { return nil }
        var reader = MemberReader(member, path: path + "/" + name)
        let value = read(&reader)
        violations += reader.violations
        return value
    }
}
