import Testing
import TocsinRecords

@testable import TocsinDetectors
@testable import TocsinFeatures

@Suite struct KnownRhythmTests {
    private func rhythm(
        _ proto: TransportProtocol, _ port: UInt16, to dst: String = "198.51.100.1",
        icmpType: UInt16 = 0, request: Int64 = 48, reply: Int64 = 48
    ) throws -> KnownRhythm? {
        KnownRhythm(
            PairKey(src: 0, dst: 1, port: port, proto: proto),
            destination: try #require(IPAddress(dst)), icmpType: icmpType, largestRequest: request,
            largestReply: reply)
    }

    private func name(_ rhythm: KnownRhythm?) -> String? {
        switch rhythm {
        case .clockOrDiscovery(let name): name
        case .nameResolution: "names"
        case .errorReplies: "errors"
        case nil: nil
        }
    }

    @Test func clocksInTheirUsualForm() throws {
        #expect(name(try rhythm(.udp, 123)) == "NTP")
        #expect(name(try rhythm(.udp, 123, request: 128, reply: 128)) == "NTP")
    }

    /// 48 bytes of time, 200 of something else.
    @Test func whatIsTooLargeForAClockIsNone() throws {
        #expect(try rhythm(.udp, 123, request: 200) == nil)
        #expect(try rhythm(.udp, 123, reply: 129) == nil)
        #expect(try rhythm(.tcp, 123) == nil)
        #expect(try rhythm(.udp, 124) == nil)
    }

    @Test func discovery() throws {
        #expect(name(try rhythm(.udp, 5353, to: "224.0.0.251", request: 2048)) == "mDNS")
        #expect(try rhythm(.udp, 5353, request: 2049) == nil)
        #expect(name(try rhythm(.udp, 1900, to: "239.255.255.250")) == "SSDP")
        #expect(try rhythm(.udp, 1900) == nil)
        #expect(name(try rhythm(.udp, 5355, to: "224.0.0.252")) == "LLMNR")
        #expect(name(try rhythm(.udp, 67)) == "DHCP")
        #expect(name(try rhythm(.udp, 547, to: "ff02::1:2")) == "DHCP")
        #expect(name(try rhythm(.udp, 138, to: "10.0.0.255")) == "NetBIOS")
    }

    @Test func nameLookUps() throws {
        for (proto, port) in [(TransportProtocol.udp, 53), (.tcp, 53), (.tcp, 853)] {
            #expect(name(try rhythm(proto, UInt16(port))) == "names")
        }
    }

    /// RFC 792: unreachable, source quench, redirect, time exceeded, parameter problem; RFC 4443: 1–4.
    @Test func errorsAnswerOthers() throws {
        for type in [3, 4, 5, 11, 12] as [UInt16] {
            #expect(name(try rhythm(.icmp, 1, icmpType: type)) == "errors", "\(type)")
        }
        for type in [1, 2, 3, 4] as [UInt16] {
            #expect(
                name(try rhythm(.icmp, 1, to: "2001:db8::1", icmpType: type)) == "errors",
                "\(type)")
        }
        #expect(try rhythm(.icmp, 0, icmpType: 8) == nil)
        #expect(try rhythm(.icmp, 0, to: "2001:db8::1", icmpType: 128) == nil)
        #expect(try rhythm(.icmp, 0, icmpType: 1) == nil)
        #expect(name(try rhythm(.icmp, 133, to: "ff02::2", icmpType: 133))?.isEmpty == false)
    }

    @Test func theRestIsNotExcused() throws {
        for (proto, port) in [(TransportProtocol.tcp, 443), (.udp, 443), (.tcp, 80)] {
            #expect(try rhythm(proto, UInt16(port)) == nil)
        }
    }
}

@Suite struct PushHeartbeatTests {
    private func fits(
        _ port: UInt16, _ proto: TransportProtocol = .tcp, service: String = "ssl",
        period: Double? = 900, jitter: Double? = 0.001
    ) -> Bool {
        PushHeartbeat.fits(
            PairKey(src: 0, dst: 1, port: port, proto: proto), service: service, period: period,
            jitter: jitter)
    }

    @Test func timersOfPushServices() {
        for period in [896, 900, 900.15, 1680, 1688] { #expect(fits(443, period: period)) }
        for port in [5223, 5228, 5230] as [UInt16] { #expect(fits(port, service: "")) }
    }

    @Test func theRestIsNotExcused() {
        #expect(!fits(443, period: 890) && !fits(443, period: 910) && !fits(443, period: nil))
        #expect(!fits(443, jitter: 0.03) && !fits(443, jitter: nil))
        #expect(!fits(443, service: "") && !fits(443, service: "ssh"))
        #expect(!fits(443, .udp) && !fits(8443))
    }
}
