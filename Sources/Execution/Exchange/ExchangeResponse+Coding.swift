import Egress
import SourceTree

extension ExchangeResponse {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("status", status)
        builder.field("reason", reason)
        builder.list("fields", fields) { field, builder in
            builder.beginArray()
            builder.string(field.name)
            builder.string(field.value)
            builder.end()
        }
        builder.field("isTruncated", isTruncated)
        switch ending {
        case .ended: break
        case .stopped: builder.field("stopped", true)
        case .broken(let message): builder.field("broken", message)
        }
        builder.field("version", version)
        builder.field("remoteAddress", remoteAddress)
        let phases = [timing.resolve, timing.connect, timing.handshake, timing.firstByte, timing.total]
        builder.list("timing", phases) { duration, builder in builder.integer(duration.microseconds) }
        if let tls {
            builder.key("tls")
            tls.encode(into: &builder)
        }
        builder.end()
    }

    /// Without its body, which is kept apart.
    init?(decoding node: Node) {
        guard let status = node["status"]?.integer, let reason = node["reason"]?.string,
            let version = node["version"]?.string, let address = node["remoteAddress"]?.string
        else { return nil }
        let fields = (node["fields"]?.elements.map { $0 } ?? []).compactMap { field -> WireField? in
            guard let name = field[0]?.string, let value = field[1]?.string else { return nil }
            return WireField(name: name, value: value)
        }
        let times = (node["timing"]?.elements.map { $0 } ?? []).map { Duration.microseconds($0.integer ?? 0) }
        self.init(
            status: status, reason: reason, fields: fields, isTruncated: node["isTruncated"]?.boolean ?? false,
            version: version, remoteAddress: address,
            timing: times.count == 5
                ? Timing(
                    resolve: times[0], connect: times[1], handshake: times[2], firstByte: times[3], total: times[4])
                : Timing(),
            tls: node["tls"].flatMap(TLSConnection.init(decoding:)))
        if node["stopped"]?.boolean == true { ending = .stopped }
        if let message = node["broken"]?.string { ending = .broken(message) }
    }
}

extension ExchangeFailure {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("code", code)
        builder.field("message", message)
        builder.field("advice", advice)
        builder.field("allowLine", allowLine)
        builder.end()
    }

    init?(decoding node: Node) {
        guard let code = node["code"]?.string, let message = node["message"]?.string else { return nil }
        self.init(
            code: code, message: message, advice: node["advice"]?.string ?? "", allowLine: node["allowLine"]?.string)
    }
}

extension Duration {
    /// Whole microseconds, within half a million years.
    fileprivate var microseconds: Int {
        let (seconds, attoseconds) = components
        let whole = seconds.multipliedReportingOverflow(by: 1_000_000)
        return whole.overflow ? 0 : Int(whole.partialValue) &+ Int(attoseconds / 1_000_000_000_000)
    }
}
