import Execution
import OpenAPI
import Pages

extension Problem {
    /// A problem of a call, at the input it is about.
    ///
    /// - Parameter values: the values that were entered by the inputs of their schemas.
    init(_ problem: FieldProblem, in values: ValueFields) {
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
        let input = field.map { field in problem.pointer.map { values.input(of: field, at: $0) } ?? field }
        self.init(field: input, message: problem.message)
    }
}
