import Logging
import TocsinCapture
import TocsinFlow

/// Says on standard error what became of a capture's packets.
struct FlowReport {
    let log: Logger

    /// From one in so many on, bad checksums are no damage on the wire.
    private static let manyBadChecksums = 20

    func describe(_ tally: FlowTally, _ trace: TraceTally) {
        var parts = [
            counted(tally.packets, "packet"), "\(tally.inFlows) in \(counted(tally.flows, "flow"))",
        ]
        func add(_ count: Int, _ name: String) { if count > 0 { parts.append("\(count) \(name)") } }
        add(trace.filtered, "left out by the filter")
        for kind in NotIP.allCases { add(tally.notIP[Int(kind.rawValue)], "\(kind.name)") }
        add(tally.fragments, "fragments of datagrams")
        add(tally.withoutFlow, "of IP protocols that give no flow")
        log.info("\(parts.joined(separator: ", "))")
        var damaged: [String] = []
        func note(_ count: Int, _ name: String) {
            if count > 0 { damaged.append("\(count) \(name)") }
        }
        let isOffloaded = tally.badChecksums > tally.packets / Self.manyBadChecksums
        if !isOffloaded {
            note(tally.badChecksums, "with a bad checksum (-C takes them for good)")
        }
        for why in IPObjection.allCases {
            note(tally.malformedIP[Int(why.rawValue)], "with \(why.name)")
        }
        note(
            tally.malformedTransport + tally.badHeaders, "with a cut or impossible transport header"
        )
        note(tally.cutFragments, "fragments not captured completely")
        note(tally.tunnelsRefused, "of tunnels with impossible headers or nested too deep")
        note(trace.malformed, "records of the capture malformed")
        if !damaged.isEmpty { log.info("not counted: \(damaged.joined(separator: ", "))") }
        if isOffloaded {
            let share = "\(tally.badChecksums) of \(counted(tally.packets, "packet"))"
            log.warning(
                "\(share) have a bad checksum and are not counted; hosts that capture their own traffic see such: -C takes them for good"
            )
        }
        if tally.datagramsIncomplete > 0 {
            log.info("\(counted(tally.datagramsIncomplete, "datagram")) with fragments missing")
        }
        if tally.evicted > 0 {
            log.warning(
                "\(counted(tally.evicted, "flow")) cut short because more were open than --max-flows"
            )
        }
    }
}
