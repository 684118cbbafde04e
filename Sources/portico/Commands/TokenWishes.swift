import ArgumentParser
import TokenDesk

/// The rights that a command asks for.
struct TokenWishes: ParsableArguments {
    @Option(help: "A scope that the description has; may be repeated.")
    var scope: [String] = []

    @Option(
        help:
            "An operation that may be called whatever its scopes, by its name in the site's addresses; may be repeated."
    )
    var operation: [String] = []

    @Option(help: "Only these resources of a kind, as kind=id,id; may be repeated.")
    var resource: [String] = []

    @Option(help: "Only resources of these groups, as kind=group,group; may be repeated.")
    var group: [String] = []

    @Flag(name: .customLong("without-unscoped"), help: "Not the operations that ask for a token but for no scope.")
    var withoutUnscoped = false

    /// Whether anything was asked for.
    var isEmpty: Bool {
        scope.isEmpty && operation.isEmpty && resource.isEmpty && group.isEmpty && !withoutUnscoped
    }

    /// The rights; throws a ``UsageError`` for a resource that is not written as `kind=id`.
    func rights() throws -> AccessRights {
        var kinds: [String] = []
        var limits: [String: (ids: [String], groups: [String])] = [:]
        for (texts, flag) in [(resource, "--resource"), (group, "--group")] {
            for text in texts {
                let (kind, names) = try Self.parts(text, flag)
                if !kinds.contains(kind) { kinds.append(kind) }
                if flag == "--resource" {
                    limits[kind, default: ([], [])].ids += names
                } else {
                    limits[kind, default: ([], [])].groups += names
                }
            }
        }
        return AccessRights(
            scopes: scope.map { Scope($0) }, operations: operation, includesUnscoped: !withoutUnscoped,
            resources: kinds.map { kind in
                ResourceLimit(kind: kind, ids: limits[kind]?.ids ?? [], groups: limits[kind]?.groups ?? [])
            })
    }

    private static func parts(_ text: String, _ flag: String) throws -> (kind: String, names: [String]) {
        let halves = text.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false).map(String.init)
        let names = (halves.dropFirst().first ?? "").split(separator: ",").map(String.init)
        guard let kind = halves.first, !kind.isEmpty, !names.isEmpty else {
            throw UsageError("\(flag) takes a kind and names, such as vehicle=12,34; not \(text).")
        }
        return (kind, names)
    }
}
