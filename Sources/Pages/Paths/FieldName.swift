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
    /// What a body described by a range of media types is: `image/png` for `image/*`.
    case exactMedia
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
    /// The media type of a part, where the description allows several.
    case partType(String)
    /// A header field of a part; the pointer of the path holds its name.
    case partField(ValuePath)
    /// How a JSON value is entered, by the field of the value: `form` or `raw`.
    case view(String)
    /// An input within a JSON value.
    case value(ValuePath)
    /// The name of an entry of one's own within a JSON value.
    case entryName(ValuePath)
    /// "null" of an input within a JSON value.
    case null(ValuePath)
    /// "Send empty value" of an input within a JSON value.
    case emptyValue(ValuePath)
    /// The alternative whose inputs are shown, by its place in the list.
    case variant(ValuePath)
    /// The alternative to change to.
    case nextVariant(ValuePath)
    /// What is to be changed about the form itself, see `FormChange`.
    case change
    /// The name of a query parameter of one's own; the value of the same place in the form is its value.
    case queryName
    case queryValue
    /// The name of a header field of one's own.
    case headerName
    case headerValue
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
    /// A field about values of responses or identities.
    case captured(CapturedField)
    /// The kept value chosen for the field of that name.
    case taken(String)
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
        case .exactMedia: "exact-media"
        case .accept: "accept"
        case .body: "body"
        case .file: "file"
        case .form(let property): "f." + property
        case .sendEmptyForm(let property): "g." + property
        case .partType(let property): "c." + property
        case .partField(let path): "h." + path.text
        case .view(let field): "t." + field
        case .value(let path): "j." + path.text
        case .entryName(let path): "k." + path.text
        case .null(let path): "n." + path.text
        case .emptyValue(let path): "m." + path.text
        case .variant(let path): "o." + path.text
        case .nextVariant(let path): "a." + path.text
        case .change: "change"
        case .queryName: "query-name"
        case .queryValue: "query-value"
        case .headerName: "header-name"
        case .headerValue: "header-value"
        case .secret(let scheme): "s." + scheme
        case .username(let scheme): "u." + scheme
        case .password(let scheme): "w." + scheme
        case .scheme: "scheme"
        case .operation: "operation"
        case .theme: "theme"
        case .search: "q"
        case .desk(let field): field.rawValue
        case .captured(let field): field.rawValue
        case .taken(let field): "l." + field
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

    /// The place within a JSON value that it is about; nil for a field of its own.
    public var valuePath: ValuePath? {
        switch self {
        case .value(let path), .entryName(let path), .null(let path), .emptyValue(let path), .variant(let path),
            .nextVariant(let path):
            path
        default: nil
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
        case UInt8(ascii: "l"): self = .taken(rest)
        case UInt8(ascii: "p"), UInt8(ascii: "e"):
            guard let (location, name) = Self.located(rest) else { return nil }
            self =
                prefix == UInt8(ascii: "p")
                ? .parameter(location: location, name: name) : .sendEmpty(location: location, name: name)
        case UInt8(ascii: "c"): self = .partType(rest)
        case UInt8(ascii: "t"): self = .view(rest)
        default:
            guard let make = Self.within[prefix], let path = ValuePath(parsing: rest) else { return nil }
            self = make(path)
        }
    }

    private static let within: [UInt8: @Sendable (ValuePath) -> FieldName] = [
        UInt8(ascii: "h"): { .partField($0) }, UInt8(ascii: "j"): { .value($0) }, UInt8(ascii: "k"): { .entryName($0) },
        UInt8(ascii: "n"): { .null($0) }, UInt8(ascii: "m"): { .emptyValue($0) }, UInt8(ascii: "o"): { .variant($0) },
        UInt8(ascii: "a"): { .nextVariant($0) },
    ]

    private static let fixed: [String: FieldName] = {
        let all: [FieldName] = [
            .csrf, .back, .server, .media, .accept, .body, .file, .scheme, .operation, .theme, .search,
            .filter, .useExample, .reset, .anyway, .follow, .time, .ownServer, .origin, .cookie, .cookiePath, .language,
            .exchange, .reveal, .exactMedia, .change, .queryName, .queryValue, .headerName, .headerValue,
        ]
        return Dictionary(
            (all + DeskField.allCases.map(FieldName.desk) + CapturedField.allCases.map(FieldName.captured)).map {
                ($0.text, $0)
            },
            uniquingKeysWith: { first, _ in first })
    }()

    private static func located(_ rest: String) -> (location: String, name: String)? {
        guard let dot = rest.utf8.firstIndex(of: UInt8(ascii: ".")), dot != rest.startIndex else { return nil }
        return (String(rest[..<dot]), String(rest[rest.utf8.index(after: dot)...]))
    }
}
