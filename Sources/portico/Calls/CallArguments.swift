import ArgumentParser

/// What `portico request` and `portico call` are told about the call.
struct CallArguments: ParsableArguments {
    @Argument(help: "A file, a folder with a description, an http(s) URL, or - for standard input.")
    var description: String

    @Argument(
        help:
            "An operationId, the id in Portico's addresses, 'METHOD /path' as the description writes it, or a JSON Pointer such as '#/paths/~1pets/get'."
    )
    var operation: String

    @OptionGroup var reach: RootOptions

    @Option(help: "Which of the operation's servers: counted from 0, its name, its URL as written or its description.")
    var server = "0"

    @Option(
        name: [.long, .customLong("server-variable")], parsing: .unconditionalSingleValue,
        help: "A server variable, NAME=VALUE; may be repeated.")
    var variable: [String] = []

    @Option(name: .customLong("server-url"), help: "A server of your own instead of those described.")
    var serverURL: String?

    @Option(name: .customLong("base-url"), help: "What relative servers of the description resolve against.")
    var baseURL: String?

    @Option(
        parsing: .unconditionalSingleValue,
        help:
            "A parameter, IN:NAME=JSON with IN path, query, header, cookie, querystring, or formData for a form; may be repeated, also for the items of a list."
    )
    var set: [String] = []

    @Option(
        parsing: .unconditional,
        help: "The body: JSON, which is written as the media type asks, or @FILE, or @- for standard input.")
    var body: String?

    @Option(name: .customLong("media-type"), help: "The body's media type; the first described unless told.")
    var mediaType: String?

    @Option(
        name: .customLong("part-field"), parsing: .unconditionalSingleValue,
        help: "A header field of a part of a multipart body, PART:NAME=VALUE; may be repeated.")
    var partField: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: "A query parameter that the description does not name, NAME=VALUE; may be repeated.")
    var query: [String] = []

    @Option(
        parsing: .unconditionalSingleValue,
        help: "A header field that the description does not name, 'Name: value'; may be repeated.")
    var field: [String] = []

    @Option(help: "The media type to ask for; all that are described unless told.")
    var accept: String?

    @Option(
        name: [.long, .customLong("authorize")], parsing: .unconditionalSingleValue,
        help:
            "A credential, SCHEME=VALUE, for Basic SCHEME=USER:PASSWORD; may be repeated. Else PORTICO_AUTH_SCHEME of the environment."
    )
    var auth: [String] = []

    @Flag(help: "Build the request in spite of missing and wrong values.")
    var anyway = false

    @Flag(help: "Show credentials in what is printed; they are masked otherwise.")
    var reveal = false

    @Flag(help: "Print one JSON object for machines instead of text for people.")
    var json = false
}
