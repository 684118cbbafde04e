import SourceTree

/// Fields that are missing, unknown, or named by the author under rules.
extension Inspection {
    mutating func inspectFields(of node: Node, _ kind: ObjectKind, _ shape: ObjectShape, isForeign: Bool) {
        for name in shape.required where node[name] == nil {
            add(.missingField, at: node, "expected a member \(name), came none")
        }
        if kind == .schema && !isForeign || kind == .oldSchema, let required = node["required"],
            required.count > 1
        {
            inspectRepetitions(in: required, .duplicateRequired)
        }
        guard !shape.isOpen else { return }
        for member in node.members
        where shape.fields[member.key] == nil && !member.key.utf8.starts(with: "x-".utf8) {
            if member.key == "$ref", shape.mayRefer { continue }
            // An old version is read as a newer one, and told as such.
            if member.value == document.version.node { continue }
            if isReference(member) {
                add(.unknownField, at: member.value, Self.misplacedReference("the object itself"))
                continue
            }
            if ObjectShapes.isLater(member.key, in: kind, than: family) {
                add(
                    .unknownField, at: member.value,
                    "\(Self.quoted(member.key)) is a field of later versions only; it is read all the same")
            } else {
                add(
                    .unknownField, at: member.value,
                    "expected a field of the specification or one that starts with x-, came \(Self.quoted(member.key))")
            }
        }
    }

    func isReference(_ member: Member) -> Bool { member.key == "$ref" && member.value.kind == .string }

    /// What is said of a reference where the specification has none, as in `paths: {$ref: paths.yaml}`.
    static func misplacedReference(_ expected: String) -> String {
        "expected \(expected), came a reference, which is not followed here"
    }

    /// What stands beside a reference: text since 3.1, nothing in 2.0, ignored in 3.0.
    mutating func inspectSiblings(of node: Node, _ kind: ObjectKind) {
        switch family {
        case .v30: break
        case .v2:
            for member in node.members where member.key != "$ref" {
                add(
                    .unknownField, at: member.value,
                    "expected nothing beside a reference, came \(Self.quoted(member.key)); it is ignored")
            }
        case .v31, .v32:
            for name in ["summary", "description"] { if let value = node[name] { expectText(value) } }
        }
    }

    /// Objects whose members have names of the author's choice.
    mutating func inspectPatterned(_ node: Node, _ kind: ObjectKind, _ walk: inout Walk) {
        switch kind {
        case .paths, .oldPaths:
            for (path, item) in node.patternedMembers {
                if path == "$ref", item.kind == .string {
                    add(.pathWithoutSlash, at: item, Self.misplacedReference("paths"))
                    continue
                }
                if path.utf8.first != UInt8(ascii: "/") {
                    add(
                        .pathWithoutSlash, at: item,
                        "expected a path with a slash in front, came \(Self.quoted(path))")
                }
                walk.add(item, .object(kind == .paths ? .pathItem : .oldPathItem))
            }
        case .responses, .oldResponses: inspectResponses(node, kind, &walk)
        case .callback:
            for (_, item) in node.patternedMembers where item.key != "$ref" { walk.add(item, .object(.pathItem)) }
        case .securityRequirement:
            for member in node.members { walk.add(member.value, .list(.text, unique: family == .v2)) }
        case .content:
            for member in node.members {
                if !MediaTypeName.isRange(member.key) {
                    add(
                        .invalidMediaType, at: member.value,
                        "expected a media type or a range, came \(Self.quoted(member.key))")
                }
                walk.add(member.value, .object(.mediaType))
            }
        default: break
        }
    }

    private mutating func inspectResponses(_ node: Node, _ kind: ObjectKind, _ walk: inout Walk) {
        var count = 0
        for (status, response) in node.patternedMembers {
            if status == "$ref", response.kind == .string {
                add(.invalidStatus, at: response, Self.misplacedReference("responses"))
                count += 1
                continue
            }
            if status == "default" || Self.isStatus(status, isOld: kind == .oldResponses) {
                count += 1
            } else {
                add(
                    .invalidStatus, at: response,
                    "expected default, a status code or a range such as 4XX, came \(Self.quoted(status))")
            }
            walk.add(response, .object(kind == .responses ? .response : .oldResponse))
        }
        if count == 0, node.patternedMembers.isEmpty {
            add(.emptyValue, at: node, "expected at least one response, came none")
        }
    }

    private static func isStatus(_ text: String, isOld: Bool) -> Bool {
        let bytes = Array(text.utf8)
        guard bytes.count == 3 else { return false }
        let digits = UInt8(ascii: "0")...UInt8(ascii: "9")
        if isOld { return bytes.allSatisfy(digits.contains) }
        let x = UInt8(ascii: "X")
        return (UInt8(ascii: "1")...UInt8(ascii: "5")).contains(bytes[0])
            && (digits.contains(bytes[1]) && digits.contains(bytes[2]) || bytes[1] == x && bytes[2] == x)
    }
}
