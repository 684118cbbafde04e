/// The ledger as the operator reads it.
extension ContractLedger {
    /// JSON: one object an operation.
    var text: String {
        let lines = known.map { entry in
            let messages = entry.messages.map(JSONText.quoted).joined(separator: ",")
            return "{\"operation\":\(JSONText.quoted(entry.operation)),\"responses\":\(entry.seen),"
                + "\"checked\":\(entry.checked),\"broken\":\(entry.broken),\"last\":[\(messages)]}"
        }
        return "[" + lines.joined(separator: ",\n") + "]\n"
    }
}
