import HTTPTypes

/// What went wrong at the HTTP edge: it knows its status and what a reader is told, never a secret nor foreign content.
public struct SiteError: Error, Sendable {
    /// The kinds of failure; each belongs to one status.
    public struct Code: Sendable, Hashable {
        let status: Int
        let title: String

        /// The request cannot be read (RFC 9110 §15.5.1).
        static let malformed = Code(status: 400, title: "That request could not be read")
        /// Nobody is signed in, or the password was given too long ago.
        static let unauthorized = Code(status: 401, title: "Sign in first")
        /// A check of THREATS 4.3 refused a state-changing request.
        static let forbidden = Code(status: 403, title: "That request was refused")
        /// Nothing is at this address.
        static let notFound = Code(status: 404, title: "Nothing is here")
        /// A one-time link that is unknown, used or too old.
        static let endedLink = Code(status: 404, title: "This link cannot be used")
        /// The address exists, but not for this method.
        static let methodNotAllowed = Code(status: 405, title: "That method is not for this address")
        /// The request did not come to its end in time (RFC 9110 §15.5.9); the connection is closed.
        static let late = Code(status: 408, title: "That request took too long")
        /// More bytes or fields than the limit.
        static let tooLarge = Code(status: 413, title: "That is too large")
        /// The address has more bytes than the limit (RFC 9110 §15.5.15).
        static let longTarget = Code(status: 414, title: "That address is too long")
        /// The content type is not one that the form takes.
        static let unsupportedMediaType = Code(status: 415, title: "That content type is not taken here")
        /// The host name is not one of this server's (RFC 9110 §15.5.20).
        static let misdirected = Code(status: 421, title: "This server does not answer to that host name")
        /// The fields were read, but a value in them is not right.
        static let invalidField = Code(status: 422, title: "A value is not right")
        /// More attempts than are allowed for the moment (RFC 6585 §4).
        static let tooOften = Code(status: 429, title: "Too many attempts")
        /// A limit in calls or memory is reached for the moment.
        static let busy = Code(status: 503, title: "Too much at once")
        /// A fault of this server.
        static let fault = Code(status: 500, title: "Something went wrong here")
    }

    /// The kind of failure.
    public let code: Code
    /// What was expected, what came, where, and the next step; one or two sentences.
    public let message: String
    /// Seconds after which the same may be tried again, nil where waiting does not help.
    let retryAfter: Int?

    /// Makes an error whose message may be shown as it is.
    public init(_ code: Code, _ message: String) {
        self.init(code, message, retryAfter: nil)
    }

    /// Makes an error that ends by waiting.
    init(_ code: Code, _ message: String, retryAfter: Int?) {
        self.code = code
        self.message = message
        self.retryAfter = retryAfter
    }

    /// A body that rests or does not end (THREATS 4.4).
    static let lateBody = SiteError(
        .late, "The rest of the form did not come in time. Nothing was sent on; check the connection and send it again."
    )

    /// A large file where the description wants its bytes as text, or its name alone.
    static let unstreamable = SiteError(
        .tooLarge,
        "A file of this size cannot be sent in this form: the description wants it as text. Take a smaller one.")

    /// The status of the answer.
    var status: HTTPResponse.Status { HTTPResponse.Status(code: code.status) }
}
