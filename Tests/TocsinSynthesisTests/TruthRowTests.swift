import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct TruthRowTests {
    @Test func file() {
        var beacon = TruthRow(
            label: .beacon, src: IPAddress(v4: 0x0A14_0002), dst: IPAddress(v4: 0xCB00_7101),
            port: 443, proto: .tcp, period: 60, jitter: 0.25, loss: 0)
        beacon.events = 2
        beacon.first = Timestamp(microseconds: 1_767_571_200_000_007)
        beacon.last = Timestamp(microseconds: 1_767_571_260_500_000)
        let scan = TruthRow(
            label: .hostScan, src: IPAddress(high: 0x2001_0DB8_0000_0000, low: 1), dst: nil,
            port: 445, proto: .tcp)
        #expect(
            TruthRow.file([beacon, scan]) == """
                label\tsrc\tdst\tport\tproto\tperiod_s\tjitter\tloss\tevents\tfirst_ts\tlast_ts
                beacon\t10.20.0.2\t203.0.113.1\t443\ttcp\t60\t0.25\t0\t2\t1767571200.000007\t1767571260.500000
                host_scan\t2001:db8::1\t-\t445\ttcp\t-\t-\t-\t0\t-\t-

                """)
    }
}
