import ArgumentParser
import Storage
import TokenDesk

/// The user that a command is about.
struct UserChoice: ParsableArguments {
    @Argument(help: "The user's name.")
    var name: String

    /// The user; throws a ``DeskRefusal`` when there is none.
    func user(in store: Store) async throws -> User {
        try await Self.user(named: name, in: store)
    }

    /// The user of a name; throws a ``DeskRefusal`` when there is none.
    static func user(named name: String, in store: Store) async throws -> User {
        guard let user = try await store.users.find(name: name) else {
            throw DeskRefusal("There is no user called “\(name)”.")
        }
        return user
    }
}
