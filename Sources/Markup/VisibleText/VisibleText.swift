/// Text from elsewhere in which nothing is hidden: control, bidirectional and zero-width characters are replaced by
/// marks (`␛`, `U+202E`), malformed UTF-8 by U+FFFD. Line feeds and tabs stay; a carriage return before a line feed
/// is left out. For paths, hosts, names, methods and bodies (THREATS S20, V6).
public struct VisibleText: Hashable, Sendable {
    /// The text with its marks, for attributes and wherever no markup is wanted.
    public let text: String
    /// Whether anything had to be marked.
    public let isAltered: Bool

    /// Makes a string visible.
    public init(_ string: String) {
        guard InvisibleScalar.mayOccur(in: string) else {
            text = string
            isAltered = false
            return
        }
        var result = ""
        var isAltered = false
        VisibleScanner.scan(string) { run in
            result.unicodeScalars.append(contentsOf: run)
        } mark: { scalar in
            result += InvisibleScalar.mark(of: scalar)
            isAltered = true
        }
        text = result
        self.isAltered = isAltered
    }

    /// Makes bytes visible.
    public init(utf8 bytes: some Collection<UInt8>) {
        self.init(String(decoding: Array(bytes), as: UTF8.self))
    }
}

extension VisibleText: CustomStringConvertible {
    /// The text with its marks.
    public var description: String { text }
}
