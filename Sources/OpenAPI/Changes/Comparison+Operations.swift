import JSONSchema
import SourceTree

/// Operations, each with what it takes and gives.
extension Comparison {
    /// Callbacks within callbacks are not followed further.
    private static let depth = 3

    /// Compares an operation of the new description with what it was; one of them is nil for what is new or gone.
    mutating func compare(_ before: Operation?, _ after: Operation?) {
        let operation = after ?? before
        let flow: Change.Flow = operation?.origin == .path ? .sent : .received
        guard let before, let after else {
            if let after {
                return add(.operationAdded, in: .whole(flow), nil, Self.name(after), old: nil, new: after.node)
            }
            guard let before else { return }
            // Nobody is hurt by an event that is no longer sent, but somebody may wait for it.
            return add(
                .operationRemoved, in: .whole(flow), Self.name(before), nil, old: before.node, new: nil,
                level: flow == .sent ? nil : .warning)
        }
        compareHeads(before, after, flow)
        compareSecurity(before, after, flow)
        compareServers(before, after, flow)
        compareContent(before, after, flow, prefix: "", depth: 0)
    }

    private static func name(_ operation: Operation) -> String {
        ChangeText.short("\(operation.method) \(operation.path)")
    }

    private mutating func compareHeads(_ before: Operation, _ after: Operation, _ flow: Change.Flow) {
        func add(_ kind: ChangeKind, _ old: String? = nil, _ new: String? = nil) {
            self.add(kind, in: .whole(flow), old, new, old: before.node, new: after.node)
        }
        if OperationPairing.foldedKey(of: before) != OperationPairing.foldedKey(of: after) {
            add(.operationMoved, Self.name(before), Self.name(after))
        }
        if before.operationId != after.operationId {
            add(
                .operationIDChanged, before.operationId.map(ChangeText.short) ?? "none",
                after.operationId.map(ChangeText.short) ?? "none")
        }
        if before.isDeprecated != after.isDeprecated {
            add(after.isDeprecated ? .operationDeprecated : .operationReinstated)
        }
        if before.summary != after.summary || before.description != after.description { add(.operationTextChanged) }
        if before.tags != after.tags { add(.operationTagsChanged) }
    }

    /// Parameters, body, responses and callbacks.
    ///
    /// - Parameter prefix: the callback that they belong to.
    private mutating func compareContent(
        _ before: Operation, _ after: Operation, _ flow: Change.Flow, prefix: String, depth: Int
    ) {
        compareParameters(before, after, flow, prefix: prefix)
        compareBodies(before, after, flow, prefix: prefix)
        compareResponses(before, after, flow.opposite, prefix: prefix)
        guard depth < Self.depth else { return }
        compareCallbacks(before, after, flow, prefix: prefix, depth: depth)
    }

    private mutating func compareCallbacks(
        _ before: Operation, _ after: Operation, _ flow: Change.Flow, prefix: String, depth: Int
    ) {
        let old = Self.called(before)
        let new = Self.called(after)
        guard !old.isEmpty || !new.isEmpty else { return }
        let known = Dictionary(old.map { (ByteKey($0.name), $0.operation) }) { first, _ in first }
        let now = Dictionary(new.map { (ByteKey($0.name), $0.operation) }) { first, _ in first }
        for (name, operation) in old where now[ByteKey(name)] == nil {
            add(.callbackRemoved, in: .whole(flow), name, nil, old: operation.node, new: after.node)
        }
        for (name, operation) in new {
            guard let earlier = known[ByteKey(name)] else {
                add(.callbackAdded, in: .whole(flow), nil, name, old: before.node, new: operation.node)
                continue
            }
            compareContent(
                earlier, operation, flow.opposite, prefix: "\(prefix)callback \(name), ", depth: depth + 1)
        }
    }

    private static func called(_ operation: Operation) -> [(name: String, operation: Operation)] {
        operation.callbacks.prefix(100).flatMap { callback in
            callback.operations.map { ("\(ChangeText.short(callback.name)) \($0.method)", $0) }
        }
    }
}
