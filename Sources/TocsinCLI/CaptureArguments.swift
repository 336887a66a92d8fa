import ArgumentParser
import TocsinCapture
import TocsinEngine
import TocsinFlow

/// How packet captures are read: shared by everything that takes them.
struct CaptureArguments: ParsableArguments {
    @Flag(name: .customShort("C"), help: "Take packets with bad checksums for good ones.")
    var ignoresChecksums = false

    @Option(
        name: .customShort("f"),
        help: ArgumentHelp(
            "Of captures, only packets that a filter (pcap-filter(7)) lets pass.",
            valueName: "BPF"))
    var filter: String?

    @Option(
        help: ArgumentHelp(
            "Where servers are, e.g. 80/tcp,53/udp, instead of Zeek's 73 ports.", valueName: "list")
    )
    var likelyServerPorts: String?

    @Option(
        help: ArgumentHelp("Flows held at one time; memory is 0.5 KB each.", valueName: "N"))
    var maxFlows = FlowOptions().maxFlows

    func validate() throws {
        guard maxFlows >= FlowOptions.minFlows else {
            throw ValidationError("--max-flows \(maxFlows): at least \(FlowOptions.minFlows)")
        }
        _ = try options()
    }

    func options() throws -> CaptureOptions {
        var options = CaptureOptions()
        options.flows.ignoresChecksums = ignoresChecksums
        options.flows.maxFlows = maxFlows
        if let likelyServerPorts {
            guard let ports = ServerPorts(likelyServerPorts) else {
                throw ValidationError(
                    "--likely-server-ports '\(likelyServerPorts)': not like 80/tcp,53/udp")
            }
            options.flows.serverPorts = ports
        }
        do {
            options.filter = try filter.map { try FilterExpression($0) }
        } catch {
            throw ValidationError("-f: \(error)")
        }
        return options
    }
}
