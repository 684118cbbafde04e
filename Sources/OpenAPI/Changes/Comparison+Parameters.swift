import JSONSchema
import SourceTree

/// What calls carry outside their bodies.
extension Comparison {
    mutating func compareParameters(_ before: Operation, _ after: Operation, _ flow: Change.Flow, prefix: String) {
        let old = Self.keyed(before)
        let new = Self.keyed(after)
        let known = Dictionary(old.map { ($0.key, $0.parameter) }) { first, _ in first }
        let now = Set(new.map(\.key))
        for (key, parameter) in old where !now.contains(key) {
            add(
                .parameterRemoved, in: Self.place(parameter, flow, prefix), old: parameter.node, new: after.node)
        }
        for (key, parameter) in new {
            let place = Self.place(parameter, flow, prefix)
            guard let earlier = known[key] else {
                add(
                    parameter.isRequired ? .requiredParameterAdded : .parameterAdded, in: place, old: before.node,
                    new: parameter.node)
                continue
            }
            compare(earlier, parameter, in: place)
        }
    }

    private mutating func compare(_ before: Parameter, _ after: Parameter, in place: ChangePlace) {
        func add(_ kind: ChangeKind, _ old: String? = nil, _ new: String? = nil) {
            self.add(kind, in: place, old, new, old: before.node, new: after.node)
        }
        if before.location == .path, ByteKey(before.name) != ByteKey(after.name) {
            add(.pathParameterRenamed, ChangeText.short(before.name), ChangeText.short(after.name))
        }
        if before.isRequired != after.isRequired {
            add(after.isRequired ? .parameterBecameRequired : .parameterBecameOptional)
        }
        if before.isDeprecated != after.isDeprecated {
            add(after.isDeprecated ? .parameterDeprecated : .parameterReinstated)
        }
        if before.description != after.description { add(.parameterTextChanged) }
        // A list that became a single value is told as that.
        let isDetailed = Self.isSingle(before) == Self.isSingle(after)
        let (old, new) = (Self.style(of: before, isDetailed), Self.style(of: after, isDetailed))
        if old != new { add(.parameterStyleChanged, old, new) }
        use(
            before.schema ?? before.content?.schema, after.schema ?? after.content?.schema, in: place,
            direction: place.flow == .sent ? .request : .none)
    }

    /// Whether the value is one that styles write alike, exploded or not.
    private static func isSingle(_ parameter: Parameter) -> Bool {
        let types = FlatSchema(parameter.schema).types
        return !types.isEmpty && types.isDisjoint(with: ["array", "object"])
    }

    /// How the value is written, where that can be seen.
    private static func style(of parameter: Parameter, _ isDetailed: Bool) -> String {
        if let content = parameter.content, parameter.schema == nil { return ChangeText.short(content.name) }
        let isShort = !isDetailed || isSingle(parameter) && [.form, .simple].contains(parameter.style)
        return parameter.style.rawValue + (parameter.explodes && !isShort ? ", exploded" : "")
            + (parameter.allowsReserved ? ", reserved characters as they are" : "")
    }

    private static func place(_ parameter: Parameter, _ flow: Change.Flow, _ prefix: String) -> ChangePlace {
        let kind = parameter.location == .header ? "header" : "\(parameter.location.rawValue) parameter"
        return ChangePlace(part: "\(prefix)\(kind) \(ChangeText.short(parameter.name))", flow: flow)
    }

    /// The parameters by what makes them the same in both versions: place and name, for the path the place in the template.
    private static func keyed(_ operation: Operation) -> [(key: ByteKey, parameter: Parameter)] {
        let names = OperationPairing.names(in: operation.path).map(ByteKey.init)
        return operation.parameters.filter { !$0.isReservedHeader }.map { parameter in
            let name: String
            switch parameter.location {
            case .path: name = names.firstIndex(of: ByteKey(parameter.name)).map(String.init) ?? parameter.name
            case .header: name = parameter.name.lowercased()
            default: name = parameter.name
            }
            return (ByteKey("\(parameter.location.rawValue) \(name)"), parameter)
        }
    }
}
