import Testing

@testable import TokenDesk

@Suite("Rates of tokens")
struct RateBucketTests {
    static func taken(_ bucket: inout RateBucket, _ rate: RateLimit, at moment: Int64) -> Int {
        var count = 0
        while count < 10_000, bucket.take(rate, at: moment) == nil { count += 1 }
        return count
    }

    @Test("A burst is there at once, then exactly the rate, to the millisecond")
    func exactness() throws {
        let rate = try RateLimit(perMinute: 7, burst: 3)
        var bucket = RateBucket(rate, at: 0)
        #expect(Self.taken(&bucket, rate, at: 0) == 3)
        // The first of 7 a minute is there after 60,000 / 7 = 8,571.4 ms.
        #expect(bucket.take(rate, at: 8_571) == 1)
        #expect(bucket.take(rate, at: 8_572) == nil)
        #expect(bucket.take(rate, at: 8_572) == 9)
    }

    @Test("Asking every millisecond loses nothing: 60 a minute are 60 in each minute")
    func polling() throws {
        let rate = try RateLimit(perMinute: 60, burst: 1)
        var bucket = RateBucket(rate, at: 0)
        let granted = (Int64(0)..<120_000).count { bucket.take(rate, at: $0) == nil }
        #expect(granted == 120)
    }

    @Test("A long pause fills the bucket and no more, whatever the numbers", arguments: [1, 60, 1_000_000])
    func pause(perMinute: Int) throws {
        let rate = try RateLimit(perMinute: perMinute, burst: 5)
        for moment in [Int64(86_400_000), 60_000_000 * 1_000, .max] {
            var bucket = RateBucket(rate, at: 0)
            _ = Self.taken(&bucket, rate, at: 0)
            #expect(bucket.take(rate, at: moment) == nil)
            #expect(bucket.remaining == 4)
        }
    }

    @Test("A slow rate with a large burst fills over days")
    func slow() throws {
        let rate = try RateLimit(perMinute: 1, burst: 1_000)
        var bucket = RateBucket(rate, at: 0)
        #expect(Self.taken(&bucket, rate, at: 0) == 1_000)
        #expect(Self.taken(&bucket, rate, at: 500 * 60_000) == 500)
    }

    @Test("A clock that was set back neither fills nor locks the bucket")
    func setBack() throws {
        let rate = try RateLimit(perMinute: 60, burst: 2)
        var bucket = RateBucket(rate, at: 1_000_000)
        #expect(bucket.take(rate, at: 1_000_000) == nil && bucket.take(rate, at: 0) == nil)
        #expect(bucket.take(rate, at: 0) == 1)
        #expect(bucket.take(rate, at: 1_000) == nil)
        var odd = RateBucket(rate, at: .max)
        #expect(odd.take(rate, at: .min) == nil)
    }

    @Test("A rate is 1 to 1,000,000 a minute", arguments: [0, -1, 1_000_001, Int.max, Int.min])
    func bounds(number: Int) {
        #expect(throws: TokenDeskError.self) { try RateLimit(perMinute: number) }
        #expect(throws: TokenDeskError.self) { try RateLimit(perMinute: 1, burst: number) }
    }
}
