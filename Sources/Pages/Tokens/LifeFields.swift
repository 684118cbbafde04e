import Foundation
import Markup
import TokenDesk

/// The part of a new token's form that says when it ends, each choice with the date that follows from it.
struct LifeFields {
    let words: DeskWords
    let values: TokenFormValues
    let now: Date

    private static let day: Int64 = 86_400
    private static let idleDays: [Int64] = [1, 7, 10, 30, 90, 180, 365]
    private static let absoluteDays: [Int64] = [1, 7, 30, 60, 90, 180, 365]

    func write(into html: inout HTML) {
        html.element(.fieldset, .class("fields")) { html in
            html.element(.legend) { $0.element(.h2, text: "When it ends") }
            html.element(.div, .class("field-pair")) { html in
                select(
                    "life-idle", .idle, "If it is not used for", chosen: values.idle, days: Self.idleDays,
                    consequence: "if it is never used", into: &html)
                select(
                    "life-absolute", .absolute, "At the latest after", chosen: values.absolute, days: Self.absoluteDays,
                    consequence: "however often it is used", into: &html)
            }
            html.element(
                .p, .class("small muted"),
                text:
                    "Each use moves the first end further, never past the second. After either the \(words.noun) opens nothing and whoever uses it gets 401."
            )
        }
    }

    private func select(
        _ id: ElementID, _ field: TokenField, _ label: String, chosen: Int64, days: [Int64],
        consequence: String, into html: inout HTML
    ) {
        let seconds = days.map { $0 * Self.day }
        let choices = seconds.contains(chosen) ? seconds : (seconds + [chosen]).sorted()
        html.element(.div, .class("field")) { html in
            html.element(.label, .for(id), text: label)
            html.element(.select, .class("select"), .id(id), .name(field.text)) { html in
                for choice in choices {
                    let end = RelativeTime.day(of: now.addingTimeInterval(Double(choice)))
                    let span = RelativeTime.span(Double(choice)) ?? "0 seconds"
                    html.element(
                        .option, .value(String(choice)), .selected(choice == chosen),
                        text: "\(span): ends on \(end) \(consequence)")
                }
            }
        }
    }
}
