import ArgumentParser
import Foundation
import OpenAPI
import Storage
import TokenDesk

/// `portico tokens create DESCRIPTION`: makes a token and prints it.
struct TokensCreate: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "create", abstract: "Make a token for an API and print it.",
        discussion: "The rights are taken from the API's description; what it does not offer is refused.")

    @Argument(help: "The API's description, as `portico serve` is given it.")
    var description: String

    @OptionGroup var reach: RootOptions
    @OptionGroup var options: DeskOptions
    @OptionGroup var wishes: TokenWishes

    @Option(help: "The user whose token it becomes.")
    var owner: String

    @Option(help: "What the token is called.")
    var label: String

    @Option(help: "What is worth knowing about it.")
    var comment = ""

    @Option(help: "Whom or what it is for.")
    var purpose = ""

    @Option(help: "The API's name in the site's addresses (default: as `portico serve` names this description alone).")
    var api: String?

    @Option(help: "A network from which it may be used, such as 192.0.2.0/24; may be repeated.")
    var network: [String] = []

    @Option(help: "Requests a minute at most.")
    var rate: Int?

    @Option(help: "How long it lives from its last use, such as 10d.")
    var idle: String?

    @Option(help: "How long it lives in all, such as 365d.")
    var life: String?

    func run() async throws {
        let rights = try wishes.rights()
        let location = try DescriptionLocation(argument: description)
        let store = try options.open()
        let user = try await UserChoice.user(named: owner, in: store)
        let draft = TokenDraft(
            api: api ?? CatalogID(location.stem).description, label: label, comment: comment, purpose: purpose,
            rights: rights, life: try lifetime(store.tokenPolicy.life), networks: try networks(), rate: try limit())
        let offer = RightsOffer(of: try await document(at: location))
        let issued = try await store.tokens.issue(draft, for: user, offer: offer, by: .commandLine)
        let text = issued.token.reveal()
        let report = TokenReport(record: issued.record, now: Date(), secret: text)
        options.answer(json: report.json, text: text)
    }

    private func document(at location: DescriptionLocation) async throws -> Document {
        let root = try reach.folder()
        switch await DescriptionLoader.readOnce(location, root: root).result {
        case .success(let document): return document
        case .failure(let failure):
            throw UsageError(failure.diagnostics.first?.message ?? "The description could not be read.")
        }
    }

    private func lifetime(_ standard: TokenLife) throws -> TokenLife {
        func seconds(_ text: String?, _ flag: String, else seconds: Int64) throws -> Int64 {
            guard let text else { return seconds }
            guard let found = Period.seconds(text) else {
                throw UsageError("\(flag) takes a time such as 10d, 12h or 30m, not \(text).")
            }
            return found
        }
        let idle = try seconds(idle, "--idle", else: standard.idle)
        let absolute = try seconds(life, "--life", else: standard.absolute)
        do { return try TokenLife(idle: idle, absolute: absolute) } catch { throw UsageError(error.message) }
    }

    private func networks() throws -> [Network] { try network.map(Self.network) }

    private static func network(_ text: String) throws -> Network {
        do { return try Network(text) } catch { throw UsageError("--network: \(error.message)") }
    }

    private func limit() throws -> RateLimit? {
        guard let rate else { return nil }
        do { return try RateLimit(perMinute: rate) } catch { throw UsageError("--rate: \(error.message)") }
    }
}
