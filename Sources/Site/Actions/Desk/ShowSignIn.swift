import Hummingbird
import Markup
import Pages

/// `GET /sign-in`: the form; whoever is signed in already goes on.
struct ShowSignIn {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let path = ReturnPath.checked(request.query(.return))
        guard context.user == nil else { return .seeOther(path) }
        let page = try await environment.signInPage(for: request, context, returnPath: path)
        return .page(page.html().bytes, nonce: context.nonce)
    }
}

extension Environment {
    /// The form of signing in; a change of colours on it leads where signing in would.
    func signInPage(for request: Request, _ context: SiteContext, returnPath: String) async throws -> SignInPage {
        var frame = try await frame(for: request, context)
        frame.address = returnPath
        return SignInPage(frame: frame, returnPath: returnPath)
    }
}

extension Request {
    /// A field of the desk in the query; nil where there is none.
    func query(_ field: DeskField) -> String? {
        uri.queryParameters[Substring(field.rawValue)].map { String($0) }
    }
}
