/// What a schema came to when it was only tried, as `anyOf`, `not` and `if` do.
struct Outcome {
    let isValid: Bool
    let evaluated: Evaluated
    let breaches: [Breach]
}
