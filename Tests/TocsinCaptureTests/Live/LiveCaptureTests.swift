import Foundation
import Testing
import VirtualCable

@testable import TocsinCapture

/// What can be tried without rights.
struct LiveCaptureErrorTests {
    @Test(arguments: ["", ".", "..", "a/b", "sixteen-bytes-xx", "a b", "a\0b", "no-such-if0"])
    func noInterfaceIsOfThisName(name: String) {
        let error = #expect(throws: CaptureError.self) {
            _ = try LiveCapture(LiveCaptureOptions(interface: name))
        }
        #expect(error?.reason.contains("there are ") == true)
    }

    @Test func linkTypesOfInterfacesAreThoseOfFiles() {
        #expect(LinkType(dlt: 1) == .ethernet)
        #expect(LinkType(dlt: 12) == .raw)
        #expect(LinkType(dlt: 113) == .linuxSLL)
        #expect(LinkType(dlt: LinkType.raw.dlt) == .raw)
    }
}

/// Over a virtual cable; where the tests may not make one they are skipped.
@Suite(.serialized, .enabled(if: VethPair.isPossible, "needs root, veth and CAP_NET_RAW"))
struct LiveCaptureTests {
    private static let filter = "ether proto 0x88b5 or (vlan and ether proto 0x88b5)"

    private func options(_ pair: VethPair) -> LiveCaptureOptions {
        LiveCaptureOptions(interface: pair.near, filter: Self.filter)
    }

    /// Takes what comes until the capture ends or nothing has come for `seconds`.
    private func collect(_ capture: LiveCapture, quiet seconds: Double = 0.5) -> [ReadPacket] {
        var packets: [ReadPacket] = []
        var block = PacketBlock()
        while case .packets = capture.next(into: &block, waiting: .seconds(seconds)) {
            packets += block.packets.map {
                ReadPacket(
                    ts: $0.ts, data: Array(block.bytes[$0.range]), wireLength: $0.wireLength,
                    linkType: $0.linkType)
            }
        }
        return packets
    }

    private func now() -> Int64 { Int64(Date().timeIntervalSince1970 * 1_000_000) }

