import HTTPTypes

extension Transport {
    /// Gets the text at a URL, at most `limit` decoded bytes, following at most three redirects of the same scheme,
    /// each checked against the policy like a call of its own (S16). Anything but a 2xx in the end is an error.
    ///
    /// - Parameter mayLead: whether a redirect may lead to an origin; the policy is asked all the same.
    public func fetch(
        _ url: TargetURL, limit: Int, naming: EgressRequest.Naming = .operator,
        mayLead: @Sendable (Origin) -> Bool = { _ in true }
    ) async throws(EgressError) -> FetchedText {
        var url = url
        var redirects = 0
        while true {
            let response = try await send(.description(at: url, limit: limit, naming: naming))
            if let target = try response.redirectTarget(from: url) {
                redirects += 1
                guard redirects <= 3 else { throw .redirect("\(url.origin) redirects more than three times.") }
                guard mayLead(target.origin) else {
                    throw .redirect("\(url.origin) redirects to an origin that is not allowed here.")
                }
                url = target
                continue
            }
            guard (200...299).contains(response.status) else { throw .status(response.status, of: url.origin) }
            guard !response.isTruncated else {
                throw EgressError(
                    .tooLarge, "The text at \(url.origin) is longer than \(limit) bytes.",
                    advice: "Raise the limit, or take a smaller description.")
            }
            return FetchedText(
                bytes: response.body, url: url, contentType: response.values(of: "Content-Type").first)
        }
    }
}

extension EgressRequest {
    fileprivate static func description(at url: TargetURL, limit: Int, naming: Naming) -> EgressRequest {
        let accepted = "application/json, application/yaml;q=0.9, text/yaml;q=0.8, */*;q=0.5"
        return EgressRequest(
            url: url, fields: [.accept: accepted, .acceptEncoding: "gzip, deflate, br", .userAgent: "Portico"],
            limits: EgressLimits(body: limit), naming: naming)
    }
}

extension EgressResponse {
    /// Where a redirect points; nil when the response is none.
    fileprivate func redirectTarget(from url: TargetURL) throws(EgressError) -> TargetURL? {
        guard [301, 302, 303, 307, 308].contains(status) else { return nil }
        let locations = values(of: "Location")
        guard locations.count == 1, let location = locations.first else {
            throw .redirect("\(url.origin) redirects without saying where to.")
        }
        let target = try url.resolving(location)
        guard target.origin.scheme == url.origin.scheme else {
            throw .redirect("\(url.origin) redirects to another scheme.")
        }
        return target
    }
}

extension EgressError {
    fileprivate static func redirect(_ message: String) -> EgressError {
        EgressError(.protocolViolation, message, advice: "Give the final URL of the text itself.")
    }

    fileprivate static func status(_ status: Int, of origin: Origin) -> EgressError {
        EgressError(
            .protocolViolation, "\(origin) answered with status \(status) where a text was expected.",
            advice: "Check that the URL opens in a browser without signing in.")
    }
}
