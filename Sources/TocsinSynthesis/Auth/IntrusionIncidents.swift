import TocsinRecords

/// Attacks with a credential that works (ATT&CK T1078, T1098), and the odd hours of an insider.
extension Incident {
    /// Somebody empties a mailbox, or a script does.
    mutating func volumeSpike() {
        let day = day()
        for _ in 0..<number(45...90) {
            let time = instant(day, 9..<17)
            add(row(time, victim.account, desk, host: victim.hosts[0]))
        }
    }

    /// She is at her desk; 20 to 60 minutes later somebody with her password is on another continent.
    mutating func impossibleTravel() {
        let time = instant(day(), 10..<15)
        var first = row(time, victim.account, desk, host: victim.hosts[0])
        first.isMalicious = false
        add(first)
        add(row(time + seconds(1200..<3600), victim.account, hostile, host: victim.hosts[0]))
    }

    /// From abroad while she herself is off: too far apart in time to be impossible.
    mutating func newLocation() {
        let day = day()
        victim.absences = [day - 2...day + 2]
        for _ in 0..<number(2...4) {
            add(row(instant(day, 9..<16), victim.account, hostile))
        }
    }

    /// Two to five o'clock at night by her own clock.
    mutating func afterHours() {
        let day = day()
        for _ in 0..<number(4...8) {
            let time = instant(day, 2..<5)
            add(row(time, victim.account, desk, host: victim.hosts[0]))
        }
    }

    /// A password or login profile is set by an account that was taken over, and tried at once.
    mutating func newCredentialLogon() {
        let time = instant(day(), 11..<16)
        let other = everybody[0].index == victim.index ? everybody.count - 1 : 0
        var created = row(time, victim.account, hostile)
        created.action = site.form == .cloudtrail ? .credentialCreated : .passwordChanged
        created.actor = everybody[other].account
        add(created)
        add(row(time + seconds(120..<2400), victim.account, hostile))
    }

    /// The database, from a colleague's desk, before anybody is there.
    mutating func anomalousLogon() {
        let time = instant(day(), 5..<6)
        let colleague = (victim.index + 1) % everybody.count
        add(
            row(
                time, victim.account, site.desk(victim.city, colleague), host: AuthSite.database))
    }

    /// In use in the first days only, then silent until somebody finds the password.
    mutating func dormantAccount() {
        let first = calendar.days.lowerBound
        victim.employment = first - 1...first + 3
        let day = calendar.plantable.last ?? first + 10
        for _ in 0..<number(1...3) {
            add(row(instant(day, 8..<20), victim.account, hostile, host: AuthSite.files))
        }
    }

    private var desk: Origin { site.desk(victim.city, victim.index) }
}
