import SourceTree

/// One mapping of a settings file: every key known, every value of its type, else an error with line and column.
struct SettingsSection {
    private let node: Node
    private let file: String
    /// What messages call it, such as `gate`; empty for the whole file.
    private let name: String

    /// - Throws: ``UsageError`` for what is no mapping, an unknown key or one that is there twice.
    init(_ node: Node, file: String, name: String = "", keys: [String]) throws {
        self.node = node
        self.file = file
        self.name = name
        guard node.kind == .object else { throw error(node, "Expected keys with values, came \(Self.said(node)).") }
        for member in node.members {
            guard keys.contains(member.key) else {
                throw error(
                    member.keyPosition,
                    "There is no setting “\(member.key.prefix(60))” here; there are \(keys.joined(separator: ", ")).")
            }
            guard member.isFirst else { throw error(member.keyPosition, "\(member.key) is there twice.") }
        }
    }

    /// A text; numbers and booleans count as they are written.
    func text(_ key: String) throws -> String? {
        guard let value = node[key], value.kind != .null else { return nil }
        guard let text = value.text else { throw error(value, "\(label(key)) takes a text, came \(Self.said(value)).") }
        return text
    }

    /// A whole number within bounds.
    func integer(_ key: String, in range: ClosedRange<Int>) throws -> Int? {
        guard let value = node[key], value.kind != .null else { return nil }
        guard value.kind == .number, let number = value.integer, range.contains(number) else {
            throw error(
                value,
                "\(label(key)) takes a number from \(range.lowerBound) to \(range.upperBound), came \(Self.said(value))."
            )
        }
        return number
    }

    /// True or false.
    func boolean(_ key: String) throws -> Bool? {
        guard let value = node[key], value.kind != .null else { return nil }
        guard let boolean = value.boolean else {
            throw error(value, "\(label(key)) takes true or false, came \(Self.said(value)).")
        }
        return boolean
    }

    /// One of a few words.
    func choice<Choice: RawRepresentable<String> & CaseIterable>(_ key: String, of type: Choice.Type) throws -> Choice?
    {
        guard let value = node[key], value.kind != .null else { return nil }
        // YAML readers take a bare `off` for a boolean.
        let word = value.boolean == false && value.kind == .boolean ? "off" : value.text
        guard let choice = word.flatMap(Choice.init) else {
            let words = Choice.allCases.map(\.rawValue).joined(separator: ", ")
            throw error(value, "\(label(key)) takes one of \(words), came \(Self.said(value)).")
        }
        return choice
    }

    /// A length of time such as `10d`, in seconds.
    func period(_ key: String) throws -> Int64? {
        guard let value = node[key], value.kind != .null else { return nil }
        guard let seconds = value.string.flatMap(Period.seconds) else {
            throw error(value, "\(label(key)) takes a time such as 90s, 30m, 12h or 10d, came \(Self.said(value)).")
        }
        return seconds
    }

    /// A list of texts.
    func texts(_ key: String) throws -> [String]? {
        try list(key)?.map { value in
            guard let text = value.string else {
                throw error(value, "\(label(key)) takes a list of texts, came \(Self.said(value)) in it.")
            }
            return text
        }
    }

    /// A mapping within this one.
    func section(_ key: String, keys: [String]) throws -> SettingsSection? {
        guard let value = node[key], value.kind != .null else { return nil }
        return try SettingsSection(value, file: file, name: label(key), keys: keys)
    }

    /// A list of mappings within this one.
    func sections(_ key: String, keys: [String]) throws -> [SettingsSection] {
        try list(key)?.map { try SettingsSection($0, file: file, name: label(key), keys: keys) } ?? []
    }

    /// A text that has to be there.
    func required(_ key: String) throws -> String {
        guard let text = try text(key) else { throw error(node, "\(label(key)) is missing.") }
        return text
    }

    /// Runs a check of a value and puts its place before what the check says.
    func checking<Value>(_ key: String, _ body: () throws -> Value) throws -> Value {
        do { return try body() } catch let problem as UsageError {
            throw error(node[key] ?? node, problem.description)
        }
    }

    private func list(_ key: String) throws -> [Node]? {
        guard let value = node[key], value.kind != .null else { return nil }
        guard value.kind == .array else { throw error(value, "\(label(key)) takes a list, came \(Self.said(value)).") }
        return Array(value.elements)
    }

    private func label(_ key: String) -> String { name.isEmpty ? key : "\(name): \(key)" }

    private func error(_ node: Node, _ message: String) -> UsageError { error(node.position, message) }

    private func error(_ position: Position, _ message: String) -> UsageError {
        UsageError("\(file):\(position): \(message)")
    }

    /// The kind of a value in words; not the value, which may be a secret.
    private static func said(_ node: Node) -> String {
        switch node.kind {
        case .null: "nothing"
        case .boolean: "true or false"
        case .number: "a number"
        case .string: "a text"
        case .array: "a list"
        case .object: "keys with values"
        }
    }
}
