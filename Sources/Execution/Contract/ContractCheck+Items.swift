import JSONSchema
import OpenAPI
import SourceTree

/// Sequences: each item by itself.
extension ContractCheck {
    /// What the items of a sequence come to; nil for a body that is none.
    func checkItems(
        _ response: ExchangeResponse, _ mediaType: MediaType
    ) -> (ContractReport.BodyCheck, [ContractBreach])? {
        let kind = MediaTypeName(response.contentType ?? "")
        guard kind.isEventStream || kind.isJSONSequence else { return nil }
        let isAll = response.bodySize <= Self.bodyLimit
        let isEnded = isAll && response.ending == .ended && !response.isTruncated
        let charset = response.charset
        let text = charset.utf8(of: charset.whole(response.body.prefix(Self.bodyLimit)))
        guard let items = SequentialItems.list(of: text[...], as: kind, isEnded: isEnded)
        else { return nil }
        guard let schema = Self.itemSchema(of: mediaType) else { return (.notDescribed, []) }
        var breaches: [ContractBreach] = []
        var left: String? = isAll ? nil : "only the first 1 MiB was checked"
        for (index, item) in items.enumerated() where breaches.count < Self.breachLimit {
            guard let item else {
                breaches.append(
                    ContractBreach(kind: .body, message: "Item \(index) is not JSON.", instance: "/\(index)"))
                continue
            }
            let (check, found) = validate(item.root, schema)
            if case .notChecked(let reason) = check { left = reason }
            breaches += found.map {
                ContractBreach(
                    kind: .body, message: $0.message, instance: "/\(index)" + ($0.instance ?? ""), schema: $0.schema)
            }
        }
        if !breaches.isEmpty { return (.invalid, Array(breaches.prefix(Self.breachLimit))) }
        return (left.map { .notChecked($0) } ?? .valid, [])
    }

    /// Older descriptions give the schema of all items as a list, or that of one in its place.
    private static func itemSchema(of mediaType: MediaType) -> Node? {
        if let item = mediaType.itemSchema { return item.node }
        guard let schema = mediaType.schema else { return nil }
        return schema.effectiveTypes == ["array"] ? schema.items?.node : schema.node
    }
}
