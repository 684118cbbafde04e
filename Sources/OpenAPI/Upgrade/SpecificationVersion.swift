import JSONSchema
import SourceTree

/// Which version a description is written in. Beside the upgrade and the reader nothing asks for it.
struct SpecificationVersion: Sendable {
    /// The families that are told apart.
    enum Family: Int, Sendable {
        case v2, v30, v31, v32
    }

    let family: Family
    /// As written; empty when there is none.
    let text: String
    /// Where it is written, nil when it is missing.
    let node: Node?
    /// Whether it is a version that is known; others are read as the nearest one.
    let isKnown: Bool

    init(of root: Node) {
        let modern = root["openapi"]
        let old = modern == nil ? root["swagger"] : nil
        node = modern ?? old
        let text = node?.words ?? ""
        self.text = text
        if old != nil {
            family = text.utf8.starts(with: "1".utf8) ? .v30 : .v2
            isKnown = text == "2.0"
            return
        }
        let known: [(String, Family)] = [("3.0", .v30), ("3.1", .v31), ("3.2", .v32)]
        let found = known.first { text == $0.0 || text.utf8.starts(with: ($0.0 + ".").utf8) }
        family = found?.1 ?? (text == "3" ? .v30 : .v32)
        isKnown = found != nil && Self.isWellFormed(text)
    }

    /// Up to 3.0 a description without paths is none.
    var requiresPaths: Bool { family == .v2 || family == .v30 }

    /// Whether `allowReserved` counts for paths and cookies, as for queries since 3.0.
    var allowsReservedEverywhere: Bool { family == .v32 }

    /// Whether a schema that is only referred to makes an XML element of its own, named after the component.
    var namesElementsByReference: Bool { family == .v32 }

    /// Whether an encoding's `style` counts in `multipart/form-data`; in 2.0 a `collectionFormat` does.
    var stylesParts: Bool { family != .v30 }

    /// Whether header parameters named `Accept`, `Content-Type` and `Authorization` are ignored.
    var ignoresReservedHeaders: Bool { family != .v2 }

    var isUpgraded: Bool { family == .v2 }

    var dialect: Dialect { family == .v2 || family == .v30 ? .openAPI30 : .draft202012 }

    /// The parts that the components can keep, in the order of the specification.
    var keptParts: [BundledPart] {
        switch family {
        case .v2: return [.schema, .parameter, .response]
        case .v30, .v31, .v32:
            let all: [BundledPart] = [
                .schema, .response, .parameter, .example, .requestBody, .header, .securityScheme, .link, .callback,
            ]
            return all + (family == .v30 ? [] : [.pathItem]) + (family == .v32 ? [.mediaType] : [])
        }
    }

    /// The section that keeps a part, of the components or in 2.0 of the description itself; nil when there is none.
    func section(for part: BundledPart) -> String? {
        guard keptParts.contains(part) else { return nil }
        return family == .v2 && part == .schema ? "definitions" : part.section
    }

    /// Three numbers, and a label behind a hyphen if any.
    private static func isWellFormed(_ text: String) -> Bool {
        let numbers = text.split(separator: "-", maxSplits: 1)[0].split(
            separator: ".", omittingEmptySubsequences: false)
        return numbers.count == 3
            && numbers.allSatisfy { !$0.isEmpty && $0.utf8.allSatisfy { (0x30...0x39).contains($0) } }
    }
}
