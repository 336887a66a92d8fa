import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct ZeekConnWriterTests {
    private func text(_ columns: ZeekConnColumns, _ body: (inout ZeekConnWriter) -> Void) -> String
    {
        var writer = ZeekConnWriter(columns: columns)
        body(&writer)
        return String(decoding: writer.bytes, as: UTF8.self)
    }

    private var row: ConnRow {
        var row = ConnRow(
            start: 1_767_571_200_000_042, duration: 1_000_001, orig: IPAddress(v4: 0x0A14_0002),
            resp: IPAddress(v4: 0xC612_FF01), origPort: 65_535, respPort: 443, proto: .tcp,
            service: .ssl, state: .sf, history: .closed)
        row.origBytes = 0
        row.respBytes = 9_876_543_210
        row.respPackets = 7
        row.origIPBytes = 60
        row.respIPBytes = 1234
        return row
    }

    /// The head of a log of Zeek 6.0, save the stamp.
    @Test func header() {
        let fields =
            "ts uid id.orig_h id.orig_p id.resp_h id.resp_p proto service duration orig_bytes "
            + "resp_bytes conn_state local_orig local_resp missed_bytes history orig_pkts "
            + "orig_ip_bytes resp_pkts resp_ip_bytes tunnel_parents"
        let types =
            "time string addr port addr port enum string interval count count string bool bool "
            + "count string count count count count set[string]"
        func tabs(_ text: String) -> String { String(text.map { $0 == " " ? "\t" : $0 }) }
        let time = Timestamp(microseconds: 1_767_600_305_000_000)
        let head =
            "#separator \\x09\n#set_separator\t,\n#empty_field\t(empty)\n#unset_field\t-\n#path\tconn\n"
            + "#open\t2026-01-05-08-05-05\n#fields\t"
        #expect(
            text(.zeek7) { $0.header(open: time) }
                == head + tabs(fields) + "\n#types\t" + tabs(types) + "\n")
        #expect(
            text(.zeek71) { $0.header(open: time) }
                == head + tabs(fields + " ip_proto") + "\n#types\t" + tabs(types + " count") + "\n")
        #expect(text(.zeek7) { $0.close(time) } == "#close\t2026-01-05-08-05-05\n")
    }

    @Test func line() {
        let uid = ConnIdentifier(high: 61 + 62 * 10, low: 0)
        let line =
            "1767571200.000042\tCzA000000000000000\t10.20.0.2\t65535\t198.18.255.1\t443\ttcp\tssl\t"
            + "1.000001\t0\t9876543210\tSF\tT\tF\t0\tShADadFf\t1\t60\t7\t1234\t-"
        #expect(text(.zeek7) { $0.append(row, uid: uid) } == line + "\n")
        #expect(text(.zeek71) { $0.append(row, uid: uid) } == line + "\t6\n")
    }

    @Test func unsetCounts() {
        var row = row
        row.duration = ConnBatch.unknown
        (row.proto, row.service, row.state, row.history) = (.udp, .none, .s0, .data)
        row.orig = IPAddress(high: 0xFD00_0020_0000_0000, low: 16)
        row.respIsLocal = true
        let line = text(.zeek71) { $0.append(row, uid: ConnIdentifier(high: 0, low: 0)) }
        #expect(
            line.hasSuffix(
                "\tfd00:20::10\t65535\t198.18.255.1\t443\tudp\t-\t-\t-\t-\tS0\tT\tT\t0\tD\t1\t60\t7\t1234\t-\t17\n"
            ))
    }

    /// Digits of every length, the largest included.
    @Test func numbers() {
        for value in [0, 9, 10, 99, 100, 65_536, 4_294_967_296, Int64.max] {
            var row = row
            row.respIPBytes = value
            let line = text(.zeek7) { $0.append(row, uid: ConnIdentifier(high: 0, low: 0)) }
            #expect(line.hasSuffix("\t\(value)\t-\n"))
        }
    }
}
