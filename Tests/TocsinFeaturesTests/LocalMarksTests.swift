import Testing
import TocsinRecords

@testable import TocsinFeatures

@Suite struct LocalMarksTests {
    /// Inside addresses of a log of these connections: source, destination, flags.
    private func inside(_ rows: [(String, String, ConnFlags)]) throws -> Set<String> {
        var batch = ConnBatch()
        for (index, row) in rows.enumerated() {
            var conn = Conn(
                ts: Int64(index), uid: "C\(index)", origHost: try #require(IPAddress(row.0)),
                origPort: 1, respHost: try #require(IPAddress(row.1)), respPort: 2, proto: .tcp)
            conn.flags = row.2
            batch.append(conn)
        }
        var store = ConnStore()
        var tally = Tally()
        store.append(batch, within: nil, tally: &tally)
        let window = store.sealed(site: Site())
        return Set(
            zip(window.addresses, window.isInside).filter { $0.1 }.map { "\($0.0)" })
    }

    /// As a sensor without configured networks marks them: every documentation address is local.
    @Test func marksOnEveryDocumentationAddressProveNothing() throws {
        let both: ConnFlags = [.localOrig, .localResp]
        #expect(
            try inside([
                ("10.0.0.5", "203.0.113.1", both), ("10.0.0.5", "2001:db8::1", both),
                ("10.0.0.5", "8.8.8.8", .localOrig),
            ]) == ["10.0.0.5"])
    }

    @Test func configuredNetworksCount() throws {
        #expect(
            try inside([
                ("203.0.113.1", "198.51.100.7", .localOrig), ("10.0.0.5", "8.8.8.8", .localOrig),
            ]) == ["10.0.0.5", "203.0.113.1"])
        #expect(
            try inside([("147.32.84.165", "8.8.8.8", .localOrig)]) == ["147.32.84.165"])
    }
}
