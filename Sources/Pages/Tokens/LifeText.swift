import Foundation
import Markup
import TokenDesk

/// What will end a token and when, as sentences.
struct LifeText {
    let record: TokenRecord
    let now: Date

    func write(into html: inout HTML) {
        switch record.state(at: now) {
        case .revoked(let date): sentence("It was cancelled ", date, ". It cannot come back.", into: &html)
        case .expiredIdle(let date): sentence("It ended ", date, " because it was not used for too long.", into: &html)
        case .expiredAbsolute(let date): sentence("It ended ", date, ": its time was up.", into: &html)
        case .retired(let date): sentence("It ended ", date, ": another took its place.", into: &html)
        case .retiring(let date): sentence("Another takes its place; it ends ", date, ".", into: &html)
        case .paused:
            html.text("It is paused and opens nothing until it is resumed. ")
            writeEnds(into: &html)
        case .neverUsed, .active, .expiring: writeEnds(into: &html)
        }
    }

    private func writeEnds(into html: inout HTML) {
        guard record.endsAt < record.capsAt else {
            return sentence("It ends ", record.capsAt, ", however often it is used.", into: &html)
        }
        sentence("It ends ", record.endsAt, " if it is not used.", into: &html)
        let span = RelativeTime.span(Double(record.life.idle)) ?? ""
        sentence(" Each use moves this to \(span) later, at the latest ", record.capsAt, ".", into: &html)
    }

    private func sentence(_ start: String, _ date: Date, _ end: String, into html: inout HTML) {
        html.text(start)
        html.fullMoment(date, from: now)
        html.text(end)
    }
}
