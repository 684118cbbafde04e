/// How bad a change is by the way values travel.
extension ChangeKind {
    /// The level of a change in what callers send or get.
    func level(_ flow: Change.Flow) -> Change.Level { flow == .sent ? levels.sent : levels.received }

    private var levels: (sent: Change.Level, received: Change.Level) {
        switch self {
        case .operationRemoved, .operationMoved, .parameterStyleChanged, .mediaTypeRemoved, .typeChanged,
            .securityAdded, .securityAlternativeRemoved, .scopeAdded, .securitySchemeChanged, .oauthFlowRemoved,
            .discriminatorChanged, .requestBodyRemoved, .responseRemoved:
            (.breaking, .breaking)
        case .requiredParameterAdded, .parameterBecameRequired, .requiredRequestBodyAdded,
            .requestBodyBecameRequired, .typeNarrowed, .becameNonNullable, .formatNarrowed, .enumValueRemoved,
            .valuesRestricted, .constraintTightened, .requiredPropertyAdded, .propertyBecameRequired,
            .otherPropertiesForbidden, .variantRemoved, .variantsAdded, .headerBecameRequired:
            (.breaking, .compatible)
        case .typeWidened, .becameNullable, .formatWidened, .parameterBecameOptional, .requestBodyBecameOptional,
            .propertyBecameOptional, .headerBecameOptional:
            (.compatible, .breaking)
        case .requiredPropertyRemoved, .requiredHeaderRemoved:
            (.warning, .breaking)
        case .parameterRemoved, .propertyRemoved, .headerRemoved, .formatChanged, .constraintChanged, .ruleChanged,
            .referenceBroken, .operationIDChanged, .errorResponseRemoved, .serverRemoved, .serverVariableChanged,
            .securitySchemeRemoved, .oauthURLChanged, .scopeWithdrawn, .encodingChanged, .callbackRemoved,
            .linkRemoved:
            (.warning, .warning)
        case .enumValueAdded, .valuesFreed, .constraintLoosened, .variantAdded, .variantsRemoved:
            (.compatible, .warning)
        case .defaultChanged:
            (.warning, .compatible)
        default:
            Self.texts.contains(self) ? (.text, .text) : (.compatible, .compatible)
        }
    }

    private static let texts: Set<ChangeKind> = [
        .titleChanged, .descriptionChanged, .operationTextChanged, .operationTagsChanged, .parameterTextChanged,
        .requestBodyTextChanged, .responseTextChanged, .valueTextChanged,
    ]
}
