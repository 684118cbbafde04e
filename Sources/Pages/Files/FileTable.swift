import Markup

/// Which file stands for which of the site's own paths.
struct FileTable {
    /// Own path → file below the root.
    private(set) var files: [String: String] = [:]

    /// Notes that a file stands for a path, and gives the file.
    @discardableResult
    mutating func place(_ path: SitePath, at file: String) -> String {
        files[path.text] = file
        return file
    }

    /// Notes that a file, or a part of one behind `#`, stands for an address with a query.
    mutating func place(_ url: SafeURL, at file: String) { files[url.text] = file }
}
