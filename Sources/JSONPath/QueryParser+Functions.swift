/// Calls of functions, whose types are checked as they are read (RFC 9535, section 2.4.3).
extension QueryParser {
    /// A part of a filter before it is known what it is for.
    enum Term {
        case operand(Operand)
        case query(Query)
        case condition(Condition)
    }

    /// The call of a function behind its opening parenthesis.
    mutating func call(of name: String, at start: Int) throws(JSONPathError) -> Term {
        let arguments = try arguments()
        switch (name, arguments.count) {
        case ("length", 1): return .operand(.length(try operand(arguments[0])))
        case ("count", 1): return .operand(.count(try nodes(arguments[0])))
        case ("value", 1): return .operand(.value(try nodes(arguments[0])))
        case ("match", 2), ("search", 2):
            let (text, expression) = (try operand(arguments[0]), try operand(arguments[1]))
            return .condition(.matches(text, expression, isWhole: name == "match"))
        case ("length", _), ("count", _), ("value", _), ("match", _), ("search", _):
            throw JSONPathError("The function \(name) takes another number of arguments", at: start)
        default: throw JSONPathError("There is no such function", at: start)
        }
    }

    private mutating func arguments() throws(JSONPathError) -> [Term] {
        var arguments: [Term] = []
        skipBlanks()
        if take(")") { return arguments }
        while true {
            arguments.append(try argument())
            skipBlanks()
            if take(")") { return arguments }
            guard take(",") else { throw error("Expected , or )") }
            skipBlanks()
        }
    }

    /// No function takes a logical value, so that an argument is a term.
    private mutating func argument() throws(JSONPathError) -> Term { try term() }

    private func nodes(_ term: Term) throws(JSONPathError) -> Query {
        guard case .query(let query) = term else { throw error("The function takes a query") }
        return query
    }
}
