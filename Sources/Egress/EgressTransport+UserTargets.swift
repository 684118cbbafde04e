extension EgressRequest {
    /// Whether what the operator did not admit is left to the setting for users. Where that is off nothing is looked up or
    /// dialled, so that the reason tells nobody anything about the network.
    func isUserTarget(under policy: EgressPolicy) -> Bool { naming == .user && policy.userTargets != .off }
}

extension EgressTransport {
    /// One uniform error at one uniform time, whatever failed (P15): a port that accepts and stays silent looks like
    /// one that nobody listens on.
    func sendForUser(_ request: EgressRequest, _ policy: EgressPolicy) async throws(EgressError) -> EgressResponse {
        let floor = ContinuousClock.now + userFloor
        var request = request
        request.limits.resolve = min(request.limits.resolve, userFloor)
        request.limits.connect = min(request.limits.connect, userFloor)
        request.limits.handshake = min(request.limits.handshake, userFloor)
        let route = Route(to: request.url.origin, through: proxy)
        let call = CallRecord(request, route: route)
        do throws(EgressError) {
            if let response = try await answered(
                call, by: floor,
                { [request] () throws(EgressError) in
                    try await self.carryForUser(request, as: call, on: route, under: policy)
                })
            {
                return response
            }
        } catch {
            if error.code == .busy || error.code == .cancelled || error.code == .unavailable { throw error }
        }
        do { try await Task.sleep(until: floor, clock: .continuous) } catch { throw .cancelled }
        throw .uniform
    }

    private func carryForUser(
        _ request: EgressRequest, as call: CallRecord, on route: Route, under policy: EgressPolicy
    ) async throws(EgressError) -> EgressResponse {
        let origin = route.origin
        guard policy.admitsUserTarget(origin) else { throw .uniform }
        return try await carry(request, as: call, on: route, under: policy) { addresses throws(EgressError) in
            for address in addresses where !policy.admitsUserTarget(address, of: origin) { throw .uniform }
        }
    }

    /// Runs a call that ends at `deadline` unless its header section is there by then; nil when it was ended.
    private func answered(
        _ call: CallRecord, by deadline: ContinuousClock.Instant,
        _ operation: @escaping @Sendable () async throws(EgressError) -> EgressResponse
    ) async throws(EgressError) -> EgressResponse? {
        let outcome = await withTaskGroup(of: Result<EgressResponse, EgressError>?.self) { group in
            group.addTask {
                do throws(EgressError) { return .success(try await operation()) } catch { return .failure(error) }
            }
            group.addTask {
                try? await Task.sleep(until: deadline, clock: .continuous)
                return nil
            }
            defer { group.cancelAll() }
            while let outcome = await group.next() {
                if outcome != nil || call.seen.answered == nil { return outcome }
            }
            return nil
        }
        return try outcome?.get()
    }
}
