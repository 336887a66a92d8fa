import Foundation
import TocsinCapture
import TocsinLogs
import TocsinRecords

@testable import TocsinFlow

/// What other programs count as one flow where Zeek, and Tocsin, count otherwise.
///
/// A reference's rules are applied to the rows of the flow table, or to what it is fed: then its counts
/// must be ours. Sources: nDPI's example reader and Suricata's flow hash, as their references show them.
enum CountingRule: String, CaseIterable {
    /// Packets with bad checksums count.
    case anyChecksum
    /// A 5-tuple is one flow, however long it was silent and whatever closed it.
    case oneFlowPerTuple
    /// A flow belongs to the innermost VLAN tag of its frames.
    case perVLAN
    /// Of tunnels, only what is inside counts.
    case insideOnly
    /// IP in IP is a flow, beside those inside.
    case outsideOfIP
}

/// A flow in the notation of references: ports of TCP and UDP alone.
struct CountedFlow {
    var key: FlowKey
    /// Of its originator.
    var isFromLow: Bool
    /// Sent by the originator, then by the responder.
    var packets: [Int64]
    var vlan: UInt16?

    /// One that is told by its key alone.
    init(_ from: End, _ to: End, _ proto: UInt8, packets: [Int64] = [0, 0], vlan: UInt16? = nil) {
        let hasPorts = proto == IPProtocol.tcp || proto == IPProtocol.udp
        (key, isFromLow) = FlowKey.make(
            from: FlowKey.Endpoint(host: from.host, port: hasPorts ? from.port : 0),
            to: FlowKey.Endpoint(host: to.host, port: hasPorts ? to.port : 0), proto: proto)
        self.packets = packets
        self.vlan = vlan
    }

    var orig: FlowKey.Endpoint { isFromLow ? key.low : key.high }
    var resp: FlowKey.Endpoint { isFromLow ? key.high : key.low }

    /// The key as text: protocol number and ends.
    var name: String {
        "\(key.proto) \(key.low.host):\(key.low.port) \(key.high.host):\(key.high.port)"
    }
}

/// The packets of a public test capture, and the flows that some rules count in them.
struct ReferenceTrace {
    private var block = PacketBlock()

    init(_ path: String) throws {
        var reader = try TraceReader(source: ByteSource(path: path))
        var part = PacketBlock()
        while try reader.next(into: &part) {
            for var packet in part.packets {
                packet.start += block.bytes.count
                block.packets.append(packet)
            }
            block.bytes += part.bytes
        }
    }

    func flows(_ rules: Set<CountingRule>) -> [CountedFlow] {
        var flows: [CountedFlow] = []
        for (vlan, packets) in parts(rules.contains(.perVLAN)) {
            flows += rows(packets, vlan, rules)
        }
        if rules.contains(.outsideOfIP) { flows += outsideOfIP() }
        guard rules.contains(.oneFlowPerTuple) else { return flows }
        struct Tuple: Hashable {
            var key: FlowKey
            var vlan: UInt16?
        }
        var places: [Tuple: Int] = [:]
        var merged: [CountedFlow] = []
        for flow in flows {
            let tuple = Tuple(key: flow.key, vlan: flow.vlan)
            if let place = places[tuple] {
                let isSwapped = merged[place].isFromLow != flow.isFromLow
                for side in 0..<2 {
                    merged[place].packets[isSwapped ? 1 - side : side] += flow.packets[side]
                }
            } else {
                places[tuple] = merged.count
                merged.append(flow)
            }
        }
        return merged
    }

    private func rows(
        _ packets: [CapturedPacket], _ vlan: UInt16?, _ rules: Set<CountingRule>
    ) -> [CountedFlow] {
        var options = FlowOptions()
        options.ignoresChecksums = rules.contains(.anyChecksum)
        var table = FlowTable(options)
        var batch = FlowBatch()
        var part = PacketBlock()
        part.bytes = block.bytes
        part.packets = packets
        table.take(part, into: &batch)
        table.finish(into: &batch)
        let tunnels = Set(batch.tunnelParents.joined())
        return (0..<batch.count).compactMap { row in
            let conn = batch.conns[row]
            if rules.contains(.insideOnly), tunnels.contains(batch.conns.uid[row]) { return nil }
            return CountedFlow(
                End(conn.origHost, conn.origPort), End(conn.respHost, conn.respPort),
                batch.ipProto[row], packets: [conn.origPackets, conn.respPackets], vlan: vlan)
        }
    }

    /// The packets by their VLAN, or all as one, in the order of the first of each.
    private func parts(_ isPerVLAN: Bool) -> [(vlan: UInt16?, packets: [CapturedPacket])] {
        guard isPerVLAN else { return [(nil, block.packets)] }
        var parts: [(vlan: UInt16?, packets: [CapturedPacket])] = []
        for packet in block.packets {
            let vlan = vlan(packet)
            if let part = parts.firstIndex(where: { $0.vlan == vlan }) {
                parts[part].packets.append(packet)
            } else {
                parts.append((vlan, [packet]))
            }
        }
        return parts
    }

    /// The innermost tag of an Ethernet frame (IEEE 802.1Q).
    private func vlan(_ packet: CapturedPacket) -> UInt16? {
        guard packet.linkType == .ethernet else { return nil }
        let bytes = block.bytes[packet.range]
        var vlan: UInt16?
        var at = bytes.startIndex + 12
        while at + 4 <= bytes.endIndex,
            [0x8100, 0x88A8, 0x9100].contains(Int(bytes[at]) << 8 | Int(bytes[at + 1]))
        {
            vlan = UInt16(bytes[at + 2] & 0x0F) << 8 | UInt16(bytes[at + 3])
            at += 4
        }
        return vlan
    }

    private func outsideOfIP() -> [CountedFlow] {
        let bytes = block.bytes.span
        return block.packets.compactMap { packet in
            let frame = bytes.extracting(packet.range)
            let extent = { (start: Int) in
                PacketExtent(start: start, end: packet.length, missing: 0)
            }
            guard
                case .network(let network) = LinkLayer.network(frame, packet.linkType),
                let ip = try? IPPacket(frame, extent(network.offset), ignoresChecksums: true),
                ip.proto == IPProtocol.ipv4 || ip.proto == IPProtocol.ipv6
            else { return nil }
            return CountedFlow(
                End(ip.source), End(ip.destination), ip.proto, packets: [1, 0], vlan: vlan(packet))
        }
    }
}

extension End {
    init(_ host: IPAddress, _ port: UInt16 = 0) {
        self.init("")
        self.host = host
        self.port = port
    }
}

/// The folder of public captures; the tests skip where it is missing.
enum ReferenceFolder {
    static let path = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().deletingLastPathComponent().appending(path: "shared/data")

    /// The files below `folder` that satisfy `isWanted`, sorted, as paths within it.
    static func files(_ folder: String, where isWanted: (String) -> Bool) -> [String] {
        let root = path.appending(path: folder).path
        return (FileManager.default.enumerator(atPath: root)?.compactMap { $0 as? String } ?? [])
            .filter(isWanted).sorted()
    }
}
