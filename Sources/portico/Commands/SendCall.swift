import ArgumentParser
import Authorization
import Egress
import Execution
import Foundation
import OpenAPI

/// `portico call DESCRIPTION OPERATION`: sends the request and prints what came back, checked against the description.
struct SendCall: AsyncParsableCommand {
    static let configuration = CommandConfiguration(
        commandName: "call",
        abstract: "Send the request of an operation and check the response.",
        discussion: """
            Calls go to the servers of the description, to --server-url and to what --allow names. Redirects are shown, \
            and followed with --follow: to another origin without credentials.

            Exit code 0: there is a response; 1: the request cannot be built or sent, or with --strict the response does \
            not match the description; 2: the command was called wrongly.
            """)

    @OptionGroup var arguments: CallArguments

    @Option(help: "An origin that may be called besides the description's servers; may be repeated.")
    var allow: [String] = []

    @Option(help: "Seconds that the call may take, 1 to 300.")
    var timeout = 60

    @Option(
        name: .customLong("ca-file"),
        help: "Certificates (PEM) trusted for one origin: https://api.corp=/path/ca.pem; may be repeated.")
    var caFile: [String] = []

    @Option(
        name: .customLong("client-certificate"),
        help: "A certificate and its key (PEM) for one origin: https://api.corp=/path/client.pem,/path/client.key.")
    var clientCertificate: [String] = []

    @Flag(help: "Follow redirects, at most ten, as far as calls may go.")
    var follow = false

    @Flag(help: "Exit with 1 when the response does not match the description.")
    var strict = false

    func run() async throws {
        guard (1...300).contains(timeout) else { throw UsageError("--timeout takes 1 to 300 seconds, not \(timeout).") }
        let plan = try await CallPlan(arguments, isSent: true, environment: ProcessInfo.processInfo.environment)
        let showing: Showing = arguments.reveal ? .revealed : .masked
        let request = RequestReport(plan: plan, showing: showing)
        guard plan.isReady(anyway: arguments.anyway), let outbound = plan.request else {
            request.remarks(anyway: arguments.anyway).forEach(Remark.write)
            if arguments.json { print(ExchangeReport.unsent(request)) }
            throw ExitCode(1)
        }
        let exchange = try await send(outbound, plan)
        let report = ExchangeReport(plan: plan, exchange: exchange, showing: showing)
        if arguments.json {
            print(report.json)
        } else {
            request.remarks(anyway: arguments.anyway).forEach(Remark.write)
            print(request.text + (exchange.failure == nil ? "\n\n" + report.text : ""))
        }
        if exchange.failure != nil { Remark.write(report.text) }
        if exchange.failure != nil || (strict && report.hasFindings) { throw ExitCode(1) }
    }

    private func send(_ request: OutboundRequest, _ plan: CallPlan) async throws -> Exchange {
        let transport = EgressTransport(policy: { EgressPolicy(mode: .local) })
        let policy = try await policy(request, plan, classifying: transport)
        await transport.shutdown()
        let certificates = try OriginCertificates(
            caFile.map(OriginSettings.init(authority:)) + clientCertificate.map(OriginSettings.init(certificate:)))
        let sender = EgressTransport(
            policy: { policy }, authorities: certificates.authorities, certificates: certificates.clients)
        let seconds = Duration.seconds(timeout)
        let executor = Executor(transport: sender, limits: EgressLimits(firstByte: seconds, total: seconds))
        let exchange = await sendAll(request, plan, by: executor)
        await sender.shutdown()
        return exchange
    }

    /// The last exchange of a chain, with what came before it.
    private func sendAll(_ first: OutboundRequest, _ plan: CallPlan, by executor: Executor) async -> Exchange {
        let followUp = FollowUp(
            credentials: plan.credentials, operation: plan.call.operation, document: plan.document,
            followsRedirects: follow)
        var (request, steps): (OutboundRequest, [ExchangeStep]) = (first, [])
        while true {
            var exchange = await executor.execute(request, call: plan.call)
            exchange.steps = steps
            guard let response = exchange.response,
                let next = followUp.next(after: response, to: request, steps: steps)
            else { return exchange }
            if let step = ExchangeStep(next.cause, of: exchange, keptAs: nil) { steps.append(step) }
            request = next.request
        }
    }

    /// What may be called: the description's servers as for a local server, and what the caller names himself.
    private func policy(
        _ request: OutboundRequest, _ plan: CallPlan, classifying transport: EgressTransport
    ) async throws -> EgressPolicy {
        var allowed = EgressPolicy(mode: .local)
        for line in try allow.map(EgressSettings.allowLine) { allowed.allow(line) }
        let keeper = PolicyKeeper(allowed)
        let base = try arguments.baseURL.map { try TargetURL(parsing: $0) } ?? plan.location.ownURL
        await keeper.approve(plan.document, from: plan.location.provenance, baseURL: base, isRefresh: false) { host in
            await transport.addressClass(of: host, within: .seconds(1))
        }
        if arguments.serverURL != nil || !arguments.variable.isEmpty || arguments.baseURL != nil {
            keeper.allow(request.origin)
        }
        return keeper.current
    }
}
