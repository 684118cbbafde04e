import SourceTree

/// One pass over a description that finds what is wrong with it.
struct Inspection {
    private let document: Document

    init(of document: Document) { self.document = document }

    func diagnostics() -> [Diagnostic] { [] }
}
