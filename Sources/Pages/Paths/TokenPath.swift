public import TokenDesk

/// The addresses of the token desk, all below `/tokens` but for the list as CSV.
public enum TokenPath: Hashable, Sendable {
    /// `/tokens`: the list by GET, a new token by POST.
    case list(TokenFilter = TokenFilter())
    /// `/tokens.csv`: the same list as CSV.
    case export(TokenFilter = TokenFilter())
    /// `/tokens/new`: the form; with an API, for that one.
    case new(api: String? = nil)
    /// `/tokens/preview`: POST; the form as it was typed, with what the token may call.
    case preview
    /// `/tokens/preview?part=choices&kind=`: POST; the resources of one kind that the form's filter finds.
    case choices(kind: String)
    /// `/tokens/find`: POST; which token a pasted text is.
    case find
    /// `/tokens/{token}`.
    case token(TokenID)
    /// `/tokens/{token}/{action}`: by GET what it means, by POST it is done.
    case action(TokenAction, TokenID)

    /// The path with its query.
    var text: String {
        switch self {
        case .list(let filter): "/tokens" + filter.query
        case .export(let filter): "/tokens.csv" + filter.onPage(1).query
        case .new(let api): "/tokens/new" + (api.map { "?api=" + PercentEncoding.segment($0) } ?? "")
        case .preview: "/tokens/preview"
        case .choices(let kind): "/tokens/preview?part=choices&kind=" + PercentEncoding.segment(kind)
        case .find: "/tokens/find"
        case .token(let id): "/tokens/\(id)"
        case .action(let action, let id): "/tokens/\(id)/\(action.rawValue)"
        }
    }
}
