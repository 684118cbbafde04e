import SourceTree

extension ExchangeStep {
    func encode(into builder: inout TreeBuilder) {
        builder.beginObject()
        builder.field("cause", cause.rawValue)
        builder.field("method", method)
        builder.field("url", url)
        builder.field("status", status)
        builder.field("exchange", exchange)
        builder.end()
    }

    init?(decoding node: Node) {
        guard let cause = node["cause"]?.string.flatMap(Cause.init), let method = node["method"]?.string,
            let url = node["url"]?.string, let status = node["status"]?.integer
        else { return nil }
        self.init(cause: cause, method: method, url: url, status: status, exchange: node["exchange"]?.string)
    }
}
