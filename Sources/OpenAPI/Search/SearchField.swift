/// A text of a description that is searched: where it stands, its name and what is said there.
struct SearchField {
    /// What sort of part of an operation or schema it is.
    enum Place: Hashable, Sendable {
        /// What people type when they know what they want: path, operationId, name.
        case name
        case title
        case tag
        case parameter(Parameter.Location)
        case property
        case response
        case description
    }

    let place: Place
    var name = ""
    var text = ""

    /// Bits by which postings tell where a word stands.
    static let inName: UInt32 = 1
    static let inTitle: UInt32 = 2
    static let inPart: UInt32 = 4
    static let inText: UInt32 = 8

    /// What a word counts in the best of the places that a set of bits names.
    static let weights: [Int] = (0..<16).map { bits in
        bits & 1 != 0 ? 8 : bits & 2 != 0 ? 5 : bits & 4 != 0 ? 3 : bits & 8 != 0 ? 1 : 0
    }

    /// The bit for words of the name.
    var nameBit: UInt32 {
        switch place {
        case .name: Self.inName
        case .title: Self.inTitle
        default: Self.inPart
        }
    }
}
