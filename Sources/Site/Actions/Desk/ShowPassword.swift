import Hummingbird
import Pages

/// `GET /password`: asks for the password again.
struct ShowPassword {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let path = ReturnPath.checked(request.query(.return))
        return desk.page(PasswordPage(frame: desk.frame(returningTo: path), returnPath: path).html())
    }
}

extension DeskVisit {
    /// A frame whose colours lead back to where the page's form leads.
    func frame(returningTo path: String) -> Frame {
        var frame = frame
        frame.address = path
        return frame
    }
}
