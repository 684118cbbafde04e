import OpenAPI
import Pages

extension Visit {
    /// The frame with versions that lead to the same operation, where they have it.
    func frame(of operation: OpenAPI.Operation) -> Frame {
        var frame = frame { document, id in
            document.counterpart(of: operation).map { .operation(id, $0.id.description) }
        }
        frame.operationServer = server(for: operation).shown
        return frame
    }

    /// The frame with versions that lead to the schema of the same name, where they have it.
    func frame(of schema: NamedSchema) -> Frame {
        frame { document, id in
            document.schema(named: schema.name)?.id.map { .schema(id, $0.description) }
        }
    }

    private func frame(_ path: (Document, String) -> SitePath?) -> Frame {
        var frame = frame
        frame.versions = frame.versions.map { version in
            guard let document = environment.catalog.entry(CatalogID(name: version.id))?.document,
                let path = path(document, version.id)
            else { return version }
            return VersionChoice(id: version.id, name: version.name, path: path)
        }
        return frame
    }
}
