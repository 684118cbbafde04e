/// The query by which an operation's page reopens a filled-in form.
public enum FormQuery {
    /// Bytes of the query at most: longer addresses are cut off by programs that pass them on.
    public static let limit = 4_000

    /// `?name=value&…` of the fields; of what does not fit, the longest are left out first.
    public static func text(_ fields: [(name: String, value: String)]) -> String {
        var pairs = fields.map { PercentEncoding.segment($0.name) + "=" + PercentEncoding.segment($0.value) }
        while pairs.reduce(0, { $0 + $1.utf8.count + 1 }) > limit,
            let longest = pairs.indices.max(by: { pairs[$0].utf8.count < pairs[$1].utf8.count })
        {
            pairs.remove(at: longest)
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}
