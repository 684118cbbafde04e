import OpenAPI
import SourceTree

/// One row of a form on its way to being written, whether it came from inputs or from a JSON value.
struct FormEntry {
    enum Content {
        /// As typed.
        case text(String)
        /// To be written by its media type or style.
        case value(Node)
        case file(CallFile)
    }

    let name: String
    let content: Content
    /// Where its value stands in the JSON that it was read from; nowhere for an input.
    var place = JSONPointer()

    /// The rows of inputs. A list of objects typed as JSON becomes one row an item (OpenAPI 3.2 section 4.14.5.1).
    static func list(of parts: [FormPart], plan: FormPlan) -> [FormEntry] {
        parts.flatMap { part -> [FormEntry] in
            switch part.value {
            case .file(let name, let mediaType, let bytes):
                let file = CallFile(name: name, mediaType: mediaType, bytes: bytes)
                return [FormEntry(name: part.name, content: .file(file))]
            case .text(let text):
                guard plan.isListOfObjects(part.name), !plan.isStyled(part.name),
                    let list = try? Tree.read(Array(text.utf8), format: .json, budget: .instance).root,
                    list.kind == .array
                else { return [FormEntry(name: part.name, content: .text(text))] }
                return list.elements.map { FormEntry(name: part.name, content: .value($0)) }
            }
        }
    }

    /// The rows of an object: one a member, one an item of a list unless its style wants it whole; null is no row.
    ///
    /// - Parameter base: where the object stands in the JSON of the body.
    static func list(
        of object: Node, plan: FormPlan, files: [String: CallFile] = [:], at base: JSONPointer = JSONPointer()
    ) -> [FormEntry] {
        object.members.flatMap { member -> [FormEntry] in
            let place = base.appending(member.key)
            let isWhole = member.value.kind != .array || plan.isStyled(member.key)
            let values =
                isWhole
                ? [(member.value, place)]
                : member.value.elements.enumerated().map { ($0.element, place.appending($0.offset)) }
            return values.filter { $0.0.kind != .null }.map { value, place in
                let file = files[place.description]
                return FormEntry(name: member.key, content: file.map { .file($0) } ?? .value(value), place: place)
            }
        }
    }

    /// Whether nothing was filled in or chosen.
    var isBlank: Bool {
        switch content {
        case .text(let text): text.isEmpty
        case .file(let file): file.name.isEmpty && file.bytes.isEmpty
        case .value: false
        }
    }
}
