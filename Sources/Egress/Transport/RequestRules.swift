import HTTPTypes

/// What may be sent at all (X1, X2, X4–X6): the last check before the wire, whoever built the request.
enum RequestRules {
    /// Fields that the transport alone sets, or that belong to one hop (RFC 9110, section 7.6.1).
    static let reservedFields: Set<String> = [
        "host", "content-length", "transfer-encoding", "connection", "keep-alive", "proxy-connection",
        "proxy-authorization", "proxy-authenticate", "te", "trailer", "upgrade", "expect", "http2-settings",
    ]

    private static let refusedMethods: Set<String> = ["CONNECT", "TRACE", "TRACK", "PRI"]

    static func check(_ request: EgressRequest) throws(EgressError) {
        try check(method: request.method.rawValue)
        guard request.fields.count <= request.limits.fields else {
            throw .tooManyFields("more than \(request.limits.fields) fields")
        }
        var size = 0
        for field in request.fields {
            try check(field)
            size += field.name.rawName.utf8.count + field.value.utf8.count
        }
        guard size <= request.limits.fieldBytes else {
            throw .tooManyFields("fields of more than \(request.limits.fieldBytes) bytes")
        }
    }

    /// A token of at most 32 bytes (RFC 9110, section 9.1) that tunnels nothing and echoes nothing.
    private static func check(method: String) throws(EgressError) {
        let bytes = method.utf8
        guard (1...32).contains(bytes.count), bytes.allSatisfy(\.isTokenByte) else {
            throw .request(
                "The method is not a token of at most 32 characters.", advice: "Correct the method in the description.")
        }
        guard !refusedMethods.contains(method.uppercased()) else {
            throw .request(
                "The method \(method.uppercased()) is not sent by Portico.", advice: "Use another client for it.")
        }
    }

    private static func check(_ field: HTTPField) throws(EgressError) {
        let name = field.name.rawName
        guard !name.isEmpty, name.utf8.count <= 256, name.utf8.allSatisfy(\.isTokenByte) else {
            throw .request("A field's name is not a token.", advice: "Correct the header's name in the description.")
        }
        guard !reservedFields.contains(name.lowercased()) else {
            throw .request(
                "The field \(name) is set by Portico itself.", advice: "Leave \(name) out of the request.")
        }
        let isClean = field.withUnsafeBytesOfValue { bytes in bytes.allSatisfy { !$0.isControl || $0 == 0x09 } }
        guard isClean else {
            throw .request(
                "The value of \(name) has a line break or another control character.",
                advice: "Take it out of the value.")
        }
    }
}

extension EgressError {
    static func request(_ message: String, advice: String) -> EgressError {
        EgressError(.invalidRequest, message, advice: advice)
    }

    fileprivate static func tooManyFields(_ amount: String) -> EgressError {
        EgressError(.tooLarge, "The request has \(amount).", advice: "Send fewer or shorter header values.")
    }
}
