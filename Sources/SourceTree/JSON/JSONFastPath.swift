import CByteMasks

/// Reads JSON text that is as it should be at half the speed of the quickest readers there are.
///
/// It accepts and never explains: a text that it does not take is read again by ``JSONReader``, which says what is wrong
/// with it. So this way may refuse what is right, which costs time, and must not take what is wrong.
enum JSONFastPath {
    /// The budget that it can keep has no more containers inside one another.
    private static let maximumDepth = 1024

    /// Reads a text from `start` on, its encoding too; nil when it does not take it.
    static func read(
        _ bytes: UnsafeBufferPointer<UInt8>, start: Int, text: LineMap, budget: Budget,
        way: portico_byte_mask_functions? = ByteMasks.ways.first
    ) -> ArenaWriter? {
        guard let base = bytes.baseAddress, let way, budget.depth <= maximumDepth else { return nil }
        // A member with its key takes six places at most.
        let landmarks = JSONLandmarks(base, start: start, end: bytes.count, limit: 6 * budget.nodes, way: way)
        guard landmarks.isPlausible else { return nil }
        var unsettled: Int?
        // Each record takes a place, and each value one record or, with its key, two.
        let capacity = min(landmarks.places.count, 2 * budget.nodes) + JSONWalk.reach
        let records = [Record](unsafeUninitializedCapacity: capacity) { records, count in
            withUnsafeTemporaryAllocation(of: JSONWalk.Frame.self, capacity: budget.depth + 1) { outer in
                guard let records = records.baseAddress, let outer = outer.baseAddress else { return }
                var walk = JSONWalk(
                    bytes, base, landmarks: landmarks, records: records, outer: outer, budget: budget)
                if JSONWalk.run(&walk) { unsettled = walk.unsettled }
                count = walk.count
            }
        }
        guard let unsettled else { return nil }
        var writer = ArenaWriter(records: records, text: text)
        for object in 0..<unsettled { writer.settle(Int(landmarks.places.base[object])) }
        return writer
    }
}
