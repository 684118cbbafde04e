/// Splits text into runs that show as they are and scalars that need a mark, in one pass.
enum VisibleScanner {
    static func scan(
        _ string: String, run: (Substring.UnicodeScalarView) -> Void, mark: (Unicode.Scalar) -> Void
    ) {
        let scalars = string.unicodeScalars
        guard InvisibleScalar.mayOccur(in: string) else { return run(scalars[...]) }
        var start = scalars.startIndex
        var index = start
        var previous: Unicode.Scalar?
        while index < scalars.endIndex {
            let scalar = scalars[index]
            let next = scalars.index(after: index)
            if InvisibleScalar.needsMark(scalar, after: previous) {
                if start < index { run(scalars[start..<index]) }
                let endsLine = scalar == "\r" && next < scalars.endIndex && scalars[next] == "\n"
                if !endsLine { mark(scalar) }
                start = next
            }
            previous = scalar
            index = next
        }
        if start < index { run(scalars[start..<index]) }
    }
}
