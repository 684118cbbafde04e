import Foundation
import Testing

@testable import TokenDesk

@Suite("How long tokens live")
struct TokenLifeTests {
    static let tenDays: TimeInterval = 10 * 86_400
    static let year: TimeInterval = 365 * 86_400

    @Test(
        "A life ends so long after the last use, at the latest so long after issue (THREATS D7)",
        arguments: [
            (nil, tenDays), (0, tenDays), (5 * 86_400, 15 * 86_400), (year - tenDays, year), (year - tenDays + 1, year),
            (year - 1, year),
        ] as [(TimeInterval?, TimeInterval)])
    func end(use: TimeInterval?, end: TimeInterval) {
        let created = Sample.moment
        let found = TokenLife.standard.end(createdAt: created, lastUsedAt: use.map { created.addingTimeInterval($0) })
        #expect(found == created.addingTimeInterval(end))
    }

    @Test(
        "A life has at least a minute and at most a year",
        arguments: [
            (59, 60, false), (60, 60, true), (60, 59, false), (31_536_000, 31_536_000, true),
            (31_536_001, 31_536_000, false), (31_536_000, 31_536_001, false), (0, 0, false), (-1, 60, false),
            (.max, .max, false), (.min, 60, false),
        ] as [(Int64, Int64, Bool)])
    func bounds(idle: Int64, absolute: Int64, isAllowed: Bool) {
        #expect(((try? TokenLife(idle: idle, absolute: absolute)) != nil) == isAllowed)
    }

    @Test("The standard is 10 days from the last use and 365 days in all")
    func standard() {
        #expect(TokenLife.standard.idle == 864_000 && TokenLife.standard.absolute == 31_536_000)
    }
}
