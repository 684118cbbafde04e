import Egress
import FleetAPI
import Foundation
import Logging
import OpenAPI
import Pages
import ServiceLifecycle
import Storage

/// The bundled sample API with the gate before it.
struct Demo: Sendable {
    let gated: GatedAPI
    /// The bundled description with the gate's port in it.
    let description: [UInt8]
    let service: FleetService

    /// Opens the sample data and finds ports for API and gate.
    init(settings: Settings, id: CatalogID, store: Store, logger: Logger) async throws {
        let secret = try IdentityKeyFile.secret(named: nil, dataFolder: settings.dataFolder)
        let apiPort = try await FreePort.take(0, host: "127.0.0.1", flag: "--gate-port")
        var gate = try GateSettings(upstream: "http://127.0.0.1:\(apiPort)/", name: "--gate")
        gate.port = settings.gatePort
        gate.validation = settings.gateValidation
        gated = try await GatedAPI(
            gate, id: id, secret: secret, isShown: false, settings: settings, store: store, logger: logger)
        description = Self.text(gatePort: gated.origin.port)
        service = FleetService(
            database: try FleetDatabase(path: settings.dataFolder + "/fleet.sqlite"), identityKey: secret,
            port: apiPort, logger: logger.quiet)
    }

    /// The bundled description with the default of its port variable set to where the gate listens.
    private static func text(gatePort: Int) -> [UInt8] {
        let asset = AssetTable.bundledDescriptions().first { $0.path == "fleet.yaml" }
        let text = String(decoding: asset?.bytes ?? [], as: UTF8.self)
        return Array(
            text.replacing("default: \"8081\"", with: "default: \"\(gatePort)\"").replacing(
                "127.0.0.1:8081", with: "127.0.0.1:\(gatePort)"
            ).utf8)
    }
}
