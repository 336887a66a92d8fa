import Testing
import TocsinRecords

@testable import TocsinFlow

@Suite struct HistoryTests {
    @Test func letters() {
        var history = History()
        #expect(history.isEmpty)
        history.append(UInt8(ascii: "H"), isOrig: true)
        #expect(history.isOnly(UInt8(ascii: "H")))
        for _ in 0..<2000 { history.append(UInt8(ascii: "R"), isOrig: false) }
        #expect(history.text == "H" + String(repeating: "r", count: History.maxLetters - 1))
        history.removeAll()
        #expect(history.text == "")
    }

    @Test func scale() {
        var count = ScaledCount()
        let letters = (1...1000).filter { _ in count.countsAsLetter() }
        #expect(letters == [1, 10, 100, 1000])
    }
}

@Suite struct ServerPortsTests {
    @Test func parsing() throws {
        let ports = try #require(ServerPorts("80/tcp,53/udp"))
        #expect(ports.contains(tcp: 80) && ports.contains(udp: 53))
        #expect(!ports.contains(udp: 80) && !ports.contains(tcp: 53))
        for text in ["80", "80/sctp", "70000/tcp", "80/tcp/udp", "a/tcp"] {
            #expect(ServerPorts(text) == nil, "\(text)")
        }
        #expect(ServerPorts("") == ServerPorts())
    }

    /// zeek-9.1, a default run: 73 ports.
    @Test func defaults() {
        let ports = ServerPorts.zeekDefault
        let tcp = (0...UInt16.max).filter { ports.contains(tcp: $0) }
        let udp = (0...UInt16.max).filter { ports.contains(udp: $0) }
        #expect(tcp.count + udp.count == 73)
    }
}

@Suite struct LocalNetworksTests {
    @Test(arguments: [
        ("10.1.2.3", true), ("172.32.0.1", false), ("172.31.0.1", true), ("8.8.8.8", false),
        ("224.0.0.251", true), ("224.0.1.1", false), ("fe80::1", true), ("2001:4860::1", false),
        ("2002:c0a8:101::1", true), ("2002:808:808::1", false), ("2001:0:1::1", true),
    ]) func address(_ text: String, isLocal: Bool) throws {
        #expect(LocalNetworks.contains(try #require(IPAddress(text))) == isLocal)
    }
}

@Suite struct FlowUIDTests {
    /// Shape of Zeek's, the same for the same packet, another for every flow.
    @Test func make() {
        let key = FlowKey.make(
            from: FlowKey.Endpoint(host: IPAddress(v4: 1), port: 2),
            to: FlowKey.Endpoint(host: IPAddress(v4: 3), port: 4), proto: 6
        ).key
        var uids = FlowUID()
        let first = uids.make(key, isFromLow: true, ts: 5, now: 5)
        #expect(first.inlineText.count == 18)
        #expect(first.inlineText.hasPrefix("C"))
        var again = FlowUID()
        #expect(again.make(key, isFromLow: true, ts: 5, now: 5) == first)
        let others = [
            uids.make(key, isFromLow: true, ts: 5, now: 5),
            uids.make(key, isFromLow: true, ts: 5, now: 6),
            uids.make(key, isFromLow: true, ts: 6, now: 6),
            uids.make(key, isFromLow: false, ts: 6, now: 7),
        ]
        #expect(Set(others + [first]).count == 5)
    }
}
