import GRDB
import Hummingbird

extension Call {
    /// Answers with a page of resources.
    func list<Resource: StoredResource>(
        _ type: Resource.Type, _ filter: Filter, order: String, _ page: Page
    ) async throws -> Response {
        let result = try await database.read { db in
            let (items, total) = try db.list(type, filter, order: order, page)
            return (items.map(\.json), total)
        }
        return page.response(result.0, total: result.1, call: self)
    }

    /// Answers with the resource in the path.
    func show<Resource: RevisedResource>(_ type: Resource.Type, _ name: String) async throws -> Response {
        let number = try number(Resource.kind, name)
        let resource = try await database.read { try $0.require(type, number) }
        return response(resource.json, revision: resource.revision)
    }

    /// Makes a resource and answers with it, `201`. `insert` adds the row and gives its number.
    func create<Resource: RevisedResource>(
        _ type: Resource.Type, at collection: String, _ insert: @escaping @Sendable (Database) throws -> Int64
    ) async throws -> Response {
        let resource = try await database.write { try $0.require(type, try insert($0)) }
        let path = collection + "/" + resource.identifier
        return created(resource.json, at: path, revision: resource.revision)
    }

    /// Changes the resource in the path under the precondition that the caller knows its revision.
    ///
    /// `read` takes the change from the body, `apply` writes it.
    func change<Resource: RevisedResource, Fields: Sendable>(
        _ type: Resource.Type, _ name: String, reading read: (Resource) async throws -> Fields,
        apply: @escaping @Sendable (Database, Resource, Fields) throws -> Void
    ) async throws -> Response {
        let number = try number(Resource.kind, name)
        let current = try await database.read { try $0.require(type, number) }
        try requireMatch(current.revision)
        let fields = try await read(current)
        let changed = try await database.write { db in
            let latest = try db.require(type, number)
            guard latest.revision == current.revision else {
                throw Problem.preconditionFailed(current: latest.revision.entityTag)
            }
            try apply(db, latest, fields)
            return try db.require(type, number)
        }
        return .json(changed.json, fields: [.eTag: changed.revision.entityTag])
    }

    /// Deletes the resource in the path under the same precondition; `check` may throw, or take other rows along.
    func delete<Resource: RevisedResource>(
        _ type: Resource.Type, _ name: String,
        check: @escaping @Sendable (Database, Resource) throws -> Void = { _, _ in }
    ) async throws -> Response {
        let number = try number(Resource.kind, name)
        try await database.write { db in
            let current = try db.require(type, number)
            try requireMatch(current.revision)
            try check(db, current)
            try db.delete(Resource.table, number)
        }
        return .empty()
    }
}
