import SourceTree

/// Which parts of other files a bundle keeps, and under which names.
struct BundledNames: Sendable {
    /// A part of another file that the components keep.
    struct Entry: Sendable {
        let name: String
        let node: Node
        let part: BundledPart
    }

    private struct Key: Hashable {
        let section: String
        let node: Node
    }

    /// In the order in which they were found.
    private(set) var entries: [Entry] = []
    private var names: [Key: String] = [:]
    private var taken: [String: Set<ByteKey>] = [:]

    /// Says that a name of a section is the author's.
    mutating func reserve(_ name: String, in section: String) {
        taken[section, default: []].insert(ByteKey(name))
    }

    /// Says that a component of the root file is nothing but a reference to a part of another file: it becomes that part.
    mutating func adopt(_ node: Node, in section: String, as name: String) {
        let key = Key(section: section, node: node)
        if names[key] == nil { names[key] = name }
    }

    /// The name under which a section keeps a part, nil when it does not yet.
    func name(of node: Node, in section: String) -> String? { names[Key(section: section, node: node)] }

    /// Gives a part a name that reads like the reference to it and is free.
    mutating func keep(_ node: Node, as part: BundledPart, in section: String, after reference: String) -> String {
        if let name = name(of: node, in: section) { return name }
        let stem = Self.stem(of: reference)
        var name = stem
        var number = 2
        while taken[section, default: []].contains(ByteKey(name)) {
            name = "\(stem)-\(number)"
            number += 1
        }
        reserve(name, in: section)
        names[Key(section: section, node: node)] = name
        entries.append(Entry(name: name, node: node, part: part))
        return name
    }

    /// The last word of a reference in the letters that a component's name may have (3.1, section 4.8.7).
    private static func stem(of reference: String) -> String {
        let (address, fragment) = ReferenceResolver.split(reference)
        let words = ReferenceName(reference)?.text ?? (fragment.isEmpty ? address : fragment)
        let last = words.split(separator: "/").last.map(String.init) ?? words
        let letters = last.unicodeScalars.map { scalar -> Character in
            switch scalar {
            case "a"..."z", "A"..."Z", "0"..."9", ".", "_", "-": Character(scalar)
            default: "_"
            }
        }
        let text = String(letters.prefix(100))
        return text.isEmpty ? "part" : text
    }
}
