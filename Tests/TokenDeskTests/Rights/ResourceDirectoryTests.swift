import Testing

@testable import TokenDesk

@Suite("Resources and groups")
struct ResourceDirectoryTests {
    @Test("Members are known by kind and group; what is not known belongs to nothing")
    func membership() {
        let directory = AccessRightsTests.directory
        #expect(directory.group("vans", of: "vehicle", has: "1"))
        #expect(!directory.group("vans", of: "vehicle", has: "3"))
        #expect(!directory.group("vans", of: "driver", has: "1"))
        #expect(!directory.group("south", of: "vehicle", has: "1"))
        #expect(directory.kind("vehicle")?.title == "Vehicles" && directory.kind("driver") == nil)
        #expect(!ResourceDirectory().group("vans", of: "vehicle", has: "1"))
    }
}
