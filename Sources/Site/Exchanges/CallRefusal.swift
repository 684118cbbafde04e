import Authorization
import Execution
import Pages

/// What is wrong with the form of a call.
struct CallRefusal: Error {
    var problems: [Problem]
    /// Whether **Execute anyway** gets by all of it.
    var canBeSkipped = false

    init(problems: [Problem], canBeSkipped: Bool = false) {
        self.problems = problems
        self.canBeSkipped = canBeSkipped
    }

    /// What an error says of the form; nil when it is not about it.
    init?(_ error: any Error, in posted: PostedCall) {
        switch error {
        case let error as Self: self = error
        case let error as CallError:
            self.init(
                problems: error.problems.map { Problem($0, in: posted.fields.values) },
                canBeSkipped: error.canBeSkipped)
        case let error as AuthorizationError: self.init(problems: [Problem(field: nil, message: error.message)])
        case let error as SiteError where posted.form.upload != nil:
            self.init(problems: [Problem(field: nil, message: error.message)])
        default: return nil
        }
    }
}
