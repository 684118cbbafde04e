/// How much of an object or array is written: everything, or only what must be.
enum SampleShape {
    case full
    case least

    static func list(for type: String) -> [SampleShape] {
        type == "object" || type == "array" ? [.full, .least] : [.full]
    }
}
