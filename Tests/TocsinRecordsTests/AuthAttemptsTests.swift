import Testing
import TocsinRecords

@Suite struct AuthAttemptsTests {
    private static let second: Int64 = 1_000_000

    /// A row of session 7 of one sshd, `second` seconds after the first.
    private func row(
        _ second: Int64, _ user: String?, decided: Bool = false, session: UInt32? = 7
    ) -> AuthEvent {
        var event = AuthEvent(ts: second * Self.second, result: .failure)
        event.user = user
        event.host = "web1"
        event.service = "sshd"
        event.session = session
        if !decided { event.flags = .provisional }
        return event
    }

    private func standing(_ rows: AuthEvent...) -> [Int] {
        var batch = AuthBatch()
        for row in rows { batch.append(row) }
        return batch.standingRows()
    }

    /// `Invalid user`, PAM, `Failed password`, `Connection closed by`: one guess.
    @Test func aDecisionSpeaksForItsSession() {
        #expect(
            standing(row(0, "x"), row(1, nil), row(2, "x", decided: true), row(3, "x")) == [2])
        #expect(standing(row(2, "x", decided: true), row(3, "x", decided: true)) == [0, 1])
    }

    @Test func anotherNameIsAnotherAttempt() {
        #expect(standing(row(0, "root"), row(1, "root"), row(2, "bob", decided: true)) == [0, 2])
    }

    @Test func withoutADecisionOneRowANameStays() {
        #expect(standing(row(0, nil), row(1, "x"), row(2, "y"), row(3, "x")) == [1, 2])
        #expect(standing(row(0, nil), row(1, nil)) == [0])
    }

    /// The same process id after a long silence is another process.
    @Test func sessionsEnd() {
        let gap = AuthBatch.sessionGap / Self.second
        #expect(standing(row(0, "x"), row(gap, "x", decided: true)) == [1])
        #expect(standing(row(0, "x"), row(gap + 1, "x", decided: true)) == [0, 1])
    }

    @Test func rowsWithoutASessionStandAlone() {
        #expect(standing(row(0, "x", session: nil), row(0, "x", session: nil)) == [0, 1])
        #expect(standing(row(0, "x"), row(0, "x", decided: true, session: 8)) == [0, 1])
        #expect(standing() == [])
    }

    /// In any order of the rows the same attempts count.
    @Test func orderDoesNotMatter() {
        let rows = [row(0, "x"), row(1, "y"), row(2, "y", decided: true), row(3, "x")]
        var batch = AuthBatch()
        for row in rows.reversed() { batch.append(row) }
        let kept = batch.standingRows().map { batch[$0] }
        #expect(Set(kept) == [rows[0], rows[2]])
    }
}
