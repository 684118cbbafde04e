import JSONSchema
import OpenAPI
import SourceTree

/// Asks every view of a description for everything, as pages do: nothing may trap.
enum Exercise {
    /// Everything but what lies deeper than a few levels of schemas. Returns how much was seen.
    @discardableResult
    static func touchAll(of document: Document, schemaDepth: Int = 2) -> Int {
        var count = document.info.title.count + document.info.version.count + document.diagnostics.count
        count +=
            [document.info.contact?.name, document.info.license?.name, document.externalDocs?.url].compactMap { $0 }
            .count
        for server in document.servers { count += (try? server.expanded())?.count ?? 0 }
        for tag in document.tags { count += document.operations(tagged: tag).count + (tag.description?.count ?? 0) }
        for scheme in document.securitySchemes {
            if case .oauth2(let flows) = scheme.kind { count += flows.reduce(0) { $0 + $1.scopes.count } }
        }
        for operation in document.operations + document.webhooks { count += touch(operation, schemaDepth) }
        for schema in document.schemas { count += touch(schema.schema, schemaDepth) }
        for schema in document.schemas.prefix(8) {
            count += document.uses(of: schema.id).schemas.count
            count += document.sample(of: schema.schema, direction: .request).count
        }
        return count
    }

    static func touch(_ operation: OpenAPI.Operation, _ depth: Int) -> Int {
        var count =
            operation.tags.count + operation.servers.count + operation.codeSamples.count
            + operation.missingParameters.count
        count += operation.security.reduce(0) { $0 + $1.schemes.count } + operation.pointer.tokens.count
        for parameter in operation.parameters {
            count += (parameter.example?.count ?? 0) + (parameter.explodes ? 1 : 0)
            if let schema = parameter.schema { count += touch(schema, depth) }
        }
        for media in operation.requestBody?.content ?? [] { count += touch(media, depth) }
        for response in operation.responses {
            count += response.headers.reduce(0) { $0 + ($1.schema?.typeText.count ?? 0) }
            count += response.links.reduce(0) { $0 + ($1.operation == nil ? 0 : 1) }
            for media in response.content { count += touch(media, depth) }
        }
        for callback in operation.callbacks { count += callback.operations.count }
        return count
    }

    static func touch(_ media: MediaType, _ depth: Int) -> Int {
        var count = media.examples.reduce(0) { $0 + ($1.value?.count ?? 0) } + media.encoding.count
        if let schema = media.schema { count += touch(schema, depth) }
        if let schema = media.itemSchema { count += touch(schema, depth) }
        return count
    }

    static func touch(_ schema: Schema, _ depth: Int) -> Int {
        var count =
            schema.typeText.count + schema.structureText.count + schema.constraints.count + schema.examples.count
        count += schema.enumeration.count + (schema.discriminator?.mapping.count ?? 0) + (schema.xml?.name?.count ?? 0)
        count += schema.enumerationValues.count + schema.alternatives.count + schema.dependentRequired.count
        count += (schema.isClosed ? 1 : 0) + (schema.isClosedList ? 1 : 0) + schema.dependentSchemas.count
        guard depth > 0 else { return count }
        for property in schema.mergedProperties { count += touch(property.schema, depth - 1) }
        for part in schema.allOf + schema.oneOf + schema.anyOf + schema.prefixItems { count += touch(part, depth - 1) }
        for part in [schema.items, schema.not, schema.contains].compactMap({ $0 }) { count += touch(part, depth - 1) }
        if case .schema(let part) = schema.additionalProperties { count += touch(part, depth - 1) }
        return count
    }
}
