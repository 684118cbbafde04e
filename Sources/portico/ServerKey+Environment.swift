import Storage

extension ServerKey {
    /// The key that the environment names, else the one beside the data.
    static func chosen(by environment: [String: String], folder: String) throws(StoreError) -> ServerKey {
        if let path = environment["PORTICO_KEY_FILE"], !path.isEmpty { return try ServerKey.reading(file: path) }
        if let value = environment["PORTICO_KEY"], !value.isEmpty { return try ServerKey(environmentValue: value) }
        return try ServerKey.development(in: folder)
    }
}
