public import SourceTree

extension DocumentView {
    /// The specification extensions that Portico itself makes nothing of, in source order.
    public var otherExtensions: [(name: String, value: Node)] { node.otherExtensions }
}

extension Document {
    /// The extensions at the root and in `info` that Portico itself makes nothing of, in source order.
    public var otherExtensions: [(name: String, value: Node)] {
        root.otherExtensions + (root.object("info")?.otherExtensions ?? [])
    }
}

extension Node {
    fileprivate var otherExtensions: [(name: String, value: Node)] {
        members.compactMap { member in
            let isOther = member.key.utf8.starts(with: "x-".utf8) && !known.contains(member.key)
            return isOther && !member.key.utf8.starts(with: "x-portico-".utf8) ? (member.key, member.value) : nil
        }
    }
}

private let known: Set<String> = [
    "x-internal", "x-badges", "x-codeSamples", "x-code-samples", "x-displayName", "x-tagGroups", "x-logo", "x-sunset",
    "x-deprecated-sunset", "x-enum-descriptions", "x-enum-varnames", "x-enumDescriptions", "x-enumNames", "x-nullable",
    "x-example", "x-examples", "x-produces",
]
