import Hummingbird

/// The operations on deliveries.
enum DeliveryActions {
    static let routes = [
        Route(.get, "/deliveries", query: ["event", "page", "limit"]) { call in
            var query = call.query
            var filter = Filter()
            filter.require("event = ?", query.choice("event", of: EventName.self)?.rawValue)
            filter.require("occurred_at <= ?", call.now.milliseconds)
            let page = query.page()
            try query.finish()
            return try await call.list(Delivery.self, filter, order: "occurred_at DESC, id DESC", page)
        }
    ]
}
