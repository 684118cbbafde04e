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
}
