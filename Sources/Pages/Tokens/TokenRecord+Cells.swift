public import Foundation
public import TokenDesk

extension TokenRecord {
    /// What an export holds of a token, in the order of its columns.
    public func cells(at now: Date) -> [String] {
        let resources = rights.resources.map { limit in
            limit.kind + ": " + (limit.ids + limit.groups.map { "group \($0)" }).joined(separator: " ")
        }
        return [
            label, "\(hint)…\(lastFour)", comment, purpose, api, RightsSummary(rights: rights).text,
            resources.joined(separator: "; "), subject, RelativeTime.machine(createdAt), createdBy,
            lastUsedAt.map(RelativeTime.machine) ?? "", lastAddress ?? "", String(requests),
            RelativeTime.machine(endsAt), state(at: now).words, id.description,
        ]
    }
}
