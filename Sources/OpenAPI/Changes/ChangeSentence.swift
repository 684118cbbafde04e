/// A change in plain words with its values.
struct ChangeSentence {
    private let change: Change
    private let before: String
    private let after: String

    init(_ change: Change) {
        self.change = change
        before = change.before ?? "nothing"
        after = change.after ?? "nothing"
    }

    /// One sentence.
    var text: String { whole ?? access ?? parts ?? values ?? "\(subject) changed." }

    /// What the sentence is about: `owner.zip in the request body`, `The response 200`.
    private var subject: String {
        let part = change.part.isEmpty ? "the operation" : "the \(change.part)"
        if change.path.isEmpty { return "T" + part.dropFirst() }
        return "\(change.path) in \(part)"
    }

    /// The description and operations as a whole.
    private var whole: String? {
        switch change.kind {
        case .titleChanged: "The API was called \(before), and is called \(after) now."
        case .descriptionChanged: "The text about the API is another."
        case .serverAdded: "The server \(after) is new."
        case .serverRemoved: "The server \(before) is gone."
        case .serverVariableChanged: "The variables of the server \(after) are others."
        case .operationAdded: "\(after) is new."
        case .operationRemoved: "\(before) is gone."
        case .operationMoved: "What was \(before) is \(after) now."
        case .operationIDChanged:
            "The operationId was \(before), and is \(after) now; generated clients change with it."
        case .operationDeprecated: "The operation is deprecated now."
        case .operationReinstated: "The operation is no longer deprecated."
        case .operationTextChanged: "The text about the operation is another."
        case .operationTagsChanged: "The operation stands under other tags."
        case .callbackAdded: "The callback \(after) is new."
        case .callbackRemoved: "The callback \(before) is gone."
        default: nil
        }
    }

    /// Who may call.
    private var access: String? {
        switch change.kind {
        case .securitySchemeAdded: "The security scheme \(after) is new."
        case .securitySchemeRemoved: "The security scheme \(before) is gone."
        case .securitySchemeChanged: "The security scheme \(after) asks for something else."
        case .oauthURLChanged: "The addresses at which \(after) gives tokens are others."
        case .oauthFlowAdded: "\(after) has the new flow \(before)."
        case .oauthFlowRemoved: "\(after) no longer has the flow \(before)."
        case .scopeDeclared: "\(after) has the new scope \(before)."
        case .scopeWithdrawn: "\(after) no longer has the scope \(before)."
        case .securityAdded: "Anybody could call, and now \(after) is needed."
        case .securityRemoved: "Anybody may call now."
        case .securityAlternativeAdded: "Calls may use \(after) now."
        case .securityAlternativeRemoved: "Calls can no longer use \(before)."
        case .scopeAdded: "With \(before), the scope \(after) is needed now."
        case .scopeRemoved: "With \(before), the scope \(after) is no longer needed."
        default: nil
        }
    }

    /// Parameters, bodies, responses and headers.
    private var parts: String? {
        switch change.kind {
        case .parameterAdded, .requestBodyAdded, .responseAdded, .headerAdded: "\(subject) is new."
        case .requiredParameterAdded, .requiredRequestBodyAdded: "\(subject) is new and required."
        case .parameterRemoved, .requestBodyRemoved, .responseRemoved, .errorResponseRemoved, .headerRemoved:
            "\(subject) is gone."
        case .requiredHeaderRemoved: "\(subject), which was always there, is gone."
        case .pathParameterRenamed: "The path parameter \(before) is called \(after) now; addresses stay the same."
        case .parameterBecameRequired, .requestBodyBecameRequired, .headerBecameRequired:
            "\(subject) was optional, and is required now."
        case .parameterBecameOptional, .requestBodyBecameOptional, .headerBecameOptional:
            "\(subject) was required, and is optional now."
        case .parameterStyleChanged: "\(subject) is written another way: it was \(before), and is \(after) now."
        case .parameterDeprecated, .valueDeprecated: "\(subject) is deprecated now."
        case .parameterReinstated, .valueReinstated: "\(subject) is no longer deprecated."
        case .parameterTextChanged, .requestBodyTextChanged, .responseTextChanged, .valueTextChanged:
            "The text about \(change.path.isEmpty ? "t" + subject.dropFirst() : subject) is another."
        case .mediaTypeAdded: "\(subject) may be \(after) now."
        case .mediaTypeRemoved: "\(subject) can no longer be \(before)."
        case .encodingChanged: "The parts of \(after) in the \(change.part) are encoded another way."
        case .linkAdded: "\(subject) has the new link \(after)."
        case .linkRemoved: "\(subject) no longer has the link \(before)."
        default: nil
        }
    }

    /// Values and what they are made of.
    private var values: String? {
        switch change.kind {
        case .typeChanged, .typeWidened, .typeNarrowed: "\(subject) was \(before), and is \(after) now."
        case .becameNullable: "\(subject) may be null now."
        case .becameNonNullable: "\(subject) can no longer be null."
        case .formatChanged, .formatWidened, .formatNarrowed:
            "\(subject) had the format \(before), and has \(after) now."
        case .enumValueAdded: "\(subject) has the new value \(after)."
        case .enumValueRemoved: "\(subject) no longer has the value \(before)."
        case .valuesRestricted: "\(subject) was free, and is one of \(after) now."
        case .valuesFreed: "\(subject) was one of \(before), and is free now."
        case .constraintTightened: "\(subject) is stricter: it had \(before), and has \(after) now."
        case .constraintLoosened: "\(subject) is less strict: it had \(before), and has \(after) now."
        case .constraintChanged: "\(subject) had \(before), and has \(after) now."
        case .propertyAdded: "\(subject) is new" + hidden(change.before, "It was there, but")
        case .requiredPropertyAdded: "\(subject) is new and required" + hidden(change.before, "It was there, but")
        case .propertyRemoved: "\(subject) is gone" + hidden(change.after, "It is still there, but")
        case .requiredPropertyRemoved:
            "\(subject), which was always there, is gone" + hidden(change.after, "It is still there, but")
        default: objects
        }
    }

    private var objects: String? {
        switch change.kind {
        case .propertyBecameRequired: "\(subject) was optional, and is required now."
        case .propertyBecameOptional: "\(subject) was always there, and may be missing now."
        case .otherPropertiesForbidden: "\(subject) may have no other properties than those described now."
        case .otherPropertiesAllowed: "\(subject) may have other properties than those described now."
        case .variantAdded: "\(subject) may also be \(after) now."
        case .variantRemoved: "\(subject) can no longer be \(before)."
        case .variantsAdded: "\(subject) was \(before), and is a choice now: \(after)."
        case .variantsRemoved: "\(subject) was a choice: \(before). It is \(after) now."
        case .discriminatorChanged: "\(subject) was told apart by \(before), and is by \(after) now."
        case .ruleChanged:
            change.before.map { "\(subject) had \($0), and has \(after) now." }
                ?? "The rule \(after) of \(change.path.isEmpty ? "t" + subject.dropFirst() : subject) is another."
        case .referenceBroken: "\(subject) refers to \(after) now, which is not there."
        case .defaultChanged: "\(subject) had the default \(before), and has \(after) now."
        default: nil
        }
    }

    private func hidden(_ word: String?, _ start: String) -> String { word.map { ". \(start) \($0)." } ?? "." }
}
