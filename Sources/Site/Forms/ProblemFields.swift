import Execution
import OpenAPI
import Pages
import SourceTree

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
        self.init(field: input, message: Self.message(of: problem, at: input))
    }

    /// What is said at the very input need not say where it is.
    private static func message(of problem: FieldProblem, at input: FieldName?) -> String {
        guard case .value(let path) = input, let pointer = problem.pointer, path.pointer == pointer else {
            return problem.message
        }
        let parent = JSONPointer(tokens: Array(pointer.tokens.dropLast()))
        let place = [pointer, parent].map { "at \($0): " }.first(where: problem.message.hasPrefix)
        return String(problem.message.dropFirst(place?.count ?? 0))
    }
}
