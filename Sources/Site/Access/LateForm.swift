import Hummingbird
import Pages
import Storage

/// A form of the desk whose post came after the password's 15 minutes: it is kept, sealed under the session, and stands in its
/// page again once the password was given.
struct LateForm: Sendable {
    /// Said above the form.
    static let notice =
        "Nothing was saved yet, as your password was asked for first. What you typed is below: send it again."

    /// Under which it is kept: the first segment of the desk's paths, which no document may have as its id, and the form.
    private let (place, name): (String, String)
    /// The page that has the form.
    private let page: String

    /// The form of a new token.
    static let newToken = LateForm(place: "tokens", name: "new", page: SitePath.tokens(.new()).text)
    /// The form of an invitation.
    static let invitation = LateForm(place: "users", name: "new", page: SitePath.newUser.text)

    private init(place: String, name: String, page: String) {
        (self.place, self.name, self.page) = (place, name, page)
    }

    /// The form that a token is edited in, at its own path.
    static func edit(_ request: Request) -> LateForm {
        LateForm(place: "tokens", name: request.uri.path, page: request.uri.path)
    }

    /// The form that a post was sent from; nil for one in which nothing is typed.
    init?(_ request: Request, route: String) {
        switch route {
        case "/tokens": self = .newToken
        case "/users": self = .invitation
        case "/tokens/{token}/edit": self = .edit(request)
        default: return nil
        }
    }

    /// Keeps what was posted; gives the path that leads back to it.
    ///
    /// - Throws: what ``FormReader`` says of the form; ``StoreError`` when it is too large to be kept.
    func keep(
        _ request: Request, _ context: SiteContext, in environment: Environment
    ) async throws -> String {
        let session = try context.requireSession()
        let form = try await FormReader.fields(
            of: request, context, session: session, limit: FormReader.rightsLimit, count: FormReader.rightsCount)
        let fields = form.fields.compactMap { field -> FormDraft.Field? in
            guard !Self.untold.contains(field.name), case .text(let text) = field.value else { return nil }
            return FormDraft.Field(name: field.name, value: text)
        }
        try await environment.store.selections.keep(
            FormDraft(fields: fields), of: name, document: place, in: session)
        return page + "?\(DeskField.kept.rawValue)=yes"
    }

    /// What was kept, where the address asks for it.
    func kept(_ request: Request, _ desk: DeskVisit) async throws -> FormFields? {
        guard request.query(.kept) != nil else { return nil }
        let draft = try await desk.environment.store.selections.draft(of: name, document: place, in: desk.session)
        guard let draft else { return nil }
        var form = FormFields(countLimit: FormReader.rightsCount)
        for field in draft.fields { try form.append(FormFields.Field(name: field.name, value: .text(field.value))) }
        return form
    }

    private static let untold = Set(
        [FieldName.csrf.text, FieldName.back.text]
            + [DeskField.password, .newPassword, .repeatedPassword].map(\.rawValue))
}
