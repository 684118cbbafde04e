/// Names for headings in the way GitHub makes them: letters in lower case, digits, `-` and `_`, blanks as `-`; the
/// second of equal ones gets `-1`.
struct HeadingSlugs {
    private var uses: [String: Int] = [:]

    mutating func slug(for heading: String) -> String {
        var slug = ""
        for scalar in heading.lowercased().unicodeScalars {
            switch scalar {
            case " ": slug.append("-")
            case "-", "_": slug.unicodeScalars.append(scalar)
            default:
                if scalar.properties.isAlphabetic || scalar.properties.numericType != nil {
                    slug.unicodeScalars.append(scalar)
                }
            }
        }
        if slug.isEmpty { slug = "section" }
        let count = uses[slug, default: 0]
        uses[slug] = count + 1
        return count == 0 ? slug : "\(slug)-\(count)"
    }
}
