import Egress
import SourceTree

/// The places of a response that are worth offering.
extension ResponseSource {
    /// Places offered of one response at most.
    static let offerLimit = 100
    /// Values of a body that are looked at for them at most.
    private static let visitLimit = 1_000
    /// Bytes of a body that is looked into for them; in a longer one its reader names the place.
    private static let bodyLimit = 1_048_576

    /// The body's texts, numbers and booleans with those of the header that an API may have put there itself, in order;
    /// those that look like a credential by their name come first.
    public static func offers(of response: ExchangeResponse) -> [ResponseSource] {
        let all = scalars(of: response) + fields(of: response)
        let ranked = all.enumerated().map { (rank: rank(of: $0.element), order: $0.offset, source: $0.element) }
        return ranked.sorted { ($0.rank, $0.order) < ($1.rank, $1.order) }.prefix(offerLimit).map(\.source)
    }

    /// Whether the name says that a caller presents the value.
    public var isLikelyCredential: Bool { Self.rank(of: self) < Self.words.count }

    /// The place to begin with when a credential is asked for, nil where none looks like one.
    public static func likelyCredential(of response: ExchangeResponse) -> ResponseSource? {
        offers(of: response).first.flatMap { $0.isLikelyCredential ? $0 : nil }
    }

    /// Names under which login calls answer, the likeliest first; compared without case and signs.
    private static let words = [
        "accesstoken", "authtoken", "bearertoken", "token", "jwt", "idtoken", "apikey", "xauthtoken", "xaccesstoken",
        "xapikey", "sessiontoken", "xsessiontoken", "sessionid", "sessionkey", "key", "secret", "refreshtoken",
    ]

    private static func rank(of source: ResponseSource) -> Int {
        let name = source.name
        guard name.utf8.allSatisfy({ $0 < 0x80 }) else {
            let folded = String(name.lowercased().filter { $0.isLetter || $0.isNumber })
            return words.firstIndex(of: folded) ?? words.count
        }
        let folded = name.utf8.compactMap(folded)
        return words.firstIndex { $0.utf8.elementsEqual(folded) } ?? words.count
    }

    /// A letter as a small one, a digit as it is, nil for any other sign of ASCII.
    private static func folded(_ byte: UInt8) -> UInt8? {
        switch byte {
        case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"): byte
        case UInt8(ascii: "A")...UInt8(ascii: "Z"): byte | 0x20
        default: nil
        }
    }

    private static func scalars(of response: ExchangeResponse) -> [ResponseSource] {
        guard response.isJSON, response.body.count <= bodyLimit,
            let tree = try? Tree.read(response.text, format: .json, budget: .instance)
        else {
            return []
        }
        var (found, visited): ([ResponseSource], Int) = ([], 0)
        var pending: [(node: Node, pointer: JSONPointer)] = [(tree.root, JSONPointer())]
        while let (node, pointer) = pending.popLast(), visited < visitLimit {
            visited += 1
            switch node.kind {
            case .object:
                let members = node.members.prefix(visitLimit).map { ($0.value, pointer.appending($0.key)) }
                pending.append(contentsOf: members.reversed())
            case .array:
                let elements = node.elements.prefix(3).enumerated().map { ($0.element, pointer.appending($0.offset)) }
                pending.append(contentsOf: elements.reversed())
            case .string, .number, .boolean:
                let source = ResponseSource(pointer)
                if source.description.utf8.count <= lengthLimit { found.append(source) }
            case .null: break
            }
        }
        return found
    }

    /// What only carries the message says nothing worth keeping.
    private static let carrying: Set<String> = [
        "connection", "content-length", "content-type", "content-encoding", "date", "server", "transfer-encoding",
        "vary", "keep-alive", "cache-control", "expires", "pragma", "set-cookie", "strict-transport-security", "via",
        "alt-svc", "accept-ranges", "age",
    ]

    private static func fields(of response: ExchangeResponse) -> [ResponseSource] {
        var seen = carrying
        return response.fields.compactMap { field in
            let isNew = seen.insert(field.name.lowercased()).inserted
            let isPolicy = field.name.lowercased().hasPrefix("access-control-")
            return isNew && !isPolicy ? ResponseSource(field: field.name) : nil
        }
    }
}
