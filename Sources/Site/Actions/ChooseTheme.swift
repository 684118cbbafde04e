import Hummingbird
import Pages

/// `POST /theme`: light, dark, or as the system does.
struct ChooseTheme {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let session = try context.requireSession()
        let form = try await FormReader.fields(of: request, context, session: session)
        guard let theme = form.text(FieldName.theme.text).flatMap(Theme.init(rawValue:)) else {
            throw SiteError(.invalidField, "Expected the theme auto, light or dark.")
        }
        try await environment.choose(theme, in: session)
        return .seeOther(ReturnPath.of(form))
    }
}
