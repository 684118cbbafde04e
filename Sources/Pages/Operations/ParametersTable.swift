import JSONSchema
import Markup
import OpenAPI
import SourceTree

/// **Parameters**: the table Name | Description.
struct ParametersTable {
    let scope: SchemaScope
    let parameters: [Parameter]
    var heading: Markup.Tag = .h2

    private static let maximumExamples = 20

    func write(into html: inout HTML) {
        html.element(.section) { html in
            html.sectionHead("Parameters", heading: heading)
            if parameters.isEmpty {
                html.element(.p, .class("section-body empty"), text: "No parameters")
            } else {
                html.element(.table, .class("columns stack")) { html in
                    html.element(.thead) { html in
                        html.element(.tr) { html in
                            html.element(.th, .class("columns-name"), .scope("col"), text: "Name")
                            html.element(.th, .scope("col"), text: "Description")
                        }
                    }
                    html.element(.tbody) { html in
                        for parameter in parameters { writeRow(parameter, into: &html) }
                    }
                }
            }
        }
    }

    private func writeRow(_ parameter: Parameter, into html: inout HTML) {
        let anchor = scope.anchor("parameter", parameter.location.rawValue).appending(parameter.name)
        html.shared(parameter.isShared ? .parameter(parameter.node) : nil, at: anchor, scope: scope) {
            Self.writeRow(parameter, at: $0, $1, into: &$2)
        }
    }

    private static func writeRow(
        _ parameter: Parameter, at anchor: ElementID, _ scope: SchemaScope, into html: inout HTML
    ) {
        html.element(
            .tr, .class("parameter", parameter.isDeprecated ? "property-deprecated" : ""), scope.id(anchor)
        ) { html in
            html.element(.td) { html in
                writeName(of: parameter, into: &html)
                scope.writeLink(anchor, into: &html)
            }
            html.element(.td) { writeText(of: parameter, scope.part(anchor, .request), into: &$0) }
        }
    }

    private static func writeName(of parameter: Parameter, into html: inout HTML) {
        html.element(.div, .class("name")) { html in
            html.isolatedName(parameter.name)
            if parameter.isRequired {
                html.text(" ")
                html.element(.span, .class("required"), text: "* required")
            }
        }
        if let schema = parameter.schema ?? parameter.content?.schema {
            html.element(.div, .class("type")) { $0.visible(SchemaChildren.typeText(of: schema)) }
        }
        html.element(.div, .class("where"), text: "(\(parameter.location.rawValue))")
        StyleText(parameter).write(into: &html)
        if parameter.isDeprecated { html.element(.div, .class("where"), text: "deprecated") }
    }

    private static func writeText(of parameter: Parameter, _ scope: SchemaScope, into html: inout HTML) {
        html.prose(parameter.description ?? parameter.schema?.description)
        if let schema = parameter.schema {
            html.element(.div, .class("chips")) { SchemaLine.writeChips(of: schema, into: &$0) }
            SchemaLine.writeValues(of: schema, examples: ownExample(of: parameter) == nil, into: &html)
            writeStructure(of: schema, scope, into: &html)
        } else if let media = parameter.content {
            html.exampleAndSchema(of: media, scope: scope)
        }
        writeExamples(of: parameter, into: &html)
    }

    /// The example that stands beside the schema; that of the schema is shown with its values.
    private static func ownExample(of parameter: Parameter) -> Node? {
        parameter.examples.lazy.compactMap(\.value).first
    }

    /// The examples with what the author says of them.
    private static func writeExamples(of parameter: Parameter, into html: inout HTML) {
        let named = parameter.examples.filter { $0.name != nil && ($0.value != nil || $0.serializedValue != nil) }
        guard named.count > 1 else {
            guard let example = ownExample(of: parameter) else { return }
            return html.element(.div, .class("lines")) { html in
                html.element(.div) { html in
                    html.text("Example : ")
                    html.element(.code) { $0.visible(SchemaLine.text(of: example)) }
                }
            }
        }
        html.element(.div, .class("lines")) { html in
            html.element(.div, text: "Examples :")
            html.element(.dl, .class("values")) { html in
                for example in named.prefix(maximumExamples) {
                    html.element(.dt) { html in
                        let text = example.value.map(SchemaLine.text(of:)) ?? example.serializedValue ?? ""
                        html.element(.code) { $0.visible(text) }
                    }
                    html.element(.dd) { html in
                        html.element(.b) { $0.visible(example.summary ?? example.name ?? "") }
                        if let text = example.description {
                            html.text(" ")
                            html.append(Markdown.inline(text))
                        }
                    }
                }
            }
        }
    }

    private static func writeStructure(of schema: Schema, _ scope: SchemaScope, into html: inout HTML) {
        guard SchemaChildren.hasAny(schema) else { return }
        html.element(.details) { html in
            html.element(.summary, .class("property-line")) { $0.element(.span, .class("type"), text: "Schema") }
            var view = SchemaView(scope: scope, limits: SchemaView.Limits(nodes: 400))
            view.write(schema, into: &html)
        }
    }
}
