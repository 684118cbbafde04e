import Markup
import OpenAPI

/// Alternatives: a switch of folds of which one is open.
extension SchemaView {
    /// - Parameter number: which group of its schema it is.
    mutating func writeVariants(_ group: SchemaChildren.Variants, number: Int, into html: inout HTML) {
        groups += 1
        let switchName = scope.page == nil ? scope.anchor.map { "\($0.text)-\(groups)" } : nil
        html.element(.div, .class("variants")) { html in
            html.element(.p, .class("flag"), text: group.label)
            let variants = group.schemas.prefix(SchemaChildren.maximumVariants)
            let labels = variants.enumerated().map { Alternative.name(of: $0.element, number: $0.offset + 1) }
            let places = labels.map { label in anchors.last.flatMap { $0 }?.appending("\(number)-\(label)") }
            let chosen = places.firstIndex { scope.leads(through: $0) } ?? 0
            for (index, variant) in variants.enumerated() {
                guard remaining > 0, html.count < limits.bytes else { break }
                remaining -= 1
                let label = labels[index]
                anchors.append(places[index])
                write(
                    variant, label: label, word: group.discriminator?.value(for: variant),
                    isOpen: index == chosen, switchName: switchName, into: &html)
                anchors.removeLast()
            }
            if group.schemas.count > SchemaChildren.maximumVariants {
                html.element(
                    .p, .class("flag"), text: "\(group.schemas.count - SchemaChildren.maximumVariants) more")
            }
        }
    }

    private mutating func write(
        _ variant: Schema, label: String, word: String?, isOpen: Bool, switchName: String?,
        into html: inout HTML
    ) {
        let anchor = claimed()
        let unfolding = unfolding(of: variant, isOnWay: scope.leads(through: anchor))
        if case .fetched(let id) = unfolding {
            return html.element(.div, .class("variant"), scope.id(anchor)) { html in
                writeFetched(id, of: variant, into: &html) { Self.writeHead(of: variant, label, word, into: &$0) }
            }
        }
        html.element(.div, .class("variant"), scope.id(anchor)) { html in
            html.element(
                .details, .open(isOpen), .ifPresent(switchName) { .name($0) }, .data("variant", label)
            ) { html in
                html.element(.summary, .class("property-line")) { Self.writeHead(of: variant, label, word, into: &$0) }
                html.element(.div, .class("variant-body")) { html in
                    SchemaLine.writeText(of: variant, into: &html)
                    switch unfolding {
                    case .inPlace: writeContent(of: variant, into: &html)
                    case .link(let note): html.element(.p, .class("flag"), text: note)
                    case .nothing, .fetched: break
                    }
                }
            }
        }
    }

    private static func writeHead(of variant: Schema, _ label: String, _ word: String?, into html: inout HTML) {
        html.element(.span, .class("variant-name")) { $0.isolated(label) }
        if variant.brokenReference != nil {
            SchemaLine(schema: variant, label: nil).writeType(documentID: nil, into: &html)
        } else if variant.typeText != label {
            html.element(.span, .class("schema-type")) { $0.visible(variant.structureText) }
        }
        if let word {
            html.element(.span, .class("chip")) { $0.visible(word) }
        }
        if variant.isDeprecated { html.element(.span, .class("badge badge-warn"), text: "deprecated") }
        SchemaLine.writeChips(of: variant, into: &html)
    }
}
