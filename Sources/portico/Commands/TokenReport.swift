import Foundation
import TokenDesk

/// A token as the command line tells of it; the secret is in it only where it was made just now.
struct TokenReport {
    let record: TokenRecord
    let now: Date
    /// The text of a token that was made just now.
    var secret: String?

    /// The columns of a list.
    static let columns = ["ID", "STATE", "DESCRIPTION", "OWNER", "API", "LAST USED", "REQUESTS", "ENDS"]

    /// The cells of a list.
    var cells: [String] {
        [
            record.id.description, state, record.label, record.subject, record.api,
            record.lastUsedAt.map(Self.text) ?? "-", "\(record.requests)", Self.text(record.endsAt),
        ]
    }

    private var state: String { record.state(at: now).name }

    /// The columns of a table for other programs.
    static let exportColumns = [
        "id", "description", "comment", "purpose", "owner", "api", "state", "scopes", "operations", "resources",
        "created", "createdBy", "lastUsed", "lastAddress", "requests", "ends",
    ]

    /// The cells of a table for other programs; moments in ISO 8601, nothing for what never was.
    var exportCells: [String] {
        let rights = record.rights
        let resources = rights.resources.map { limit in
            limit.kind + "=" + (limit.ids + limit.groups.map { "group \($0)" }).joined(separator: ",")
        }
        return [
            record.id.description, record.label, record.comment, record.purpose, record.subject, record.api, state,
            rights.scopes.map(\.name).joined(separator: " "), rights.operations.joined(separator: " "),
            resources.joined(separator: " "), Self.text(record.createdAt), record.createdBy,
            record.lastUsedAt.map(Self.text) ?? "", record.lastAddress ?? "", "\(record.requests)",
            Self.text(record.endsAt),
        ]
    }

    /// All there is, in lines.
    var text: String {
        var lines: [(String, String)] = [
            ("Token", record.id.description), ("Description", record.label), ("Comment", record.comment),
            ("Purpose", record.purpose), ("Owner", record.subject), ("API", record.api), ("State", state),
            ("Begins with", record.hint), ("Ends in", record.lastFour),
            ("Scopes", record.rights.scopes.map(\.name).joined(separator: " ")),
            ("Operations", record.rights.operations.joined(separator: " ")),
        ]
        lines += record.rights.resources.map { limit in
            ("Only \(limit.kind)", (limit.ids + limit.groups.map { "group \($0)" }).joined(separator: ", "))
        }
        lines += [
            ("Networks", record.networks.map(\.description).joined(separator: ", ")),
            ("Rate", record.rate.map { "\($0.perMinute) a minute" } ?? ""),
            ("Created", "\(Self.text(record.createdAt)) by \(record.createdBy)"),
            ("Last used", record.lastUsedAt.map(Self.text) ?? "never"), ("From", record.lastAddress ?? ""),
            ("Requests", "\(record.requests)"),
            ("Ends", "\(Self.text(record.endsAt)) unless it is used, \(Self.text(record.capsAt)) at the latest"),
            ("Replaced by", record.successor?.description ?? ""),
        ]
        let width = (lines.map(\.0.count).max() ?? 0) + 2
        return lines.filter { !$0.1.isEmpty }.map { name, value in
            name + String(repeating: " ", count: width - name.count) + value
        }.joined(separator: "\n")
    }

    /// All there is, as an object.
    var json: JSONReport {
        let rights = record.rights
        var members: [(String, JSONReport)] = [("id", .text(record.id.description))]
        if let secret { members.append(("token", .text(secret))) }
        members += [
            ("api", .text(record.api)), ("owner", .text(record.subject)), ("description", .text(record.label)),
            ("comment", .text(record.comment)), ("purpose", .text(record.purpose)), ("state", .text(state)),
            ("hint", .text(record.hint)), ("lastFour", .text(record.lastFour)),
            ("scopes", .array(rights.scopes.map { .text($0.name) })),
            ("operations", .array(rights.operations.map { .text($0) })),
            ("includesUnscoped", .boolean(rights.includesUnscoped)),
            ("resources", .array(rights.resources.map(Self.json))),
            ("networks", .array(record.networks.map { .text($0.description) })),
            ("ratePerMinute", record.rate.map { .number($0.perMinute) } ?? .null),
            ("createdAt", .moment(record.createdAt)), ("createdBy", .text(record.createdBy)),
            ("lastUsedAt", .moment(record.lastUsedAt)), ("lastAddress", record.lastAddress.map { .text($0) } ?? .null),
            ("requests", .number(record.requests)), ("endsAt", .moment(record.endsAt)),
            ("capsAt", .moment(record.capsAt)), ("pausedAt", .moment(record.pausedAt)),
            ("revokedAt", .moment(record.revokedAt)), ("retiresAt", .moment(record.retiresAt)),
            ("successor", record.successor.map { .text($0.description) } ?? .null),
        ]
        return .object(members)
    }

    private static func json(_ limit: ResourceLimit) -> JSONReport {
        .object([
            ("kind", .text(limit.kind)), ("ids", .array(limit.ids.map { .text($0) })),
            ("groups", .array(limit.groups.map { .text($0) })),
        ])
    }

    /// A moment to the second, UTC.
    static func text(_ date: Date) -> String { date.formatted(.iso8601) }
}
