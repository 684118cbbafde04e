import Foundation
import Storage

/// What the command prints once it serves: the address, the first administrator's link, and what opens each gate.
enum Banner {
    /// Prints the site's address.
    static func printAddress(_ address: String) {
        write("\nPortico serves \(address)\n")
    }

    /// Prints the one-time link of the first administrator. It is shown this one time; only its digest is kept.
    static func printInvitation(_ secret: InvitationSecret, address: String) {
        write(
            "\nNobody administers this Portico yet. This link makes the first administrator, once, within 72 hours:\n\n"
        )
        write("    \(address)/join/\(secret.reveal())\n\n")
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

    /// Prints where the gate before an API is, and the token that was asked for.
    static func printGate(_ gated: GatedAPI, token: String?) {
        write("\nThe gate before \(gated.upstream) (\(gated.id)) answers at \(gated.address)\n")
        if let token { write("to this token with all rights:\n\n    \(token)\n\n") }
    }

    private static func write(_ text: String) {
        try? FileHandle.standardOutput.write(contentsOf: Data(text.utf8))
    }
}
