public import Execution
public import OpenAPI

extension CaptureOffer {
    /// What can be taken from the response of a kept result; nil when there is nothing, or a
    /// part of its body lies on disk.
    ///
    /// - Parameter origin: the origin that credentials entered now are bound to.
    public init?(
        _ response: ExchangeResponse, of operation: Operation, exchange: String, documentID: String, csrf: String,
        origin: String?
    ) {
        guard response.rest == 0, !response.body.isEmpty || !response.fields.isEmpty else { return nil }
        let offers = ResponseSource.offers(of: response)
        let isSuccess = (200..<300).contains(response.status)
        let schemes = operation.document.securitySchemes.filter(\.takesSingleValue).map {
            Scheme(name: $0.name, kind: $0.kindText)
        }
        self.init(
            documentID: documentID, operationID: operation.id.description, exchange: exchange, csrf: csrf,
            sources: offers.map(\.description),
            credentialSource: offers.first.flatMap { $0.isLikelyCredential ? $0.description : nil }, schemes: schemes,
            origin: isSuccess ? origin : nil)
    }
}

extension SecurityScheme {
    /// Whether one value is a whole credential: a key or a token, but no user with a password.
    fileprivate var takesSingleValue: Bool {
        if case .http(let scheme, _) = kind, scheme.lowercased() != "bearer" { return false }
        return takesCredential
    }
}
