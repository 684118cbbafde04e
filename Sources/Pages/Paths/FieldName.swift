/// The names of form fields: written by the pages, read by the site's form decoders.
///
/// A name that stands for something in a description carries it after its prefix as it is; `init(parsing:)` is the inverse
/// of `text` for every value.
public enum FieldName: Hashable, Sendable {
    /// The session's token against forged posts.
    case csrf
    /// Where to go after a post that only changes the session: a path of this site.
    case back
    /// The index of the chosen server.
    case server
    /// A server variable.
    case variable(String)
    /// A parameter: once for a scalar, repeated for an array, JSON text for an object.
    case parameter(location: String, name: String)
    /// "Send empty value" of a parameter.
    case sendEmpty(location: String, name: String)
    /// The request's media type.
    case media
    /// The response media type to ask for.
    case accept
    /// The raw text of the body.
    case body
    /// The file sent as the body.
    case file
    /// A part of a form body: text or file; repeated for an array.
    case form(String)
    /// "Send empty value" of a form part.
    case sendEmptyForm(String)
    /// A credential's value, by scheme.
    case secret(scheme: String)
    /// A username, by scheme.
    case username(scheme: String)
    /// A password, by scheme.
    case password(scheme: String)
    /// The scheme to log out of.
    case scheme
    /// The operation whose schemes the Authorize form showed.
    case operation
    /// The theme: `auto`, `light` or `dark`.
    case theme
    /// Search words.
    case search
    /// A field of the desk's forms.
    case desk(DeskField)
    /// What the tags of the overview are filtered by.
    case filter
    /// The named example chosen for the field of that name.
    case example(String)
    /// The field to be filled in from its chosen example.
    case useExample
    /// Forgets what was typed.
    case reset
    /// "Execute anyway".
    case anyway
    /// Follow redirects.
    case follow
    /// Seconds that the call may take.
    case time
    /// A server of the user's own.
    case ownServer
    /// The origin whose cookies are meant.
    case origin
    /// A cookie's name.
    case cookie
    /// A cookie's path.
    case cookiePath
    /// The language of a code sample.
    case language
    /// The kept result that a code sample is asked for.
    case exchange
    /// Asks for a code sample with the credential in it.
    case reveal

    /// The name as it stands in the form.
    public var text: String {
        switch self {
        case .csrf: "csrf"
        case .back: "back"
        case .server: "server"
        case .variable(let name): "v." + name
        case .parameter(let location, let name): "p.\(location).\(name)"
        case .sendEmpty(let location, let name): "e.\(location).\(name)"
        case .media: "media"
        case .accept: "accept"
        case .body: "body"
        case .file: "file"
        case .form(let property): "f." + property
        case .sendEmptyForm(let property): "g." + property
        case .secret(let scheme): "s." + scheme
        case .username(let scheme): "u." + scheme
        case .password(let scheme): "w." + scheme
        case .scheme: "scheme"
        case .operation: "operation"
        case .theme: "theme"
        case .search: "q"
        case .desk(let field): field.rawValue
        case .filter: "filter"
        case .example(let field): "x." + field
        case .useExample: "example"
        case .reset: "reset"
        case .anyway: "anyway"
        case .follow: "follow"
        case .time: "time"
        case .ownServer: "own-server"
        case .origin: "origin"
        case .cookie: "cookie"
        case .cookiePath: "cookie-path"
        case .language: "language"
        case .exchange: "exchange"
        case .reveal: "reveal"
        }
    }

    /// What a posted name stands for; nil when no page writes such a name.
    public init?(parsing text: String) {
        if let fixed = Self.fixed[text] {
            self = fixed
            return
        }
        let bytes = text.utf8
        guard bytes.count >= 2, bytes[bytes.index(after: bytes.startIndex)] == UInt8(ascii: "."),
            let prefix = bytes.first
        else { return nil }
        let rest = String(Substring(bytes.dropFirst(2)))
        switch prefix {
        case UInt8(ascii: "v"): self = .variable(rest)
        case UInt8(ascii: "f"): self = .form(rest)
        case UInt8(ascii: "g"): self = .sendEmptyForm(rest)
        case UInt8(ascii: "s"): self = .secret(scheme: rest)
        case UInt8(ascii: "u"): self = .username(scheme: rest)
        case UInt8(ascii: "w"): self = .password(scheme: rest)
        case UInt8(ascii: "x"): self = .example(rest)
        case UInt8(ascii: "p"), UInt8(ascii: "e"):
            guard let (location, name) = Self.located(rest) else { return nil }
            self =
                prefix == UInt8(ascii: "p")
                ? .parameter(location: location, name: name) : .sendEmpty(location: location, name: name)
        default: return nil
        }
    }

    private static let fixed: [String: FieldName] = {
        let all: [FieldName] = [
            .csrf, .back, .server, .media, .accept, .body, .file, .scheme, .operation, .theme, .search,
            .filter, .useExample, .reset, .anyway, .follow, .time, .ownServer, .origin, .cookie, .cookiePath, .language,
            .exchange, .reveal,
        ]
        return Dictionary(
            (all + DeskField.allCases.map(FieldName.desk)).map { ($0.text, $0) },
            uniquingKeysWith: { first, _ in first })
    }()

    private static func located(_ rest: String) -> (location: String, name: String)? {
        guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")), dot != rest.startIndex else { return nil }
        return (String(rest[..<dot]), String(rest[rest.utf8.index(after: dot)...]))
    }
}