    @Test func everyPacketComesOnceInOrder() throws {
        let pair = try VethPair()
        let capture = try LiveCapture(options(pair))
        #expect(capture.linkType == .ethernet)
        try capture.start()
        let begun = now()
        let count = 20_000
        for i in 0..<count { #expect(pair.send(experimentalFrame(i, length: 60 + i % 1400))) }
        let packets = collect(capture)
        #expect(packets.count == count)
        for (i, packet) in packets.enumerated() {
            try #require(packet.data == experimentalFrame(i, length: 60 + i % 1400))
            try #require((begun - 1000...now()).contains(packet.ts))
        }
        let counters = capture.counters
        #expect(counters.packets == count)
        #expect(counters.drops.total == 0)
        #expect(counters.isUp)
        #expect(counters.latest == packets.last?.ts)
    }

    @Test func aShortSnapKeepsTheWireLength() throws {
        let pair = try VethPair()
        var options = options(pair)
        options.snapLength = 64
        let capture = try LiveCapture(options)
        try capture.start()
        #expect(pair.send(experimentalFrame(1, length: 1000)))
        let packets = collect(capture)
        #expect(packets.map(\.data.count) == [64])
        #expect(packets.map(\.wireLength) == [1000])
    }

    /// The kernel takes tags off; libpcap puts them back.
    @Test func aTagIsWhereItWasOnTheWire() throws {
        let pair = try VethPair()
        let capture = try LiveCapture(options(pair))
        try capture.start()
        #expect(pair.send(experimentalFrame(1, vlan: 42)))
        #expect(collect(capture).map(\.data) == [experimentalFrame(1, vlan: 42)])
    }

    @Test func stoppingHandsOnWhatTheKernelHas() throws {
        let pair = try VethPair()
        let capture = try LiveCapture(options(pair))
        try capture.start()
        for i in 0..<3000 { #expect(pair.send(experimentalFrame(i))) }
        let begun = ContinuousClock.now
        capture.stop()
        #expect(collect(capture, quiet: 5).count == 3000)
        #expect(ContinuousClock.now - begun < .seconds(1))
        var block = PacketBlock()
        #expect(capture.next(into: &block, waiting: .zero) == .ended(.stopped))
    }

    @Test func aCaptureThatWasNeverStartedEnds() throws {
        let pair = try VethPair()
        let capture = try LiveCapture(options(pair))
        capture.stop()
        var block = PacketBlock()
        #expect(capture.next(into: &block, waiting: .seconds(5)) == .ended(.stopped))
    }

    /// Nobody takes packets: what does not fit is counted, and nowhere else.
    @Test func aFullQueueIsCounted() throws {
        let pair = try VethPair()
        var options = options(pair)
        options.queueBytes = 0
        let capture = try LiveCapture(options)
        try capture.start()
        let count = 5 * BlockQueue.blockPackets
        for i in 0..<count { #expect(pair.send(experimentalFrame(i))) }
        try #require(waitUntil { capture.counters.packets == count })
        #expect(capture.counters.drops.queue > 0)
        capture.stop()
        let packets = collect(capture, quiet: 5)
        let drops = capture.counters.drops
        #expect(packets.count + drops.queue == count)
        #expect(drops.kernel == 0)
        #expect(drops.nic == 0)
    }

    @Test func timePassesOnAQuietLine() throws {
        let pair = try VethPair()
        let capture = try LiveCapture(options(pair))
        try capture.start()
        var block = PacketBlock()
        let begun = now()
        _ = capture.next(into: &block, waiting: .seconds(0.5))
        guard case .idle(let mark?) = capture.next(into: &block, waiting: .seconds(0.5)) else {
            Issue.record("no time")
            return
        }
        #expect(mark > begun - 1_500_000)
        #expect(mark < now())
    }

    @Test func anInterfaceThatGoesDownComesBack() throws {
        let pair = try VethPair()
        let capture = try LiveCapture(options(pair))
        try capture.start()
        #expect(pair.send(experimentalFrame(1)))
        #expect(collect(capture).count == 1)
        try VethPair.ip("link", "set", pair.near, "down")
        #expect(waitUntil { capture.counters.state == .down })
        #expect(collect(capture).isEmpty)
        try VethPair.ip("link", "set", pair.near, "up")
        #expect(waitUntil { capture.counters.isUp })
        #expect(pair.send(experimentalFrame(2)))
        #expect(collect(capture).map(\.data) == [experimentalFrame(2)])
        #expect(capture.counters.packets == 2)
    }

    @Test func anInterfaceThatVanishesIsOpenedAgain() throws {
        let first = try VethPair()
        let capture = try LiveCapture(options(first))
        try capture.start()
        #expect(first.send(experimentalFrame(1)))
        #expect(collect(capture).count == 1)
        try VethPair.ip("link", "del", first.near)
        #expect(waitUntil { capture.counters.state == .missing })
        let second = try VethPair()
        try VethPair.ip("link", "set", second.near, "down")
        try VethPair.ip("link", "set", second.near, "name", first.near)
        defer { try? VethPair.ip("link", "del", first.near) }
        try VethPair.ip("link", "set", first.near, "up")
        #expect(waitUntil { capture.counters.isUp })
        #expect(capture.counters.reopenings == 1)
        #expect(second.send(experimentalFrame(2)))
        #expect(collect(capture).map(\.data) == [experimentalFrame(2)])
        #expect(capture.counters.packets == 2)
        #expect(capture.counters.drops.total == 0)
    }

    @Test func aFilterThatIsNoneIsRefused() throws {
        let pair = try VethPair()
        let error = #expect(throws: CaptureError.self) {
            _ = try LiveCapture(LiveCaptureOptions(interface: pair.near, filter: "no such word"))
        }
        #expect(error?.kind == .filter)
    }

    /// Whether `condition` comes true within ten seconds.
    private func waitUntil(_ condition: () -> Bool) -> Bool {
        for _ in 0..<500 {
            if condition() { return true }
            usleep(20_000)
        }
        return false
    }
}
