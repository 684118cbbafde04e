import Execution
import OpenAPI
import Pages

extension Problem {
    /// A problem of a call, at the input it is about.
    init(_ problem: FieldProblem) {
        let field: FieldName? =
            switch problem.key {
            case .parameter(let key): .parameter(location: key.location.rawValue, name: key.name)
            case .serverVariable(let name): .variable(name)
            case .body: .body
            case .formPart(let name): .form(name)
            case .mediaType: .media
            case .server: .server
            case .operation: nil
            }
        self.init(field: field, message: problem.message)
    }
}
