/// Header fields and query parameters that no description names, as the caller wants them.
enum ExtraFields {
    /// Why a field cannot be sent: a name or value that HTTP does not allow, or one that frames the message (THREATS X1, X5).
    static func problems(of call: Call) -> [FieldProblem] {
        call.extraFields.compactMap { field in
            let name = VisibleName.of(field.name)
            let message: String
            if !FieldRules.isToken(field.name) {
                message = "\(name) is not a name that HTTP allows for a header."
            } else if FieldRules.isReserved(field.name) {
                message = "The header \(name) cannot be set: the connection or Portico needs it."
            } else if field.name.lowercased() == "content-type" {
                message = "The header Content-Type comes from the media type of the body."
            } else if !FieldRules.isSendable(value: field.value) {
                message = "The header \(name) cannot hold line breaks or control characters."
            } else {
                return nil
            }
            return FieldProblem(key: .operation, message: message)
        }
    }

    /// The fields with the caller's own behind them; those take the place of what Portico chooses itself.
    static func merged(_ fields: [Field], _ extra: [Field]) -> [Field] {
        let replaced = Set(extra.map { $0.name.lowercased() }).intersection(["accept", "user-agent"])
        return fields.filter { !replaced.contains($0.name.lowercased()) }
            + extra
    }

    /// The caller's query parameters, encoded.
    static func query(of call: Call) -> [QueryPiece] {
        call.extraQuery.map { name, value in
            if call.secretQuery.contains(name) { return QueryPiece(name: name, secret: Secret(value)) }
            let encoding = PercentEncoding.unreserved
            return QueryPiece(encoded: encoding.encode(name) + "=" + encoding.encode(value))
        }
    }
}
