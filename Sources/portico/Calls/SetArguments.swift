import Execution
import OpenAPI
import SourceTree

/// All `--set` arguments about parameters: a name given several times is a list, where its schema takes one.
struct SetArguments {
    private(set) var parameters: [ParameterKey: ParameterValue] = [:]
    private(set) var problems: [CallProblem] = []

    /// Reads the arguments against the parameters of an operation.
    ///
    /// - Throws: ``UsageError`` for an argument of another form, and for a second value where only one can be.
    init(_ texts: [String], of operation: OpenAPI.Operation) throws {
        let reader = SetArgument(operation: operation)
        var values: [ParameterKey: [ParameterValue]] = [:]
        var order: [ParameterKey] = []
        for text in texts {
            let (key, value, problem) = try reader.read(text)
            if let problem { problems.append(problem) }
            guard let value else { continue }
            if values[key] == nil { order.append(key) }
            values[key, default: []].append(value)
        }
        for key in order {
            guard let all = values[key], let first = all.first else { continue }
            guard all.count > 1 else {
                parameters[key] = first
                continue
            }
            let parameter = operation.parameters.first { ParameterKey($0) == key }
            guard parameter.map(Self.takesList) ?? false else {
                throw UsageError("--set \(key.location.rawValue):\(key.name) is given twice, and it is no list.")
            }
            parameters[key] = Self.list(of: all)
        }
    }

    private static func takesList(_ parameter: Parameter) -> Bool {
        guard let schema = parameter.schema ?? parameter.content?.schema else { return true }
        return schema.effectiveTypes.isEmpty || schema.effectiveTypes.contains("array")
    }

    private static func list(of values: [ParameterValue]) -> ParameterValue {
        var builder = TreeBuilder(name: "")
        builder.beginArray()
        for value in values {
            if let tree = try? Tree.read(Array(value.contentText.utf8), format: .json, budget: .instance) {
                builder.copy(tree.root)
            } else {
                builder.string(value.contentText)
            }
        }
        builder.end()
        return .json(String(decoding: builder.finish().root.json(), as: UTF8.self))
    }
}
