/// How pages that are kept as files refer to each other: a path of the site's own is written as the relative reference
/// (RFC 3986 section 4.2) from the file being written to the file that stands for the path.
public struct FileLinks: Hashable, Sendable {
    /// The files of a site: own path → file below the root, with slashes, and a fragment where it is a part of one. Names
    /// need no percent-encoding.
    private let files: [String: String]
    /// The file being written, as the segments of its place below the root.
    private let page: [Substring]

    /// The links of one page.
    public init(files: [String: String], page: String) {
        self.files = files
        self.page = page.split(separator: "/")
    }

    /// The reference to an address of the site's own; nil when no file stands for it, as for everything that only a
    /// server can answer. Addresses elsewhere and fragments of the page itself stay as they are.
    public func reference(to url: SafeURL) -> String? {
        guard let first = url.text.utf8.first, first != UInt8(ascii: "?") else { return nil }
        guard first == UInt8(ascii: "/") else { return url.text }
        let parts = url.text.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
        guard let path = parts.first, let file = files[String(path)]?.split(separator: "#"), !file.isEmpty else {
            return nil
        }
        let target = file[0].split(separator: "/")
        let fragment = (parts.count > 1 ? parts : file).dropFirst().first.map { "#" + $0 } ?? ""
        if target == page, !fragment.isEmpty { return fragment }
        var shared = 0
        while shared + 1 < page.count, shared + 1 < target.count, page[shared] == target[shared] { shared += 1 }
        let steps = Array(repeating: "..", count: max(0, page.count - shared - 1)) + target[shared...].map(String.init)
        return steps.joined(separator: "/") + fragment
    }
}
