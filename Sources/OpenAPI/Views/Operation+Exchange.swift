import SourceTree

/// What travels.
extension Operation {
    /// The parameters of the path, overridden by the operation's own of the same place and name, in that order. Names of
    /// header fields are the same in either case (RFC 9110 section 5.1).
    public var parameters: [Parameter] { foundParameters.value { mergedParameters } }

    private var mergedParameters: [Parameter] {
        var all: [Parameter] = []
        for parameter in pathItem.parameters + Parameter.list(in: node, of: document) {
            if let index = all.firstIndex(where: { $0.isSame(as: parameter) }) {
                all[index] = parameter
            } else {
                all.append(parameter)
            }
        }
        return all
    }

    /// The references among the parameters that lead nowhere: gaps to be shown.
    public var missingParameters: [String] {
        let lists = pathItem.layers + [node]
        return lists.flatMap { Array($0.array("parameters")?.elements.map { $0 } ?? []) }
            .compactMap { document.resolver.follow($0).broken }
    }

    public var requestBody: RequestBody? {
        node.object("requestBody").map { RequestBody(document: document, raw: $0) }
    }

    /// The media types that a call may ask for: those of the responses, in source order; in 2.0 those that the operation
    /// produces where no response says.
    public var acceptedMediaTypes: [String] {
        let names = responses.flatMap(\.content).map(\.name)
        return names.isEmpty ? node.strings("x-produces") : names
    }

    /// The responses in source order, `default` where the author put it.
    public var responses: [Response] {
        node.patterned("responses").compactMap { status, value in
            value.kind == .object ? Response(document: document, status: status, raw: value) : nil
        }
    }

    /// The response described for a status: an exact one, else a range such as `4XX`, else `default`.
    public func response(for status: Int) -> Response? {
        let fitting = responses.filter { $0.matches(status) }
        return fitting.first { $0.isExact } ?? fitting.first { $0.isRange } ?? fitting.first
    }

    public var callbacks: [Callback] {
        node.patterned("callbacks").flatMap { Callback.list($0.value, named: $0.key, of: self) }
    }

    /// Samples that the author wrote (`x-codeSamples`, `x-code-samples`).
    public var codeSamples: [CodeSample] {
        let list = node.array("x-codeSamples") ?? node.array("x-code-samples")
        return list?.elements.compactMap { CodeSample(document.resolver.follow($0).node) } ?? []
    }
}
