import TocsinRecords

/// Attacks by guessing (ATT&CK T1110.001, .003, .004).
extension Incident {
    /// 40 to 120 tries in the small hours, six a connection as sshd allows.
    mutating func bruteForce() {
        let start = instant(day(), 1..<3)
        let times = number(40...120)
        _ = fail(
            times, victim.account, hostile, from: start, pauses: 2..<25, perConnection: 6)
    }

    /// Real names in the order of a list, a few that left long ago or never were here among them.
    mutating func spraying(pauses: Range<Double>) {
        var time = instant(day(), 9..<17)
        let tries = number(1...2)
        var names = everybody.map(\.account)
        for i in stride(from: names.count - 1, to: 0, by: -1) {
            names.swapAt(i, generator.index(below: i + 1))
        }
        names = Array(names.prefix(60)) + (0..<number(3...8)).map { AuthNames.leaked($0 + number) }
        for account in names {
            time = fail(
                tries, account, hostile, from: time, pauses: pauses, perConnection: 1)
            time += max(1, seconds(pauses))
        }
    }

    /// Two to four tries from each of some dozens of sources, over hours.
    mutating func distributedGuessing() {
        let start = instant(day(), 10..<14)
        let first = generator.index(below: AuthSite.bots)
        for k in 0..<number(30...60) {
            _ = fail(
                number(2...4), victim.account, site.bot(first + k),
                from: start + seconds(0..<14_400), pauses: 20..<600, perConnection: 2)
        }
    }

    /// Names and passwords of another site's users: most are nobody's here, some happen to be.
    mutating func credentialStuffing() {
        let start = instant(day(), 6..<12)
        let first = generator.index(below: AuthSite.bots)
        let bots = number(30...60)
        for k in 0..<number(120...240) {
            let isKnown = generator.uniform() < 0.1
            let account =
                isKnown
                ? everybody[generator.index(below: everybody.count)].account : AuthNames.leaked(k)
            _ = fail(
                number(1...2), account, site.bot(first + k % bots),
                from: start + seconds(0..<21_600), pauses: 2..<10, perConnection: 2)
        }
    }

    /// A list of default names, each once.
    mutating func userEnumeration() {
        var time = instant(day(), 0..<24)
        for k in 0..<number(60...150) {
            time = fail(
                1, AuthNames.guessed(k), hostile, from: time, pauses: 1..<2, perConnection: 1)
            time += max(1, seconds(2..<12))
        }
    }

    /// A password is found; half an hour later its finder is back.
    mutating func successAfterFailures() {
        let start = instant(day(), 17..<21)
        var time = fail(
            number(12...40), victim.account, hostile, from: start, pauses: 3..<40, perConnection: 3)
        for pause in [seconds(3..<40), seconds(900..<2400)] {
            time += pause
            add(row(time, victim.account, hostile))
        }
    }
}
