/// Some rows of a body that is shown as a table.
struct TablePage {
    enum Row {
        /// A value for each column; nil where there is none.
        case cells([String?])
        /// A line that has no columns.
        case whole(String)
    }

    var columns: [String] = []
    var rows: [Row] = []
    /// Whether columns were left out.
    var isNarrowed = false
    /// Where the next row begins.
    var end = 0
}
