import TocsinDetectors
import TocsinFeatures
import TocsinRecords
import TocsinStore

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A sensor that only keeps state, to be killed by tests: `StoreProbe FILE` tells alerts and writes
/// checkpoints for ever, and says on standard output what it has written, once it has.
@main
enum StoreProbe {
    static let window: Int64 = 30
    static let rowsInSegment: Int64 = 20

    static func main() throws {
        guard CommandLine.arguments.count == 2 else { exit(64) }
        let store = try SensorStore(path: CommandLine.arguments[1])
        var traces = PairTraceTable(maxPairs: 100, maxBytes: 1 << 20)
        let saved = try store.load(maxPairs: 100, maxBytes: 1 << 20) { _ in }
        var told = saved?.register.map(number) ?? 0
        var last = saved?.values["last"].map(number) ?? 0
        if let table = saved?.traces { traces = table }
        try store.beginDelivery(to: ["sink"])
        say("ready 0")
        while true {
            let alerts = (0..<(1 + told % 3)).map { alert(told + 1 + $0) }
            told += Int64(alerts.count)
            try store.tell(alerts, register: bytes(told))
            say("told \(told)")
            last += 1
            let batch = segment(last)
            for row in 0..<batch.count { traces.append(event(batch, row), to: key) }
            try store.checkpoint(
                Checkpoint(
                    segments: [Segment(batch, number: last, arrived: last)],
                    firstConnections: last - window,
                    traces: last % 2 == 0 ? traces : nil,
                    values: ["last": bytes(last), "events": bytes(last * rowsInSegment)]))
            say("saved \(last)")
        }
    }

    private static func alert(_ number: Int64) -> StoredAlert {
        StoredAlert(
            finding: "f\(number)", revision: 1, kind: "new", detector: "beacon", severity: .high,
            told: Timestamp(microseconds: number), line: #"{"id":"f\#(number)"}"#)
    }

    /// Rows at microseconds `number * rowsInSegment` and on.
    private static func segment(_ number: Int64) -> ConnBatch {
        var batch = ConnBatch()
        for row in 0..<rowsInSegment {
            batch.append(
                Conn(
                    ts: number * rowsInSegment + row, uid: "C\(number)", origHost: key.src,
                    origPort: 50_000, respHost: key.dst, respPort: key.port, proto: key.proto))
        }
        return batch
    }

    private static var key: PairTraceKey {
        PairTraceKey(
            src: IPAddress(v4: 0x0A00_0001), dst: IPAddress(v4: 0xC000_0201), port: 443, proto: .tcp
        )
    }

    private static func event(_ batch: ConnBatch, _ row: Int) -> PairEvent {
        PairEvent(time: batch.ts[row], origBytes: 100, srcPort: 0, isFailed: false)
    }

    private static func bytes(_ number: Int64) -> [UInt8] { Array(String(number).utf8) }

    private static func number(_ bytes: [UInt8]) -> Int64 {
        Int64(String(decoding: bytes, as: UTF8.self)) ?? -1
    }

    private static func say(_ line: String) {
        let bytes = Array((line + "\n").utf8)
        let written = unsafe bytes.withUnsafeBytes { unsafe write(1, $0.baseAddress, $0.count) }
        if written != bytes.count { exit(1) }
    }
}
