/// How a parameter's value is written (OpenAPI 3.2, section 4.12.4).
public enum Style: String, Hashable, Sendable, CaseIterable {
    case matrix, label, form, simple, spaceDelimited, pipeDelimited, deepObject
    /// `name=value` pairs as browsers write them into the Cookie field, nothing percent-encoded (3.2).
    case cookie
    /// Values parted by tab characters: `collectionFormat: tsv` of 2.0, which later versions have no word for.
    case tabDelimited
}
