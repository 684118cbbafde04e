import Egress
import Execution
import Foundation
import SourceTree

/// What came of a call, with what the description says about it.
struct ExchangeReport {
    let plan: CallPlan
    let exchange: Exchange
    let showing: Showing

    /// Whether the response is something else than the description promises.
    var hasFindings: Bool { exchange.contract.map { !$0.isKept } ?? false }

    /// For people: the response with its fields and body, then the findings.
    var text: String {
        switch exchange.outcome {
        case .failure(let failure):
            let line = failure.allowLine.map { "\nallow: \($0)" } ?? ""
            return "failed (\(failure.code)): \(failure.message) \(failure.advice)\(line)"
        case .response(let response):
            let reason = response.reason.isEmpty ? "" : " " + response.reason
            let head = "\(response.version) \(response.status)\(reason)"
            let fields = response.fields.map { "\($0.name): \($0.value)" }
            let cut = response.isTruncated ? "\n(cut off here)" : ""
            let body = response.body.isEmpty ? "" : "\n" + RequestReport.body(response.body) + cut
            let text = (steps + [head] + fields).joined(separator: "\n") + "\n" + body
            return VisibleText.of(text + "\n\n" + contract)
        }
    }

    /// A line for each request that came before.
    private var steps: [String] {
        exchange.steps.map { "\($0.status) \($0.method) \($0.url) (\($0.cause.rawValue))" }
    }

    private var contract: String {
        guard let report = exchange.contract else { return "The description says nothing about responses." }
        guard !report.isKept else {
            let entry = report.documentedAs ?? ""
            switch report.body {
            case .notChecked(let reason):
                return "Status and headers match the description (\(entry)); the body was not checked: \(reason)."
            case .notDescribed where exchange.response?.body.isEmpty == false:
                return "Status and headers match the description (\(entry)); it has no schema for the body."
            case .notDescribed, .valid, .invalid: return "The response matches the description (\(entry))."
            }
        }
        let lines = report.breaches.map { breach in
            let place = breach.instance.map { $0.isEmpty ? "" : " at \($0)" } ?? ""
            return "  \(breach.kind.rawValue)\(place): \(breach.message)"
        }
        return (["The response does not match the description:"] + lines).joined(separator: "\n")
    }

    /// The same object for a request that was not sent: its problems say why.
    static func unsent(_ request: RequestReport) -> String {
        var builder = TreeBuilder(name: "exchange")
        builder.beginObject()
        builder.key("request")
        request.write(to: &builder)
        write(
            [
                ("code", "notSent"), ("message", "The request was not sent: something is missing or wrong."),
                ("advice", "Mend what its problems say, or send it with --anyway where they can be skipped."),
                ("allowLine", nil),
            ], to: &builder)
        builder.key("steps")
        builder.beginArray()
        builder.end()
        builder.key("contract")
        builder.null()
        builder.end()
        return String(decoding: builder.finish().root.json(pretty: true), as: UTF8.self)
    }

    /// One object: `request`, then `response` or `failure`, `steps` and `contract`.
    var json: String {
        var builder = TreeBuilder(name: "exchange")
        builder.beginObject()
        builder.key("request")
        RequestReport(plan: plan, showing: showing).write(to: &builder)
        switch exchange.outcome {
        case .response(let response): write(response, to: &builder)
        case .failure(let failure):
            Self.write(
                [
                    ("code", failure.code), ("message", failure.message), ("advice", failure.advice),
                    ("allowLine", failure.allowLine),
                ], to: &builder)
        }
        builder.key("steps")
        builder.beginArray()
        for step in exchange.steps { write(step, to: &builder) }
        builder.end()
        builder.key("contract")
        if let report = exchange.contract { write(report, to: &builder) } else { builder.null() }
        builder.end()
        return String(decoding: builder.finish().root.json(pretty: true), as: UTF8.self)
    }

    private func write(_ response: ExchangeResponse, to builder: inout TreeBuilder) {
        builder.key("response")
        builder.beginObject()
        builder.key("status")
        builder.integer(response.status)
        for (name, value) in [
            ("reason", response.reason), ("version", response.version), ("remoteAddress", response.remoteAddress),
        ] {
            builder.key(name)
            builder.string(value)
        }
        builder.key("fields")
        builder.fields(response.fields.map { ($0.name, $0.value) })
        builder.key("body")
        builder.string(Data(response.body).base64EncodedString())
        builder.key("isTruncated")
        builder.boolean(response.isTruncated)
        builder.key("milliseconds")
        builder.beginObject()
        for (name, duration) in [
            ("resolve", response.timing.resolve), ("connect", response.timing.connect),
            ("handshake", response.timing.handshake),
            ("firstByte", response.timing.firstByte), ("total", response.timing.total),
        ] {
            builder.key(name)
            builder.integer(duration.wholeMilliseconds)
        }
        builder.end()
        builder.end()
    }

    private func write(_ step: ExchangeStep, to builder: inout TreeBuilder) {
        builder.beginObject()
        builder.key("status")
        builder.integer(step.status)
        for (name, value) in [("method", step.method), ("url", step.url), ("cause", step.cause.rawValue)] {
            builder.key(name)
            builder.string(value)
        }
        builder.end()
    }

    private static func write(_ failure: [(String, String?)], to builder: inout TreeBuilder) {
        builder.key("failure")
        builder.beginObject()
        for (name, value) in failure {
            builder.key(name)
            if let value { builder.string(value) } else { builder.null() }
        }
        builder.end()
    }

    private func write(_ report: ContractReport, to builder: inout TreeBuilder) {
        builder.beginObject()
        builder.key("matches")
        builder.boolean(report.isKept)
        builder.key("documentedAs")
        if let status = report.documentedAs { builder.string(status) } else { builder.null() }
        builder.key("findings")
        builder.beginArray()
        for breach in report.breaches {
            builder.beginObject()
            for (name, value) in [
                ("kind", breach.kind.rawValue), ("message", breach.message), ("instance", breach.instance),
                ("schema", breach.schema),
            ] {
                builder.key(name)
                if let value { builder.string(value) } else { builder.null() }
            }
            builder.end()
        }
        builder.end()
        builder.end()
    }
}

extension Duration {
    /// Whole milliseconds; at most some days, which no call lasts.
    fileprivate var wholeMilliseconds: Int {
        let (seconds, attoseconds) = components
        return Int(clamping: min(max(seconds, 0), 1_000_000) * 1_000 + attoseconds / 1_000_000_000_000_000)
    }
}
