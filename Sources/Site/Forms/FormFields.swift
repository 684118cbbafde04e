import Storage

/// What a posted form holds: the fields in order, each text or a file.
///
/// It is flat on purpose: a name is a name, brackets in it mean nothing (THREATS L2).
struct FormFields: Sendable {
    /// One field of a form.
    struct Field: Sendable, Equatable {
        /// The value of a field.
        enum Value: Sendable, Equatable {
            case text(String)
            case file(name: String, mediaType: String, bytes: [UInt8])
        }
        let name: String
        let value: Value
    }

    private(set) var fields: [Field] = []
    private let countLimit: Int

    /// The most fields a form may have unless it is known to need more.
    static let maximumCount = 200

    /// A form without fields yet, of which it may have so many.
    init(countLimit: Int = FormFields.maximumCount) {
        self.countLimit = countLimit
    }

    /// A form as it was kept; what is above the limit is left out.
    init(_ draft: FormDraft) {
        self.init()
        fields = draft.fields.prefix(countLimit).map { Field(name: $0.name, value: .text($0.value)) }
    }

    /// Adds a field; throws when the form has more than its limit.
    mutating func append(_ field: Field) throws(SiteError) {
        guard fields.count < countLimit else {
            throw SiteError(.tooLarge, "A form may have \(countLimit) fields; this one has more.")
        }
        fields.append(field)
    }

    /// The same form with each field as `change` has it.
    func mapping(_ change: (Field) -> Field) -> FormFields {
        var copy = self
        copy.fields = fields.map(change)
        return copy
    }

    /// The same form with its texts as they were typed: a browser ends each line with CR LF (WHATWG HTML §4.10.11).
    var withLineFeeds: FormFields {
        mapping { field in
            guard case .text(let text) = field.value, text.utf8.contains(0x0D) else { return field }
            return Field(name: field.name, value: .text(text.replacing("\r\n", with: "\n")))
        }
    }

    /// The same form with one text under a name, and without some other fields.
    func setting(_ name: String, to text: String, without others: Set<String> = []) -> FormFields {
        var copy = self
        copy.fields.removeAll { $0.name == name || others.contains($0.name) }
        copy.fields.append(Field(name: name, value: .text(text)))
        return copy
    }

    /// The first text under a name, nil when there is none.
    func text(_ name: String) -> String? { texts(name).first }

    /// Every text under a name, in order.
    func texts(_ name: String) -> [String] {
        fields.compactMap { field in
            guard field.name == name, case .text(let text) = field.value else { return nil }
            return text
        }
    }

    /// The files chosen under a name. A browser sends an empty one without a name when nothing was chosen: left out.
    func files(_ name: String) -> [(name: String, mediaType: String, bytes: [UInt8])] {
        fields.compactMap { field in
            guard field.name == name, case .file(let fileName, let mediaType, let bytes) = field.value else {
                return nil
            }
            return fileName.isEmpty && bytes.isEmpty ? nil : (fileName, mediaType, bytes)
        }
    }

    /// Whether a check box of that name was ticked.
    func isTicked(_ name: String) -> Bool { text(name) != nil }
}
