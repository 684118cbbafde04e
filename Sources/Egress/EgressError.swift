/// Why a request did not bring a response: what failed, what to do next.
///
/// Messages name hosts, ports and fields, never a secret, a field's value or bytes of the other side.
public struct EgressError: Error, Hashable, Sendable, CustomStringConvertible {
    /// What failed; compare with the static members.
    public struct Code: Hashable, Sendable, CustomStringConvertible {
        /// A stable name, fit for logs and stored exchanges.
        public let description: String

        /// The URL, origin or host is not of the strict grammar (RFC 3986, narrowed).
        public static let invalidURL = Code(description: "invalidURL")
        /// A method, field or body that may not be sent.
        public static let invalidRequest = Code(description: "invalidRequest")
        /// The origin is not in the allowed set; `allowLine` is what the operator may add.
        public static let notAllowed = Code(description: "notAllowed")
        /// The address may never be called, or is not of the class recorded for the origin.
        public static let denied = Code(description: "denied")
        /// The name has no address.
        public static let nameNotFound = Code(description: "nameNotFound")
        /// Nobody listens on that port.
        public static let refused = Code(description: "refused")
        /// There is no way to that address.
        public static let unreachable = Code(description: "unreachable")
        /// The TLS handshake or the certificate failed.
        public static let tls = Code(description: "tls")
        /// A phase took longer than its limit.
        public static let timeout = Code(description: "timeout")
        /// The request or the response's header section exceeds a limit.
        public static let tooLarge = Code(description: "tooLarge")
        /// The answer is not HTTP/1.1 as RFC 9112 has it.
        public static let protocolViolation = Code(description: "protocolViolation")
        /// The connection ended before the response was complete.
        public static let disconnected = Code(description: "disconnected")
        /// Too many calls are under way.
        public static let busy = Code(description: "busy")
        /// The caller gave up.
        public static let cancelled = Code(description: "cancelled")
        /// The one answer for targets that a user named (no port scan by error text).
        public static let notReachableOrAllowed = Code(description: "notReachableOrAllowed")
        /// The transport is shut down, or a fault of its own.
        public static let unavailable = Code(description: "unavailable")
    }

    /// What failed.
    public let code: Code
    /// What was expected, what came and where, in one or two sentences.
    public let message: String
    /// The next step, in one sentence.
    public let advice: String
    /// The line of the operator's `allow` setting that would admit the target, if one would.
    public let allowLine: String?

    /// An error of the given kind; twins of the transport make them too.
    public init(_ code: Code, _ message: String, advice: String, allowLine: String? = nil) {
        self.code = code
        self.message = message
        self.advice = advice
        self.allowLine = allowLine
    }

    /// Code, message and advice in one line, for logs.
    public var description: String { "\(code): \(message) \(advice)" }
}

extension EgressError {
    static func invalidURL(_ message: String, advice: String) -> EgressError {
        EgressError(.invalidURL, message, advice: advice)
    }

    static let cancelled = EgressError(
        .cancelled, "The call was cancelled.", advice: "Execute it again when you need it.")

    static let uniform = EgressError(
        .notReachableOrAllowed, "The target is not reachable or not allowed.",
        advice: "Check the address, or ask the operator to list it.")
}
