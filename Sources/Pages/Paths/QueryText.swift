/// The query of one of the site's own addresses.
enum QueryText {
    /// `?a=1&b=2` of the fields that have a value; nothing when none has.
    static func of(_ fields: [(FieldName, String)]) -> String {
        let pairs = fields.filter { !$0.1.isEmpty }.map {
            PercentEncoding.segment($0.0.text) + "=" + PercentEncoding.segment($0.1)
        }
        return pairs.isEmpty ? "" : "?" + pairs.joined(separator: "&")
    }
}
