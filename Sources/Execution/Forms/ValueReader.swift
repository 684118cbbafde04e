public import OpenAPI
public import SourceTree

/// Reads what was entered into a form back into its JSON value. What was not touched keeps its bytes, and so does what the
/// form has no input for.
public struct ValueReader: Sendable {
    /// The value that a form stands for.
    public struct Reading: Sendable {
        /// JSON; nil when there is no value.
        public let text: String?
        /// What could not be read as JSON, to be shown again.
        public let left: ValueInputs
        /// Where, and why.
        public let problems: [(pointer: JSONPointer, message: String)]
    }

    private let inputs: ValueInputs
    private var builder = TreeBuilder(name: "")
    private var left = ValueInputs()
    private var problems: [(pointer: JSONPointer, message: String)] = []

    /// The value of the form of a schema over a JSON text.
    ///
    /// - Parameter base: what stood in the value when the form was made.
    /// - Throws: what is wrong with `base`.
    public static func read(
        _ schema: Schema, base: String, inputs: ValueInputs, limit: Int = ValueForm.maximumInputs
    ) throws(SourceError) -> Reading {
        let tree = base.isEmpty ? nil : try Tree.read(Array(base.utf8), format: .json, budget: .instance)
        var shown = ValueInputs()
        shown.variants = inputs.variants
        let form = ValueForm(schema, value: tree?.root, inputs: shown, limit: limit)
        var reader = ValueReader(inputs: inputs)
        reader.left.variants = inputs.variants
        guard reader.write(form.root, key: nil) else {
            return Reading(text: nil, left: reader.left, problems: reader.problems)
        }
        let made = reader.builder.finish().root
        // Untouched, it stays as it was typed: with its spaces and all.
        let isSame = tree.map { $0.root.json() == made.json() } ?? false
        return Reading(
            text: isSame ? base : ValueItem.json(made, pretty: true), left: reader.left, problems: reader.problems)
    }

    private init(inputs: ValueInputs) {
        self.inputs = inputs
    }

    /// Writes what an item stands for; false when that is nothing.
    private mutating func write(_ item: ValueItem, key: String?) -> Bool {
        switch item.input {
        case .object(let items, _):
            if item.value == nil { return writeNew(items) }
            writeKey(key)
            writeMembers(items, of: item.value)
            return true
        case .list(let items, _):
            writeKey(key)
            builder.beginArray()
            for (index, element) in (item.value?.elements.map { $0 } ?? []).enumerated() {
                if index < items.count { _ = write(items[index], key: nil) } else { builder.copy(element) }
            }
            builder.end()
            return true
        case .absent: return keep(item, key)
        default: return writeLeaf(item, key: key)
        }
    }

    /// An object that is there if one of its members is; only the value as a whole can be such.
    private mutating func writeNew(_ items: [ValueItem]) -> Bool {
        builder = TreeBuilder(name: "")
        writeMembers(items, of: nil)
        let isEmpty = builder.finish().root.count == 0
        return !isEmpty
    }

    /// The members in their order, told apart by their bytes, then those that were not there before.
    private mutating func writeMembers(_ items: [ValueItem], of object: Node?) {
        let shown = Dictionary(
            items.map { (JSONPointer(tokens: [$0.label]), $0) }, uniquingKeysWith: { first, _ in first })
        builder.beginObject()
        for member in object?.members.map({ $0 }) ?? [] {
            guard let item = shown[JSONPointer(tokens: [member.key])] else {
                builder.key(member.key)
                builder.copy(member.value)
                continue
            }
            writeMember(item)
        }
        for item in items where item.value == nil { writeMember(item) }
        builder.end()
    }

    private mutating func writeMember(_ item: ValueItem) {
        guard case .entry(let name) = item.role else {
            _ = write(item, key: item.label)
            return
        }
        let chosen = inputs.names[item.pointer] ?? name
        // An entry without name and value was begun and left.
        if chosen.isEmpty, !item.isGroup, inputs.texts[item.pointer]?.isEmpty == true { return }
        _ = write(item, key: chosen)
    }

    private mutating func writeLeaf(_ item: ValueItem, key: String?) -> Bool {
        guard let posted = inputs.texts[item.pointer] else { return keep(item, key) }
        if item.offersNull, inputs.nulls.contains(item.pointer) {
            if item.isNull { return keep(item, key) }
            writeKey(key)
            builder.null()
            return true
        }
        let text = Self.lines(posted)
        if text.isEmpty { return writeEmpty(item, key) }
        if text == Self.lines(item.text), item.value != nil { return keep(item, key) }
        return write(text, of: item, key: key)
    }

    /// Of a member nothing is nothing unless its box is ticked; a row or an entry is there as long as nobody removes it.
    private mutating func writeEmpty(_ item: ValueItem, _ key: String?) -> Bool {
        let isText = if case .text = item.input { true } else { false }
        guard item.isListed || isText && inputs.empties.contains(item.pointer) else { return false }
        if isText, item.value?.string == "" || !isText && item.isNull { return keep(item, key) }
        writeKey(key)
        if isText { builder.string("") } else { builder.null() }
        return true
    }

    private mutating func write(_ text: String, of item: ValueItem, key: String?) -> Bool {
        switch item.input {
        case .number:
            writeKey(key)
            builder.number(text: String(text.trimmingSpaces()))
        case .boolean where text == "true" || text == "false":
            writeKey(key)
            builder.boolean(text == "true")
        case .choice, .json:
            do {
                let tree = try Tree.read(Array(text.utf8), format: .json, budget: .instance)
                writeKey(key)
                builder.copy(tree.root)
            } catch {
                left.texts[item.pointer] = text
                problems.append((item.pointer, "Expected JSON: \(error.description)"))
                return keep(item, key)
            }
        default:
            writeKey(key)
            builder.string(text)
        }
        return true
    }

    private mutating func keep(_ item: ValueItem, _ key: String?) -> Bool {
        guard let value = item.value else { return false }
        writeKey(key)
        builder.copy(value)
        return true
    }

    private mutating func writeKey(_ key: String?) {
        if let key { builder.key(key) }
    }

    /// A text area ends its lines with CR LF (WHATWG HTML §4.10.11).
    private static func lines(_ text: String) -> String {
        guard text.utf8.contains(0x0D) else { return text }
        return text.replacing("\r\n", with: "\n").replacing("\r", with: "\n")
    }
}
