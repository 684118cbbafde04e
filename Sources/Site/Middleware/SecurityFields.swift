import HTTPTypes

/// The fields of THREATS 4.1 that every answer carries.
enum SecurityFields {
    /// What an answer is, which decides its policy.
    enum Kind {
        /// A page with scripts under a nonce of its own.
        case page(nonce: String)
        /// JSON or a piece of HTML that a script asked for.
        case fragment
        /// A file of the site itself, named by its hash.
        case asset
        /// Bytes that came from an API: never anything but a download (THREATS V2).
        case download
    }

    /// Adds the fields for a kind of answer.
    static func apply(_ kind: Kind, to fields: inout HTTPFields) {
        fields[.xContentTypeOptions] = "nosniff"
        fields[resourcePolicy] = "same-origin"
        switch kind {
        case .page(let nonce):
            fields[.contentSecurityPolicy] = policy(nonce: nonce)
            fields[reportingEndpoints] = "csp=\"/csp-report\""
            fields[openerPolicy] = "same-origin"
            fields[permissionsPolicy] = permissions
            fields[frameOptions] = "DENY"
            fields[referrerPolicy] = "same-origin"
            fields[.cacheControl] = "no-store"
        case .fragment:
            fields[.contentSecurityPolicy] = "default-src 'none'; frame-ancestors 'none'; sandbox"
            fields[referrerPolicy] = "same-origin"
            fields[.cacheControl] = "no-store"
        case .asset:
            fields[.cacheControl] = "public, max-age=31536000, immutable"
        case .download:
            fields[.contentSecurityPolicy] = "sandbox; default-src 'none'; frame-ancestors 'none'"
            fields[.cacheControl] = "no-store"
        }
    }

    /// Tells browsers to stay on https; for sites that are reached so.
    static let strictTransport = "max-age=31536000; includeSubDomains"

    private static func policy(nonce: String) -> String {
        """
        default-src 'none'; script-src 'nonce-\(nonce)'; script-src-attr 'none'; style-src 'self'; style-src-attr 'none'; \
        img-src 'self' data:; font-src 'self'; connect-src 'self'; form-action 'self'; frame-src 'none'; worker-src 'none'; \
        object-src 'none'; base-uri 'none'; frame-ancestors 'none'; require-trusted-types-for 'script'; \
        trusted-types portico; report-to csp
        """
    }

    private static let permissions =
        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), clipboard-read=(), clipboard-write=(self)"

    private static let resourcePolicy = field("Cross-Origin-Resource-Policy")
    private static let openerPolicy = field("Cross-Origin-Opener-Policy")
    private static let permissionsPolicy = field("Permissions-Policy")
    private static let frameOptions = field("X-Frame-Options")
    private static let referrerPolicy = field("Referrer-Policy")
    private static let reportingEndpoints = field("Reporting-Endpoints")

    /// Every name here is a literal token, so the fallback is never taken.
    private static func field(_ name: String) -> HTTPField.Name { HTTPField.Name(name) ?? .server }
}
