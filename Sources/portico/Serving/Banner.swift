import Foundation

/// What the command prints once it serves: one address, and the demo token when there is a new one.
enum Banner {
    /// Prints the site's address.
    static func printAddress(_ address: String) {
        write("\nPortico serves \(address)\n")
    }

    /// Prints what to do with the bundled API. The token is shown this one time; only its digest is kept.
    static func printDemo(token: String?, gate: String) {
        if let token {
            write("\nThe bundled Fleet API answers at \(gate) to this demo token:\n\n    \(token)\n\n")
            write("Open the address, press Authorize, paste the token, and execute GET /myself.\n\n")
        } else {
            write("\nThe bundled Fleet API answers at \(gate) to the demo token that the first start printed;\n")
            write("portico serve --new-demo-token makes another.\n\n")
        }
    }

    /// Prints where the gate before an API is, and the token that opens it. The token is shown this one time.
    static func printGate(_ gate: GatedAPI) {
        write("\nThe gate before \(gate.upstream) answers at \(gate.address)")
        guard let token = gate.newToken else {
            write(" to the token that the first start printed;\nportico serve --new-demo-token makes another.\n\n")
            return
        }
        write(" to this token:\n\n    \(token)\n\n")
    }

    private static func write(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}
