import HTTPTypes
import Hummingbird
import Pages

/// `GET /assets/{version}/…`: a file of the site by table, never by path (THREATS O4). Its address changes with its bytes.
struct ServeAsset {
    let environment: Environment

    func callAsFunction(_ request: Request, _ context: SiteContext) async throws -> Answer {
        let path = context.parameters.getCatchAll().joined(separator: "/")
        guard let asset = environment.assets[path] else {
            throw SiteError(.notFound, "No file of the site has this name.")
        }
        return Answer(status: .ok, kind: .asset, contentType: asset.type, bytes: asset.bytes)
    }
}
