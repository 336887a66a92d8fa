import TocsinRecords

/// Ordinary things that look like attacks.
extension Incident {
    /// She tries what she remembers, calls for help, and is in with a new password.
    mutating func forgottenPassword() {
        let start = instant(day(), 8.5..<11)
        let origin = site.desk(victim.city, victim.index)
        let last = fail(
            number(12...30), victim.account, origin, from: start, pauses: 5..<120,
            perConnection: 3, host: victim.hosts[0])
        let reset = last + seconds(300..<1800)
        if scenario.form.knowsCredentials {
            var row = row(reset, victim.account, site.desk(0, 0))
            row.action = .passwordChanged
            row.actor = everybody[0].account
            row.usesMFA = true
            add(row)
        }
        var row = row(
            reset + seconds(60..<600), victim.account, origin, host: victim.hosts[0])
        row.usesMFA = true
        add(row)
    }

    /// Two to three days of a failure a minute, until somebody looks.
    mutating func misconfiguredService() {
        let start = instant(day(), 9..<17)
        let before = scenario.planted[..<number].count { $0 == pattern }
        service = ServiceLife(
            failing: before, during: start..<start + seconds(172_800..<259_200),
            planted: number, scenario: scenario, site: site)
    }

    mutating func vpnEgress() {
        let exits = City.vpnExits[victim.city]
        victim.vpn = Person.VPNHabit(
            city: exits[generator.index(below: exits.count)], planted: number)
    }

    /// A last logon at the desk, a flight at 600 to 800 km/h from door to door, a first one at the hotel.
    mutating func possibleFlight() {
        let time = instant(day(), 9..<12)
        let there = destination()
        let distance = City.all[victim.city].kilometres(to: City.all[there])
        let duration = Int64(distance / generator.uniform(in: 600..<800) * 3600)
        let home = site.desk(victim.city, victim.index)
        add(row(time, victim.account, home, host: victim.hosts[0]))
        add(
            row(
                time + duration, victim.account, site.hotel(there, victim.index),
                host: victim.hosts[0]))
        let departs = time + duration + seconds(100_000..<200_000)
        victim.stay = Person.Stay(
            city: there, leaves: time, arrives: time + duration, departs: departs,
            isBack: departs + 2 * duration, planted: number)
    }

    /// A week, with a day of travel on either side.
    mutating func holidayAbroad() {
        let time = instant(day(), 0..<1)
        let length = Int64(number(5...8)) * 86_400
        victim.stay = Person.Stay(
            city: destination(), leaves: time, arrives: time + 86_400,
            departs: time + 86_400 + length, isBack: time + 2 * 86_400 + length, planted: number)
    }

    /// A morning on which everybody's way in is one address.
    mutating func officeNAT() {
        let start = instant(day(), 8.5..<9.5)
        let origin = site.exit(0)
        var order = everybody.indices.filter { everybody[$0].city == 0 }
        for _ in 0..<min(order.count, number(12...25)) {
            let person = everybody[order.remove(at: generator.index(below: order.count))]
            let row = row(
                start + seconds(0..<3600), person.account, origin, host: AuthSite.gateway)
            add(
                row.session(
                    failures: generator.uniform() < 0.25 ? 1 : 0, &generator))
        }
    }

    /// Every Sunday night, from a computer of the site's own, on all hosts alike.
    mutating func vulnerabilityScanner() {
        let origin = site.server(240 + number % 8)
        for day in calendar.days where CityClock.weekday(day) == 0 {
            var time = instant(day, 3..<3.1)
            for host in AuthSite.hosts.indices {
                for k in 0..<8 {
                    time = fail(
                        1, AuthNames.guessed(k), origin, from: time, pauses: 1..<2,
                        perConnection: 1, host: host)
                    time += 2
                }
            }
        }
    }

    private mutating func destination() -> Int {
        let cities = City.destinations[victim.city]
        return cities[generator.index(below: cities.count)]
    }
}
