import Testing
import TocsinRecords

@testable import TocsinSynthesis

@Suite struct CaptureGeneratorTests {
    @Test func isAPcapFile() throws {
        let capture = try GeneratedCapture(.miniature)
        #expect(
            capture.header == [
                0xD4, 0xC3, 0xB2, 0xA1, 2, 0, 4, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 0, 4, 0, 1, 0, 0, 0,
            ])
        #expect(capture.frames.count > 10_000)
        let scenario = ConnScenario.miniature
        #expect(
            capture.frames.allSatisfy {
                $0.time >= scenario.spanStart && $0.time < scenario.spanEnd
            })
        #expect(zip(capture.frames, capture.frames.dropFirst()).allSatisfy { $0.time <= $1.time })
        #expect(capture.frames.allSatisfy { $0.bytes.count == $0.wireLength })
    }

    @Test func everyPacketIsWhole() throws {
        let capture = try GeneratedCapture(.miniature)
        var protocols: Set<UInt8> = []
        var hasV6 = false
        for (number, frame) in capture.frames.enumerated() {
            let packet = try #require(Packet(frame.bytes), "frame \(number)")
            #expect(packet.hasValidChecksums, "frame \(number)")
            #expect(frame.wireLength == max(60, 14 + packet.ipLength))
            protocols.insert(packet.ipProtocol)
            hasV6 = hasV6 || !packet.isV4
        }
        #expect(protocols.isSuperset(of: [6, 17]))
        #expect(hasV6)
    }

    @Test func sameScenarioSameBytes() throws {
        let capture = try GeneratedCapture(.miniature)
        #expect(try GeneratedCapture(.miniature).bytes == capture.bytes)
        var other = ConnScenario.miniature
        other.seed += 1
        #expect(try GeneratedCapture(other).bytes != capture.bytes)
    }

    /// One network, two outputs: TCP connections of the capture are those of the log.
    @Test func isWhatTheLogSays() throws {
        let scenario = ConnScenario.miniature
        let end = scenario.spanEnd
        let rows = try GeneratedLog(scenario).rows.filter {
            $0.proto == "tcp" && $0.end < end - 200_000
        }
        var observed: [[String]: ObservedConn] = [:]
        for conn in ObservedConn.all(try GeneratedCapture(scenario)) {
            observed[[
                "\(conn.start)", "\(conn.key.orig)", "\(conn.key.origPort)", "\(conn.key.resp)",
                "\(conn.key.respPort)",
            ]] = conn
        }
        #expect(rows.count > 300)
        for row in rows {
            let columns = row.columns.map(String.init)
            let key = ["\(row.start)", columns[2], columns[3], columns[4], columns[5]]
            // A dial that goes on in a second row is one connection here.
            if observed[key] == nil, row.state == "S0" { continue }
            let conn = try #require(observed[key], "\(columns)")
            #expect(conn.history == columns[15].filter { $0 != "g" }, "\(columns)")
            #expect("\(conn.orig.bytes)" == columns[9] || row.duration == nil, "\(columns)")
            #expect("\(conn.resp.bytes)" == columns[10] || row.duration == nil, "\(columns)")
            if let duration = row.duration {
                #expect(conn.duration == duration, "\(columns)")
            }
        }
    }

    /// The truth counts the connections that begin in the capture.
    @Test func truthIsWhatThePacketsSay() throws {
        let generator = try CaptureGenerator(.miniature)
        let conns = ObservedConn.all(try GeneratedCapture(generator))
        let truth = generator.truth()
        #expect(
            Set(truth.map(\.label)) == [
                .beacon, .benignPeriodic, .hostScan, .longConnection, .keepAlive, .benignLong,
            ])
        for planted in truth where planted.proto == .tcp && planted.label != .hostScan {
            let found = conns.filter {
                $0.key.orig == planted.src && $0.key.resp == planted.dst
                    && $0.key.respPort == planted.port
            }
            #expect(planted.events > 0)
            #expect(found.count == planted.events)
            #expect(found.first?.start == planted.first?.microseconds)
            #expect(found.last?.start == planted.last?.microseconds)
        }
        let implants = truth.filter { $0.label == .keepAlive }
        #expect(implants.count == 2)
        #expect(implants.allSatisfy { $0.events == 1 && $0.period == 60 && $0.jitter == 0.1 })
        for implant in implants {
            let conn = try #require(
                conns.first { $0.key.orig == implant.src && $0.key.resp == implant.dst })
            #expect(conn.duration > 5400 * 1_000_000)
            #expect(!conn.orig.hasClosed && !conn.resp.hasClosed)
        }
    }

    @Test func snapLengthCutsFramesAlone() throws {
        let whole = try GeneratedCapture(.miniature)
        let cut = try GeneratedCapture(.miniature) { $0.snapLength = 96 }
        #expect(cut.frames.map(\.time) == whole.frames.map(\.time))
        #expect(cut.frames.map(\.wireLength) == whole.frames.map(\.wireLength))
        #expect(
            zip(cut.frames, whole.frames).allSatisfy { $0.bytes.elementsEqual($1.bytes.prefix(96)) }
        )
        #expect(Array(cut.header[16..<20]) == [96, 0, 0, 0])
    }

    @Test func nanosecondsKeepTheOrder() throws {
        let whole = try GeneratedCapture(.miniature)
        let fine = try GeneratedCapture(.miniature) { $0.nanoseconds = true }
        #expect(Array(fine.header[..<4]) == [0x4D, 0x3C, 0xB2, 0xA1])
        let stamps = fine.frames.map { Int64($0.seconds) * 1_000_000_000 + Int64($0.fraction) }
        #expect(stamps.map { $0 / 1000 } == whole.frames.map(\.time))
        #expect(zip(stamps, stamps.dropFirst()).allSatisfy { $0 <= $1 })
        #expect(Set(stamps.map { $0 % 1000 }).count > 500)
    }

    @Test func lossTakesFramesAway() throws {
        let whole = try GeneratedCapture(.miniature)
        let lossy = try GeneratedCapture(.miniature) { $0.loss = 0.25 }
        let share = Double(lossy.frames.count) / Double(whole.frames.count)
        // Four standard deviations of 20,000 frames.
        #expect(abs(share - 0.75) < 0.013)
        #expect(Set(lossy.frames.map(\.bytes)).isSubset(of: Set(whole.frames.map(\.bytes))))
    }

    @Test func comesInPieces() throws {
        let capture = try GeneratedCapture(.miniature)
        #expect(capture.pieces.count > 5)
        #expect(
            capture.pieces.dropLast().allSatisfy {
                (CaptureGenerator.pieceBytes..<CaptureGenerator.pieceBytes + 1600).contains($0)
            })
    }

    @Test func stopsWhereWritingFails() throws {
        struct Full: Error {}
        var calls = 0
        let generator = try CaptureGenerator(.miniature)
        #expect(throws: Full.self) {
            try generator.run { _ in
                calls += 1
                if calls == 2 { throw Full() }
            }
        }
        #expect(calls == 2)
    }

    /// The shortest span: everything is cut, nothing lies outside.
    @Test func aSecondIsEnough() throws {
        var scenario = ConnScenario.miniature
        scenario.hours = ConnScenario.minimumHours
        let capture = try GeneratedCapture(scenario)
        #expect(!capture.frames.isEmpty)
        #expect(
            capture.frames.allSatisfy {
                $0.time >= scenario.spanStart && $0.time < scenario.spanEnd
            })
        #expect(capture.frames.allSatisfy { Packet($0.bytes)?.hasValidChecksums ?? false })
    }

    @Test(arguments: [
        wrong { $0.snapLength = 37 }, wrong { $0.snapLength = 262_145 },
        wrong { $0.snapLength = -1 },
        wrong { $0.loss = -0.1 }, wrong { $0.loss = 1 }, wrong { $0.loss = .nan },
    ])
    func refusesWhatItCannotWrite(_ form: CaptureForm) {
        #expect(throws: ScenarioError.self) {
            try CaptureGenerator(ConnScenario(rows: 10), form: form)
        }
    }

    @Test func refusesStampsPast2106() {
        var scenario = ConnScenario(rows: 10)
        scenario.start = Timestamp(year: 2106, month: 2, day: 7)
        #expect(throws: ScenarioError.self) { try CaptureGenerator(scenario) }
    }

    private static func wrong(_ change: (inout CaptureForm) -> Void) -> CaptureForm {
        var form = CaptureForm()
        change(&form)
        return form
    }
}
