import SourceTree

/// Filters.
extension QueryParser {
    /// A logical expression: `||` binds less than `&&`.
    mutating func condition() throws(JSONPathError) -> Condition {
        var any = [try conjunction()]
        while takeOperator("||") { any.append(try conjunction()) }
        return any.count == 1 ? any[0] : .any(any)
    }

    private mutating func conjunction() throws(JSONPathError) -> Condition {
        var all = [try basic()]
        while takeOperator("&&") { all.append(try basic()) }
        return all.count == 1 ? all[0] : .all(all)
    }

    /// Takes a sign with the blanks around it.
    private mutating func takeOperator(_ sign: String) -> Bool {
        let start = index
        skipBlanks()
        guard take(sign) else {
            index = start
            return false
        }
        skipBlanks()
        return true
    }

    private mutating func basic() throws(JSONPathError) -> Condition {
        if take("!") {
            skipBlanks()
            if current == "(" { return .not(try parenthesis()) }
            let term = try term()
            return .not(try test(term))
        }
        if current == "(" { return try parenthesis() }
        let left = try term()
        let end = index
        skipBlanks()
        guard let comparison = takeComparison() else {
            index = end
            return try test(left)
        }
        skipBlanks()
        let operand = try operand(left)
        let right = try term()
        return .comparison(operand, comparison, try self.operand(right))
    }

    private mutating func parenthesis() throws(JSONPathError) -> Condition {
        index += 1
        skipBlanks()
        let inner = try nested { parser throws(JSONPathError) in try parser.condition() }
        skipBlanks()
        guard take(")") else { throw error("Expected )") }
        return inner
    }

    private mutating func takeComparison() -> Condition.Comparison? {
        let signs: [(String, Condition.Comparison)] = [
            ("==", .equal), ("!=", .unequal), ("<=", .lessOrEqual), (">=", .greaterOrEqual), ("<", .less),
            (">", .greater),
        ]
        for (sign, comparison) in signs where take(sign) { return comparison }
        return nil
    }

    /// What stands alone has to be true or false.
    private func test(_ term: Term) throws(JSONPathError) -> Condition {
        switch term {
        case .query(let query): return .exists(query)
        case .condition(let condition): return condition
        case .operand: throw error("Expected a comparison")
        }
    }

    /// What is compared has to be a value.
    func operand(_ term: Term) throws(JSONPathError) -> Operand {
        switch term {
        case .operand(let operand): return operand
        case .query(let query) where query.isSingular: return .query(query)
        case .query: throw error("What is compared has to lead to one value at most")
        case .condition: throw error("The function gives no value to compare")
        }
    }

    /// A literal, a query or a call.
    mutating func term() throws(JSONPathError) -> Term {
        switch current {
        case "$", "@":
            let isAbsolute = current == "$"
            index += 1
            let segments = try nested { parser throws(JSONPathError) in try parser.segments() }
            return .query(Query(isAbsolute: isAbsolute, segments: segments))
        case "'", "\"":
            var builder = TreeBuilder(name: "")
            builder.string(try string())
            return .operand(.literal(builder.finish().root))
        case let scalar? where scalar == "-" || Self.isDigit(scalar): return .operand(.literal(try number()))
        case let scalar? where ("a"..."z").contains(scalar): return try word()
        default: throw error("Expected @, $, a value or a function")
        }
    }

    private mutating func number() throws(JSONPathError) -> Node {
        let start = index
        while let scalar = current, Self.isDigit(scalar) || ["-", "+", ".", "e", "E"].contains(scalar) { index += 1 }
        let text = text(from: start)
        guard let tree = try? Tree.read(Array(text.utf8), format: .json, budget: .instance) else {
            index = start
            throw error("Expected a number")
        }
        return tree.root
    }

    private mutating func word() throws(JSONPathError) -> Term {
        let start = index
        while let scalar = current, ("a"..."z").contains(scalar) || scalar == "_" || Self.isDigit(scalar) { index += 1 }
        let name = text(from: start)
        if take("(") { return try nested { parser throws(JSONPathError) in try parser.call(of: name, at: start) } }
        var builder = TreeBuilder(name: "")
        switch name {
        case "true", "false": builder.boolean(name == "true")
        case "null": builder.null()
        default:
            index = start
            throw error("Expected true, false, null or a function")
        }
        return .operand(.literal(builder.finish().root))
    }
}
