import OpenAPI

/// What may be kept of a request into which the server put values that the browser does not hold.
extension Exchange {
    /// The same exchange whose request names each value as its form did, wherever it went (THREATS A3).
    public func naming(_ references: [ValueReference]) -> Exchange {
        guard !references.isEmpty else { return self }
        var copy = Exchange(
            id: id, operation: operation, request: request.naming(references), startedAt: startedAt, outcome: outcome,
            contract: contract)
        copy.steps = steps
        copy.echoes = echoes
        return copy
    }
}

extension OutboundRequest {
    /// The same request with the references' names in place of their values.
    func naming(_ references: [ValueReference]) -> OutboundRequest {
        var copy = self
        for reference in references {
            let value = reference.value.reveal()
            // Long encodings go first: the shortest may be a part of them.
            let encodings = [PercentEncoding.unreserved, .form, .reserved].map { $0.encode(value) } + [value]
            let name = PercentEncoding.unreserved.encode(reference.text)
            for encoding in encodings { copy.path = copy.path.replacing(encoding, with: name) }
            copy.query = copy.query.map { piece in
                guard !piece.isSecret else { return piece }
                return QueryPiece(encoded: encodings.reduce(piece.text) { $0.replacing($1, with: name) })
            }
            let named: (Field) -> Field = { field in
                guard !field.isSecret else { return field }
                return Field(
                    name: field.name, value: encodings.reduce(field.value) { $0.replacing($1, with: reference.text) })
            }
            copy.fields = copy.fields.map(named)
            copy.cookies = copy.cookies.map(named)
            for encoding in encodings + [ValueReference.escaped(value)] {
                copy.body = copy.body.replacing(Array(encoding.utf8), with: Array(reference.text.utf8))
            }
            if case .multipart(let parts) = copy.shape {
                copy.shape = .multipart(parts.map { $0.naming(value, as: reference.text) })
            }
        }
        copy.bodySize += copy.body.count - body.count
        return copy
    }
}

extension MultipartPart {
    fileprivate func naming(_ value: String, as name: String) -> MultipartPart {
        guard case .text(let text) = content else { return self }
        return MultipartPart(
            name: self.name, content: .text(text.replacing(value, with: name)), contentType: contentType)
    }
}
