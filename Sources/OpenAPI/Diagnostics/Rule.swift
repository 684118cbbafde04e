/// One thing that a description is checked for; its raw value is the stable name by which it is set and reported.
public enum Rule: String, CaseIterable, Hashable, Sendable {
    // What the official schema of the version says.
    case unknownVersion = "unknown-version"
    case missingInfo = "missing-info"
    case missingPaths = "missing-paths"
    case missingField = "missing-field"
    case wrongType = "wrong-type"
    case unknownField = "unknown-field"
    case unknownValue = "unknown-value"
    case misplacedField = "misplaced-field"
    case exclusiveFields = "exclusive-fields"
    case emptyValue = "empty-value"
    case outOfRange = "out-of-range"
    case repeatedItem = "repeated-item"
    case duplicateRequired = "duplicate-required"
    case invalidName = "invalid-name"
    case invalidStatus = "invalid-status"
    case invalidMethod = "invalid-method"
    case pathWithoutSlash = "path-without-slash"
    case optionalPathParameter = "optional-path-parameter"
    case mixedQueryParameters = "mixed-query-parameters"

    // What it cannot say.
    case unresolvedReference = "unresolved-reference"
    case wrongReference = "wrong-reference"
    case duplicateOperationID = "duplicate-operation-id"
    case duplicateParameter = "duplicate-parameter"
    case duplicateTag = "duplicate-tag"
    case undefinedPathParameter = "undefined-path-parameter"
    case unusedPathParameter = "unused-path-parameter"
    case repeatedPathParameter = "repeated-path-parameter"
    case identicalPaths = "identical-paths"
    case ambiguousPaths = "ambiguous-paths"
    case pathWithQuery = "path-with-query"
    case unknownSecurityScheme = "unknown-security-scheme"
    case unknownScope = "unknown-scope"
    case undefinedServerVariable = "undefined-server-variable"
    case unusedServerVariable = "unused-server-variable"
    case defaultNotInEnum = "default-not-in-enum"
    case arrayWithoutItems = "array-without-items"
    case invalidDefault = "invalid-default"
    case invalidExample = "invalid-example"
    case invalidEnum = "invalid-enum"
    case unsupportedDialect = "unsupported-dialect"
    case unknownDiscriminator = "unknown-discriminator"
    case unresolvedMapping = "unresolved-mapping"
    case unknownLinkOperation = "unknown-link-operation"
    case invalidPattern = "invalid-pattern"
    case invalidURI = "invalid-uri"
    case invalidEmail = "invalid-email"
    case invalidMediaType = "invalid-media-type"
    case unusedComponent = "unused-component"
    case source = "source"
    case tooMany = "too-many"
    case unknownRule = "unknown-rule"

    // Matters of taste, off unless asked for.
    case undeclaredTag = "undeclared-tag"
    case unusedTag = "unused-tag"
    case missingDescription = "missing-description"
    case missingOperationID = "missing-operation-id"
    case missingSuccess = "missing-success"
    case undeclaredProperty = "undeclared-property"

    /// Whether the official schema of the version refuses what this rule finds.
    public var isStructural: Bool { Rule.structural.contains(self) }

    /// How it counts unless told otherwise.
    public var standardLevel: RuleLevel {
        if isStructural || Rule.errors.contains(self) { return .error }
        return Rule.quiet.contains(self) ? .off : .warning
    }

    private static let structural: Set<Rule> = [
        .unknownVersion, .missingInfo, .missingPaths, .missingField, .wrongType, .unknownField, .unknownValue,
        .misplacedField, .exclusiveFields, .emptyValue, .outOfRange, .repeatedItem, .duplicateRequired, .invalidName,
        .invalidStatus, .invalidMethod, .pathWithoutSlash, .optionalPathParameter, .mixedQueryParameters,
    ]
    private static let errors: Set<Rule> = [
        .unresolvedReference, .wrongReference, .duplicateOperationID, .duplicateParameter, .duplicateTag,
        .undefinedPathParameter, .unusedPathParameter, .repeatedPathParameter, .identicalPaths, .pathWithQuery,
        .unknownSecurityScheme, .undefinedServerVariable, .defaultNotInEnum, .arrayWithoutItems, .unresolvedMapping,
        .unknownLinkOperation,
    ]
    private static let quiet: Set<Rule> = [
        .undeclaredTag, .unusedTag, .missingDescription, .missingOperationID, .missingSuccess, .undeclaredProperty,
    ]
}
