/// What status codes mean, in the words of their registrations (RFC 9110, section 15, unless said otherwise).
enum StatusMeaning {
    /// One sentence; that of its class for a code that is not registered.
    static func sentence(of status: Int) -> String? {
        sentences[status] ?? classes[status / 100]
    }

    private static let classes = [
        1: "Information; the final response follows.", 2: "The request was received, understood and accepted.",
        3: "Further action is needed to complete the request.", 4: "The request is wrong or cannot be fulfilled.",
        5: "The server failed to fulfil a request that seems valid.",
    ]

    private static let sentences = [
        200: "The request succeeded.", 201: "The request succeeded, and something was created.",
        202: "The request was accepted and is not carried out yet.",
        203: "The request succeeded; a proxy changed what came back.",
        204: "The request succeeded, and there is nothing to send back.",
        205: "The request succeeded; the form is to be reset.", 206: "Only the range asked for came back.",
        207: "Several results, each with a status of its own (RFC 4918).",
        300: "There are several representations to choose from.", 301: "It has moved for good; see Location.",
        302: "It is elsewhere for now; see Location.", 303: "The answer is elsewhere; see Location.",
        304: "It has not changed since it was fetched last.", 307: "It is elsewhere for now; see Location.",
        308: "It has moved for good; see Location.", 400: "The server does not understand the request.",
        401: "The request lacks valid credentials.", 402: "Payment is required.",
        403: "The server understood the request and refuses it.",
        404: "The server has nothing there, or does not tell.", 405: "The method is not allowed there.",
        406: "There is no representation of the kinds that Accept asks for.",
        407: "The proxy asks for credentials.", 408: "The server waited too long for the request.",
        409: "The request conflicts with the state of what it is about.", 410: "It is gone for good.",
        411: "The server asks for Content-Length.", 412: "A condition of the request was not met.",
        413: "The content is larger than the server takes.", 414: "The address is longer than the server takes.",
        415: "The server does not take this media type or coding.", 416: "The range asked for is not there.",
        417: "What Expect asks for cannot be met.", 421: "The request went to the wrong server.",
        422: "The content is well-formed and cannot be processed.", 423: "It is locked (RFC 4918).",
        424: "An action that this one depends on failed (RFC 4918).",
        425: "The server does not risk a request that may be replayed (RFC 8470).",
        426: "The server asks for another protocol.",
        428: "The server asks for a conditional request (RFC 6585).",
        429: "Too many requests in a given time (RFC 6585).",
        431: "The header fields are larger than the server takes (RFC 6585).",
        451: "It is withheld for legal reasons (RFC 7725).",
        500: "The server met something unexpected.", 501: "The server does not know how to do this.",
        502: "The server behind the gateway gave an invalid response.",
        503: "The server is not ready for the moment.", 504: "The server behind the gateway took too long.",
        505: "The server does not support this version of HTTP.", 507: "The server has no room left (RFC 4918).",
        508: "The server found an endless loop (RFC 5842).",
        511: "The network asks for authentication (RFC 6585).",
    ]
}
