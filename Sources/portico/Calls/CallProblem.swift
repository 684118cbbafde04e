import Execution
import OpenAPI

/// What stands in the way of a request, with the input it is about.
struct CallProblem: Sendable, Hashable {
    /// `path`, `query`, `header`, `cookie`, `querystring`, `body`, `part`, `mediaType`, `server`, `serverVariable`,
    /// `auth` or `operation`.
    let place: String
    /// The name of the parameter, variable, part or scheme, nil where there is only one.
    var name: String?
    /// What was expected, what came.
    let message: String
    /// Whether `--anyway` gets by it.
    var canBeSkipped = true

    /// One line for people.
    var text: String { "\(place)\(name.map { " " + $0 } ?? ""): \(message)" }
}

extension CallProblem {
    /// A problem that the builder or the check found.
    init(_ problem: FieldProblem) {
        let (place, name): (String, String?) =
            switch problem.key {
            case .parameter(let key): (key.location.rawValue, key.name)
            case .serverVariable(let name): ("serverVariable", name)
            case .body: ("body", nil)
            case .formPart(let name): ("part", name)
            case .mediaType: ("mediaType", nil)
            case .server: ("server", nil)
            case .operation: ("operation", nil)
            }
        self.init(place: place, name: name, message: problem.message, canBeSkipped: problem.canBeSkipped)
    }
}
