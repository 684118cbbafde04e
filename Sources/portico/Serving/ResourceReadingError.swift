/// Why the resources of an API could not be read; a sentence for the log, without anything of the answer.
enum ResourceReadingError: Error {
    case notReached(String)
    case status(Int)
    case noList
    case noOperation
    case tooMany

    /// What was expected and what came.
    var message: String {
        switch self {
        case .notReached(let reason): reason
        case .status(let status): "Expected a whole answer with status 200, came status \(status)."
        case .noList: "Expected JSON with a list where the description says that there is one."
        case .noOperation: "The description has no operation that lists the resources."
        case .tooMany: "There are more than \(ResourceReader.countLimit) resources of a kind."
        }
    }
}
