import SourceTree

/// A place in a sample: the schemas that its value must all fit.
struct SamplePlace {
    let schemas: [Node]
    /// Makes the elements of a list differ.
    var ordinal = 0
    /// Whether something must stand here.
    var isRequired = true
    /// The property of a discriminator: the word that it should hold.
    var word: String?

    /// Whether its schemas alone say what stands here.
    var isPlain: Bool { ordinal == 0 && word == nil }
}
