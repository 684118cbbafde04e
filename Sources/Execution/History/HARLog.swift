import Egress
import Foundation
import HTTPTypes
import SourceTree

/// Exchanges as an HTTP Archive (HAR 1.2), for tools that read such files. Secrets are masked in it.
public struct HARLog: Sendable {
    private let exchanges: [Exchange]

    /// - Parameter exchanges: in the order in which they are to stand; HAR wants the oldest first.
    public init(_ exchanges: [Exchange]) {
        self.exchanges = exchanges
    }

    /// The archive as JSON in UTF-8.
    public func json() -> [UInt8] {
        var builder = TreeBuilder(name: "")
        builder.beginObject()
        builder.key("log")
        builder.beginObject()
        builder.field("version", "1.2")
        builder.key("creator")
        builder.beginObject()
        builder.field("name", "Portico")
        builder.field("version", "1")
        builder.end()
        builder.list("entries", exchanges) { write($0, into: &$1) }
        builder.end()
        builder.end()
        return builder.finish().root.json()
    }

    private func write(_ exchange: Exchange, into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("startedDateTime", Self.moment(exchange.startedAt))
        let timing = exchange.response?.timing
        builder.key("time")
        builder.milliseconds(timing?.total ?? .zero)
        builder.key("request")
        write(exchange.request, version: exchange.response?.version ?? "HTTP/1.1", into: &builder)
        builder.key("response")
        write(exchange.outcome, into: &builder)
        builder.key("cache")
        builder.beginObject()
        builder.end()
        write(timings: exchange.response, into: &builder)
        if let address = exchange.response?.remoteAddress, !address.isEmpty {
            builder.field("serverIPAddress", address)
        }
        builder.end()
    }

    private func write(_ request: OutboundRequest, version: String, into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("method", request.method.rawValue)
        builder.field("url", request.url(.masked))
        builder.field("httpVersion", version)
        builder.list("cookies", request.cookies) { cookie, builder in
            builder.pair(cookie.name, cookie.text(.masked))
        }
        builder.list("headers", request.displayedFields(.masked)) { field, builder in
            builder.pair(field.name, field.value)
        }
        builder.list("queryString", request.query) { piece, builder in
            let text = piece.text(.masked)
            let name = text.prefix { $0 != "=" }
            builder.pair(String(name), String(text.dropFirst(name.count + 1)))
        }
        if request.bodySize > 0 {
            builder.key("postData")
            builder.beginObject()
            builder.field(
                "mimeType", request.fields.first { $0.name.lowercased() == "content-type" }?.text(.masked) ?? "")
            builder.field("text", request.bodyText ?? "")
            if request.bodyText == nil {
                builder.field("comment", "\(request.bodySize) bytes that are no text, or too many")
            }
            builder.end()
        }
        builder.field("headersSize", -1)
        builder.field("bodySize", request.bodySize)
        builder.end()
    }

    /// Without a response the status is 0, as browsers write it.
    private func write(_ outcome: ExchangeOutcome, into builder: inout TreeBuilder) {
        var response = ExchangeResponse(status: 0, version: "")
        if case .response(let received) = outcome { response = received }
        builder.beginObject()
        builder.field("status", response.status)
        builder.field("statusText", response.reason)
        builder.field("httpVersion", response.version)
        builder.list("cookies", [String]()) { _, _ in }
        builder.list("headers", response.fields) { $1.pair($0.name, $0.value) }
        builder.key("content")
        builder.beginObject()
        builder.field("size", response.bodySize)
        builder.field("mimeType", response.contentType ?? "")
        if response.rest > 0 {
            builder.field("text", "")
            builder.field("comment", "\(response.bodySize) bytes are too many for an archive")
        } else if let text = String(validating: response.body, as: UTF8.self), !text.utf8.contains(0) {
            builder.field("text", text)
        } else {
            builder.field("text", Data(response.body).base64EncodedString())
            builder.field("encoding", "base64")
        }
        builder.end()
        builder.field("redirectURL", response.value(of: "Location") ?? "")
        builder.field("headersSize", -1)
        builder.field("bodySize", response.isTruncated ? -1 : response.bodySize)
        if case .failure(let failure) = outcome { builder.field("comment", failure.message) }
        builder.end()
    }

    private func write(timings response: ExchangeResponse?, into builder: inout TreeBuilder) {
        let timing = response?.timing ?? .init()
        builder.key("timings")
        builder.beginObject()
        for (name, duration) in [
            ("dns", timing.resolve), ("connect", timing.connect + timing.handshake), ("ssl", timing.handshake),
            ("send", .zero), ("wait", timing.firstByte), ("receive", timing.body),
        ] {
            builder.key(name)
            builder.milliseconds(duration)
        }
        builder.end()
    }

    /// RFC 3339 in UTC with milliseconds.
    private static func moment(_ date: Date) -> String {
        date.formatted(Date.ISO8601FormatStyle(includingFractionalSeconds: true))
    }
}

extension TreeBuilder {
    /// A `{name, value}` of an archive.
    fileprivate mutating func pair(_ name: String, _ value: String) {
        beginObject()
        field("name", name)
        field("value", value)
        end()
    }

    /// A duration in milliseconds to three places.
    fileprivate mutating func milliseconds(_ duration: Duration) {
        let (seconds, attoseconds) = duration.components
        let whole = seconds.multipliedReportingOverflow(by: 1_000_000)
        let microseconds = whole.overflow ? 0 : max(whole.partialValue &+ attoseconds / 1_000_000_000_000, 0)
        let thousandths = String(microseconds % 1_000)
        number(text: "\(microseconds / 1_000).\(String(repeating: "0", count: 3 - thousandths.count))\(thousandths)")
    }
}
