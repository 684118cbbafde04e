import Execution
import OpenAPI

/// The answers to requests that break the description.
extension Refusal {
    /// So much is held for checking that no more can be taken (THREATS L4).
    static let tooMuchHeld = Refusal(
        status: 503, title: "Service Unavailable", detail: "Too many requests are being checked at the moment.",
        code: "busy", fields: [Field(name: "Retry-After", value: "1")])

    /// Bytes of a text in the list of what is wrong.
    private static let textLimit = 200

    /// 415 for a media type, 400 for what is wrong in parameters or is no JSON, 422 for a value that breaks its schema
    /// (RFC 9110 sections 15.5.1, 15.5.16 and 15.5.21); the member `errors` lists what is wrong.
    ///
    /// - Parameter mediaTypes: those that the operation takes, told with 415.
    init(_ breaches: [RequestBreach], mediaTypes: [String]) {
        let places = breaches.map(\.place)
        if places.contains(.mediaType) {
            self.init(
                status: 415, title: "Unsupported Media Type",
                detail: "The operation does not take content of this media type.", code: "unsupported-media-type")
            let known = mediaTypes.filter(Self.isPlain).prefix(10).joined(separator: ", ")
            if !known.isEmpty { fields = [Field(name: "Accept", value: known)] }
        } else if places.contains(where: \.isParameter) {
            self.init(
                status: 400, title: "Bad Request", detail: "The parameters are not what the description asks for.",
                code: "invalid-parameters")
        } else if places.contains(.body) {
            self.init(
                status: 400, title: "Bad Request", detail: "The content is missing or cannot be read.",
                code: "invalid-content")
        } else {
            self.init(
                status: 422, title: "Unprocessable Content",
                detail: "The content is not what the description asks for.", code: "invalid-content")
        }
        members = [Member("errors", objects: breaches.map(Self.texts))]
    }

    private static func texts(of breach: RequestBreach) -> [(name: String, value: String)] {
        var texts = [("detail", short(breach.message))]
        switch breach.place {
        case .parameter(let location, let name): texts += [("in", location.rawValue), ("name", short(name))]
        case .mediaType: texts.append(("in", "header"))
        case .body, .value: texts.append(("in", "body"))
        }
        if breach.place != .mediaType { texts.append(("pointer", short(breach.instance))) }
        return texts
    }

    private static func short(_ text: String) -> String {
        text.utf8.count <= textLimit
            ? text : text.unicodeScalars.prefix(textLimit / 4 - 1).map(String.init).joined() + "…"
    }

    /// Whether a media type of the description can stand in a field (RFC 9110 section 8.3.1).
    private static func isPlain(_ name: String) -> Bool {
        !name.isEmpty && name.utf8.count <= 100 && name.utf8.allSatisfy { (0x20...0x7E).contains($0) && $0 != 0x2C }
    }
}

extension RequestBreach.Place {
    fileprivate var isParameter: Bool {
        if case .parameter = self { true } else { false }
    }
}
