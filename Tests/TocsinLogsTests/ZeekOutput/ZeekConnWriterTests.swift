import Testing
import TocsinRecords

@testable import TocsinLogs

@Suite struct ZeekTSVConnWriterTests {
    private var line: ZeekConnLine {
        var row = PackedConn()
        row.ts = 1_767_571_200_000_042
        row.uid = ConnUID(digitsOf: 61 + 62 * 10, 0)
        row.origHost = IPAddress(v4: 0x0A14_0002)
        row.origPort = 65_535
        row.respHost = IPAddress(high: 0x2001_0DB8_0000_0000, low: 1)
        row.respPort = 443
        row.proto = .tcp
        row.duration = 1_000_001
        row.origBytes = 0
        row.respBytes = 9_876_543_210
        row.origPackets = 1
        row.respPackets = 7
        row.connState = .sf
        row.flags = .localOrig
        var line = ZeekConnLine(row)
        line.history = "ShADadFf"
        line.origIPBytes = 60
        line.respIPBytes = 1234
        line.ipProto = 6
        return line
    }

    private func tsv(_ layout: ZeekConnLayout, _ line: ZeekConnLine) -> String {
        var writer = ZeekTSVConnWriter(layout)
        writer.append(line)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private func json(_ layout: ZeekConnLayout, _ line: ZeekConnLine) -> String {
        var writer = ZeekJSONConnWriter(layout)
        writer.append(line)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private let plain = ZeekConnLayout(hasIPProto: true)
    private let full = ZeekConnLayout(hasIPProto: true, hasHardware: true, hasCommunityID: true)

    @Test func everyColumn() {
        var line = line
        line.service = "ssl"
        line.tunnelParents = [ConnUID(digitsOf: 1, 0), ConnUID(digitsOf: 2, 0)]
        line.origHardware = HardwareAddress(bits: 0x0011_22AA_BBCC)
        line.communityID = "1:abc="
        #expect(
            tsv(full, line)
                == "1767571200.000042\tCzA000000000000000\t10.20.0.2\t65535\t2001:db8::1\t443\ttcp\tssl\t"
                + "1.000001\t0\t9876543210\tSF\tT\tF\t0\tShADadFf\t1\t60\t7\t1234\t"
                + "C10000000000000000,C20000000000000000\t6\t00:11:22:aa:bb:cc\t-\t1:abc=\n")
        #expect(full.fields.count == 25)
    }

    @Test func unset() {
        var line = line
        line.row.duration = ConnBatch.unknown
        line.row.origBytes = ConnBatch.unknown
        line.row.respBytes = ConnBatch.unknown
        line.row.connState = .unknown
        line.history = ""
        #expect(
            tsv(plain, line).hasSuffix(
                "\ttcp\t-\t-\t-\t-\t-\tT\tF\t0\t-\t1\t60\t7\t1234\t-\t6\n"))
        let text = json(plain, line)
        for name in [
            "service", "duration", "orig_bytes", "conn_state", "history", "tunnel_parents",
        ] {
            #expect(!text.contains("\"\(name)\""), "\(name)")
        }
    }

    /// Zeek's own spelling of JSON logs: seconds without idle zeros, sets as arrays.
    @Test func objects() {
        var line = line
        line.row.ts = 1_500_000
        line.row.duration = 2_000_000
        line.tunnelParents = [ConnUID(digitsOf: 1, 0)]
        #expect(
            json(plain, line)
                == #"{"ts":1.5,"uid":"CzA000000000000000","id.orig_h":"10.20.0.2","id.orig_p":65535,"#
                + #""id.resp_h":"2001:db8::1","id.resp_p":443,"proto":"tcp","duration":2.0,"#
                + #""orig_bytes":0,"resp_bytes":9876543210,"conn_state":"SF","local_orig":true,"#
                + #""local_resp":false,"missed_bytes":0,"history":"ShADadFf","orig_pkts":1,"#
                + #""orig_ip_bytes":60,"resp_pkts":7,"resp_ip_bytes":1234,"#
                + #""tunnel_parents":["C10000000000000000"],"ip_proto":6}"# + "\n")
    }

    /// Times before 1970, and the largest counts.
    @Test func extremes() {
        var line = line
        line.row.ts = -1_500_000
        line.row.respBytes = .max
        #expect(tsv(plain, line).hasPrefix("-1.500000\t"))
        #expect(tsv(plain, line).contains("\t9223372036854775807\t"))
    }
}
