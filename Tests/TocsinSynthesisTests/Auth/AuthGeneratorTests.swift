import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct AuthGeneratorTests {
    @Test(arguments: AuthForm.allCases)
    func sameSeedSameBytes(_ form: AuthForm) throws {
        let first = try GeneratedAuthLog(.preset(.small, form))
        #expect(try GeneratedAuthLog(.preset(.small, form)).bytes == first.bytes)
        #expect(try GeneratedAuthLog(.preset(.small, form, seed: 2)).bytes != first.bytes)
    }

    @Test func piecesAndOrder() throws {
        let scenario = AuthScenario.preset(.full)
        let log = try GeneratedAuthLog(scenario)
        #expect(
            log.pieces.count > 1 && log.pieces.allSatisfy { $0 < AuthGenerator.pieceBytes + 200 })
        #expect(zip(log.meant, log.meant.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(log.meant.allSatisfy { scenario.span.contains($0.time) })
    }

    /// What is planted on one user changes nothing for the others.
    @Test func plantingLeavesTheOthersAlone() throws {
        let quiet = try GeneratedAuthLog(.with())
        let planted = try GeneratedAuthLog(.with(.volumeSpike, .holidayAbroad, .passwordSpraying))
        let victims = Set(planted.truth.compactMap(\.user))
        #expect(victims.count == 2)
        let ordinary = planted.meant.filter { $0.planted == nil }
        #expect(
            quiet.meant.filter { !victims.contains($0.account.name) }
                == ordinary.filter { !victims.contains($0.account.name) })
    }

    @Test func hours() throws {
        let generator = try AuthGenerator(.preset(.small))
        var bytes: [UInt8] = []
        generator.runHours { piece in for i in piece.indices { bytes.append(piece[i]) } }
        let lines = String(decoding: bytes, as: UTF8.self).split(separator: "\n")
        #expect(lines.first == "user,hour_start,label")
        var expected: [String: Bool] = [:]
        for row in generator.rows() {
            let hour = Timestamp(microseconds: row.time / 3600 * 3_600_000_000)
            expected["\(row.account.name),\(hour.rfc3339)", default: false] =
                expected["\(row.account.name),\(hour.rfc3339)", default: false] || row.isMalicious
        }
        #expect(
            lines.dropFirst().sorted().map { String($0) }
                == expected.map { "\($0.key),\($0.value ? 1 : 0)" }.sorted())
        // 97 guesses within one hour or two, 45 logons of a spike, a night, one journey.
        #expect((10...20).contains(expected.values.count { $0 }))
    }

    @Test func places() {
        let lines = AuthGenerator.placesFile.split(separator: "\n")
        #expect(lines.first == "network,city,country,latitude,longitude")
        #expect(lines.count == 1 + 7 * 16)
        #expect(lines.contains("203.0.113.48/28,Singapore,SG,1.3521,103.8198"))
        #expect(lines.contains("2001:db8:bad3::/48,Singapore,SG,1.3521,103.8198"))
    }
}
