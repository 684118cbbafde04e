import TestSupport
import Testing

@testable import TokenDesk

@Suite("Places of values")
struct PlaceIndexTests {
    @Test("Every value is found at its place while the index grows, and no other is", arguments: [0, 5, 1_000, 20_000])
    func growing(capacity: Int) {
        var random = Seeded(seed: 1)
        let values = (0..<10_000).map { _ in random.next() }
        var index = PlaceIndex(capacity: capacity)
        for place in values.indices {
            #expect(index.place(of: values[place]) { values[$0] == values[place] } == nil)
            index.insert(place) { values[$0] }
        }
        for place in values.indices { #expect(index.place(of: values[place]) { $0 == place } == place) }
    }

    @Test("Values with equal bits stand side by side")
    func collisions() {
        var index = PlaceIndex()
        for place in 0..<50 { index.insert(place) { _ in 7 } }
        for place in 0..<50 { #expect(index.place(of: 7) { $0 == place } == place) }
        #expect(index.place(of: 7) { _ in false } == nil && index.place(of: 8) { _ in false } == nil)
    }
}
