import HTTPTypes
import Hummingbird
import Pages
import Storage
import TokenDesk

/// `POST /password`: opens the desk's pages for 15 minutes, under a new secret of the session (THREATS N1).
struct GivePassword {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let desk = try await DeskVisit(request, context, in: environment)
        let fields = SignInFields(try await desk.form(of: request))
        do {
            guard try await desk.isPassword(fields.password) else {
                return refused(desk, fields, "That is not the password of \(desk.user.name).")
            }
        } catch let error as SiteError where error.code == .tooOften {
            return refused(desk, fields, error.message, retryAfter: error.retryAfter)
        }
        let confirmed = try await environment.store.sessions.confirmPassword(desk.session)
        let rotated = try await environment.store.sessions.rotate(confirmed)
        var answer = Answer.seeOther(fields.returnPath)
        answer.fields[.setCookie] = environment.cookie.setting(rotated.secret.cookieValue)
        return answer
    }

    private func refused(
        _ desk: DeskVisit, _ fields: SignInFields, _ problem: String, retryAfter: Int? = nil
    ) -> Answer {
        let page = PasswordPage(
            frame: desk.frame(returningTo: fields.returnPath), returnPath: fields.returnPath, problem: problem)
        var answer = desk.page(
            page.html(), status: retryAfter == nil ? .unprocessableContent : .tooManyRequests)
        if let retryAfter { answer.fields[.retryAfter] = String(retryAfter) }
        return answer
    }
}

extension DeskVisit {
    /// Whether a password is the signed-in user's; attempts count as those of signing in.
    ///
    /// - Throws: ``SiteError`` with `tooOften` where nothing was checked.
    func isPassword(_ password: String) async throws -> Bool {
        let signIns = environment.allowances.signIns
        try signIns.check(name: user.name, address: address, at: now)
        guard try await environment.store.users.isPassword(password, of: user.id) else {
            signIns.failed(name: user.name, address: address, at: now)
            try await environment.recordFailure(of: user.name, from: address)
            return false
        }
        signIns.succeeded(name: user.name)
        return true
    }
}
