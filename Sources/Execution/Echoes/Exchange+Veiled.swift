extension Exchange {
    /// The exchange as it is shown: with asterisks where the response repeats a credential that was sent.
    public func veiled() -> Exchange {
        guard !echoes.isEmpty, let response else { return self }
        var copy = Exchange(
            id: id, operation: operation, request: request, startedAt: startedAt,
            outcome: .response(echoes.veiling(response)), contract: contract)
        copy.steps = steps
        return copy
    }
}
