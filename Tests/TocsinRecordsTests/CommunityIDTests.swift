import Foundation
import Testing

@testable import TocsinRecords

@Suite struct CommunityIDTests {
    /// From the specification's own baseline (community-id-spec, baseline_deflt.json), by hand.
    @Test func examples() throws {
        let a = try #require(IPAddress("128.232.110.120"))
        let b = try #require(IPAddress("66.35.250.204"))
        let expected = "1:LQU9qZlK+B5F3KDmev6m5PMibrg="
        #expect(CommunityID.text((a, 34855), (b, 80), proto: 6) == expected)
        #expect(CommunityID.text((b, 80), (a, 34855), proto: 6) == expected)
        let (c, d) = (
            try #require(IPAddress("10.1.12.1")), try #require(IPAddress("10.1.12.2"))
        )
        #expect(
            CommunityID.text((c, 0), (d, 0), proto: 46) == "1:KHlLkgoJW7ifUTyTSgyVfkFHzKw=")
    }

    private struct Vector: Decodable {
        var proto: UInt8
        var saddr, daddr, communityid: String
        var sport, dport: UInt16?
    }

    private static let folder = URL(filePath: #filePath)
        .deletingLastPathComponent().deletingLastPathComponent().deletingLastPathComponent()
        .deletingLastPathComponent().appending(path: "shared/data/community-id")

    @Test(
        .enabled(
            if: FileManager.default.fileExists(atPath: folder.path), "shared/data is not there"),
        arguments: [("baseline_deflt.json", UInt16(0)), ("baseline_seed1.json", 1)])
    func baseline(_ file: String, seed: UInt16) throws {
        let data = try Data(contentsOf: Self.folder.appending(path: file))
        let vectors = try JSONDecoder().decode([Vector].self, from: data)
        #expect(vectors.count == 23)
        for vector in vectors {
            let source = try #require(IPAddress(vector.saddr))
            let destination = try #require(IPAddress(vector.daddr))
            let text = CommunityID.text(
                (source, vector.sport ?? 0), (destination, vector.dport ?? 0),
                proto: vector.proto, seed: seed)
            #expect(text == vector.communityid, "\(vector)")
        }
    }
}
