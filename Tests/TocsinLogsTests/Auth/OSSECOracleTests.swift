import Foundation
import TocsinRecords
import Testing

@testable import TocsinLogs

/// The log samples of OSSEC's own rule tests, each with the fields that its decoders find.
@Suite(.enabled(if: SharedData.isPresent)) struct OSSECOracleTests {
    private struct Case {
        var number: Int
        var line: String
        var source: String?
        var users: Set<String> = []
    }

    private static func cases() throws -> [Case] {
        try (1...44).map { number in
            let folder = "auth/ossec-logtesting/\(number)/"
            let line = String(decoding: try SharedData.bytes(folder + "log"), as: UTF8.self)
            let fields = String(decoding: try SharedData.bytes(folder + "res"), as: UTF8.self)
            var found = Case(number: number, line: line.trimmingCharacters(in: .newlines))
            for field in fields.split(separator: "\n") {
                guard let match = field.firstMatch(of: #/(srcip|srcuser|dstuser): '(.*)'/#) else {
                    continue
                }
                if match.1 == "srcip" {
                    found.source = String(match.2)
                } else {
                    found.users.insert(String(match.2))
                }
            }
            return found
        }
    }

    /// Why a sample with fields gives no event, or not these.
    private static let reasons = [
        4: "a management agent's own log", 6: "a file transfer, no logon", 8: "Courier is not read",
        34: "BSD's ftpd is not read", 37: "a name server", 42: "a web server", 43: "a web server",
    ]

    /// OSSEC says of sudo that its caller is the destination; which of two users is which is not compared.
    @Test func fieldsAgree() throws {
        var share = OracleShare()
        var beyond = 0
        for sample in try Self.cases() {
            let event = try? SyslogAuthDecoder.event(
                LineText(Array(sample.line.utf8)), .modified(2005, 8, 14))
            guard sample.source != nil || !sample.users.isEmpty else {
                if event != nil { beyond += 1 }
                continue
            }
            let users = Set([event?.user, event?.actor].compactMap { $0 })
            let agrees =
                event.map {
                    sample.users == users && $0.source == sample.source.flatMap { IPAddress($0) }
                } ?? false
            #expect(agrees != Self.reasons.keys.contains(sample.number), "\(sample.line)")
            share.count(agrees, "\(Self.reasons[sample.number] ?? "?"): \(sample.line.prefix(100))")
        }
        print("ossec: \(share), events where it finds no fields: \(beyond)")
        for miss in share.misses { print("  otherwise: \(miss)") }
        #expect(share.matched == 6 && beyond >= 14)
    }
}
