import Authorization
import Storage

extension Environment {
    /// Keeps credentials for a description. The first of a session gives it a new secret (THREATS N1).
    ///
    /// - Returns: the `Set-Cookie` value of the new secret; nil when the session keeps its own.
    func keep(_ credentials: [SavedCredential], of document: String, in session: Session) async throws -> String? {
        let isFirst = try await store.credentials.count(in: session) == 0
        for credential in credentials { try await store.credentials.put(credential, document: document, in: session) }
        guard isFirst else { return nil }
        return cookie.setting(try await store.sessions.rotate(session).secret.cookieValue)
    }
}
