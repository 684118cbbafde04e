import ArgumentParser

/// The options by which the operator widens what may be called; `serve` and `check` take the same ones (THREATS 5.8).
struct EgressOptions: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            """
            An origin that may be called besides the descriptions' servers, such as http://10.1.2.3:8080 or \
            'https://*.dev.corp class=private'; may be repeated.
            """, valueName: "origin"))
    var allow: [String] = []

    @Option(
        name: .customLong("allow-file"),
        help: ArgumentHelp(
            "A file of such origins, one a line; check --write-allow writes one.", valueName: "file"))
    var allowFile: [String] = []

    @Option(
        name: .customLong("allow-special"),
        help: ArgumentHelp(
            """
            An address that is otherwise always refused, such as the link-local 169.254.10.10; counts as private. May \
            be repeated.
            """, valueName: "address"))
    var allowSpecial: [String] = []

    @Option(
        name: .customLong("ca-file"),
        help: ArgumentHelp(
            "Certificates (PEM) trusted for one origin besides the system's: https://api.corp=/path/ca.pem; may be repeated.",
            valueName: "origin=file"))
    var caFile: [String] = []

    @Option(
        name: .customLong("client-certificate"),
        help: ArgumentHelp(
            """
            A certificate with its key (PEM) shown to one origin that asks who calls: \
            https://api.corp=/path/client.pem,/path/client.key, or one file with both; may be repeated.
            """, valueName: "origin=file,key"))
    var clientCertificate: [String] = []

    @Option(
        name: .customLong("egress-proxy"),
        help: ArgumentHelp(
            "An HTTP proxy that looks names up and makes all calls but those to this machine.", valueName: "url"))
    var egressProxy: String?

    @Option(
        name: .customLong("user-targets"),
        help: ArgumentHelp(
            "What users may name themselves by a server's free variables: off, global or private.", valueName: "which"))
    var userTargets = "off"

    @Option(
        name: .customLong("base-url"),
        help: ArgumentHelp("What relative servers of a description resolve against.", valueName: "url"))
    var baseURL: String?
}
