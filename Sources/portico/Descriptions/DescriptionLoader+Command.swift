import Egress

extension DescriptionLoader {
    /// Reads a description for a command that serves nothing; its own origin, which the operator named, may be called.
    static func readOnce(_ location: DescriptionLocation, root: String? = nil) async -> DescriptionReading {
        let keeper = PolicyKeeper(EgressPolicy(mode: .local))
        let transport = EgressTransport(policy: { keeper.current })
        if let origin = location.ownURL?.origin {
            keeper.allow(origin, addressClass: await transport.addressClass(of: origin.host))
        }
        let loader = DescriptionLoader(
            transport: transport, bundled: { [] }, root: root, isNamed: { keeper.current.isSetting($0) })
        let reading = await loader.read(location)
        await transport.shutdown()
        return reading
    }
}
