/// What an explicit tag asks of a scalar.
enum YAMLTag {
    case none, string, null, boolean, integer, float, collection, merge, unknown

    /// Reads a resolved tag; the pointer ends in a zero byte.
    init(_ tag: UnsafeMutablePointer<UInt8>?) {
        guard let tag else {
            self = .none
            return
        }
        switch String(cString: tag) {
        case "!", "tag:yaml.org,2002:str": self = .string
        case "tag:yaml.org,2002:null": self = .null
        case "tag:yaml.org,2002:bool": self = .boolean
        case "tag:yaml.org,2002:int": self = .integer
        case "tag:yaml.org,2002:float": self = .float
        case "tag:yaml.org,2002:map", "tag:yaml.org,2002:seq": self = .collection
        case "tag:yaml.org,2002:merge": self = .merge
        default: self = .unknown
        }
    }

    /// The kind that the tag gives to a scalar, nil when the text does not allow it.
    func kind(of text: UnsafeBufferPointer<UInt8>) -> Record.Kind? {
        let kind = CoreSchema.kind(of: text)
        switch self {
        case .string: return .string
        case .null: return kind == .null ? kind : nil
        case .boolean: return kind == .true || kind == .false ? kind : nil
        case .integer, .float: return kind == .number ? kind : nil
        case .none, .collection, .merge, .unknown: return nil
        }
    }
}
