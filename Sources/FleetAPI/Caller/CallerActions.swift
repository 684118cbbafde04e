import HTTPTypes
import Hummingbird

/// The operation that tells who is calling.
enum CallerActions {
    static let routes = [
        Route(.get, "/myself") { call in
            guard let caller = Caller(call.request.headers) else { throw Problem.noCaller }
            return .json(caller.json)
        }
    ]
}
