import SourceTree

/// What each keyword does.
extension Evaluation {
    /// Applies one keyword to an instance.
    func check(_ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated) {
        switch step.keyword {
        case .applicator(let keyword): check(keyword, step, instance, &evaluated)
        case .assertion(let keyword): check(keyword, step, instance)
        }
    }

    private func check(
        _ keyword: Keyword.Applicator, _ step: SchemaStep, _ instance: NodeHandle, _ evaluated: inout Evaluated
    ) {
        switch keyword {
        case .reference: checkReference(step, instance, &evaluated)
        case .dynamicReference: checkDynamicReference(step, instance, &evaluated)
        case .recursiveReference: checkRecursiveReference(step, instance, &evaluated)
        case .allOf: checkAllOf(step, instance, &evaluated)
        case .anyOf: checkAnyOf(step, instance, &evaluated)
        case .oneOf: checkOneOf(step, instance, &evaluated)
        case .not: checkNot(step, instance)
        case .if: checkIf(step, instance, &evaluated)
        case .dependentSchemas: checkDependentSchemas(step, instance, &evaluated)
        case .dependencies: checkDependencies(step, instance, &evaluated)
        case .prefixItems: checkPrefixItems(step, instance, &evaluated)
        case .items: checkItems(step, instance, &evaluated)
        case .contains: checkContains(step, instance, &evaluated)
        case .olderItems: checkOlderItems(step, instance)
        case .properties: checkProperties(step, instance, &evaluated)
        case .patternProperties: checkPatternProperties(step, instance, &evaluated)
        case .additionalProperties: checkAdditionalProperties(step, instance, &evaluated)
        case .propertyNames: checkPropertyNames(step, instance)
        case .unevaluatedItems: checkUnevaluatedItems(step, instance, &evaluated)
        case .unevaluatedProperties: checkUnevaluatedProperties(step, instance, &evaluated)
        }
    }

    private func check(_ keyword: Keyword.Assertion, _ step: SchemaStep, _ instance: NodeHandle) {
        switch keyword {
        case .type: checkType(step, instance)
        case .enum: checkEnum(step, instance)
        case .const: checkConst(step, instance)
        case .multipleOf: checkMultipleOf(step, instance)
        case .minimum, .olderMinimum: checkBound(step, instance, isMinimum: true)
        case .maximum, .olderMaximum: checkBound(step, instance, isMinimum: false)
        case .minLength: checkMinLength(step, instance)
        case .maxLength: checkMaxLength(step, instance)
        case .pattern: checkPattern(step, instance)
        case .format: checkFormat(step, instance)
        case .minItems: checkLeast(step, instance, in: .array, "elements")
        case .maxItems: checkMost(step, instance, in: .array, "elements")
        case .uniqueItems: checkUniqueItems(step, instance)
        case .minProperties: checkLeast(step, instance, in: .object, "properties")
        case .maxProperties: checkMost(step, instance, in: .object, "properties")
        case .required: checkRequired(step, instance)
        case .dependentRequired: checkDependentRequired(step, instance)
        }
    }
}
