import Testing

@testable import TocsinDetectors

@Suite struct BeaconVerdictTests {
    private func severity(
        _ qValue: Double?, _ concerns: [BeaconConcern] = [], _ signs: [BenignSign] = [],
        known: KnownRhythm? = nil
    ) -> Severity {
        BeaconVerdict(
            qValue: qValue, logOdds: 10, known: known, concerns: concerns, signs: signs
        ).severity
    }

    @Test func twoConcernsAreCritical() {
        #expect(severity(0.01, [.rareDestination, .failedDials]) == .critical)
        #expect(severity(1e-12, BeaconConcern.allCases) == .critical)
    }

    @Test(arguments: BeaconConcern.allCases)
    func oneConcernIsHigh(concern: BeaconConcern) {
        #expect(severity(0.01, [concern]) == .high)
    }

    @Test func noConcernIsMedium() {
        #expect(severity(1e-12) == .medium)
        #expect(severity(0.05) == .medium)
    }

    /// Between .01 and .05 concerns do not raise.
    @Test func aLikelyQStaysMedium() {
        #expect(severity(0.0101, [.rareDestination]) == .medium)
        #expect(severity(0.05, BeaconConcern.allCases) == .medium)
    }

    @Test(arguments: BenignSign.allCases)
    func aBenignSignIsLow(sign: BenignSign) {
        #expect(severity(1e-12, [], [sign]) == .low)
        #expect(severity(0.05, [], [sign]) == .low)
    }

    /// What an implant can imitate takes back one concern, not all.
    @Test(arguments: [BenignSign.pushHeartbeat, .shortSession])
    func aSignThatCanBeImitatedTakesBackOneConcern(sign: BenignSign) {
        #expect(severity(0.01, [.rareDestination], [sign]) == .medium)
        #expect(severity(0.01, [.rareDestination, .new], [sign]) == .high)
        #expect(severity(0.01, [.rareDestination, .new, .failedDials], [sign]) == .critical)
    }

    @Test(arguments: [BenignSign.commonDestination, .outsideKnocking])
    func aDecisiveSignIsLowWhateverTheConcerns(sign: BenignSign) {
        #expect(severity(1e-12, BeaconConcern.allCases, [sign]) == .low)
    }

    @Test func aLargeOrUnknownQIsLow() {
        #expect(severity(0.0501, BeaconConcern.allCases) == .low)
        #expect(severity(1) == .low)
        #expect(severity(nil, BeaconConcern.allCases) == .low)
    }

    @Test func usualFormsAreInfoAndLookUpsLow() {
        for q in [nil, 1e-12, 1] {
            let concerns = BeaconConcern.allCases
            #expect(severity(q, concerns, known: .clockOrDiscovery("NTP")) == .info)
            #expect(severity(q, concerns, known: .errorReplies) == .info)
            #expect(severity(q, concerns, known: .nameResolution) == .low)
        }
    }

    @Test func prioritiesKeepTheBandsOfSeverities() {
        let bands = Severity.allCases.map(BeaconVerdict.band)
        #expect(bands == [0...10, 20...40, 45...65, 70...85, 90...100])
        for count in 0...BeaconConcern.allCases.count {
            let concerns = Array(BeaconConcern.allCases.prefix(count))
            for logOdds in [-1e308, -50, 0, 5, 50, 1e308] {
                for q in [nil, 0.04, 0.001] {
                    let verdict = BeaconVerdict(
                        qValue: q, logOdds: logOdds, known: nil, concerns: concerns, signs: [])
                    #expect(BeaconVerdict.band(verdict.severity).contains(verdict.priority))
                }
            }
        }
    }

    @Test func prioritiesGrowWithLogOddsAndConcerns() {
        func priority(_ logOdds: Double, _ concerns: [BeaconConcern]) -> Int {
            BeaconVerdict(
                qValue: 0.04, logOdds: logOdds, known: nil, concerns: concerns, signs: []
            ).priority
        }
        let byLogOdds = [-20.0, -5, 0, 5, 15, 40].map { priority($0, []) }
        #expect(zip(byLogOdds, byLogOdds.dropFirst()).allSatisfy { $0 < $1 }, "\(byLogOdds)")
        let byConcerns = [0, 1, 2, 3].map { priority(5, Array(BeaconConcern.allCases.prefix($0))) }
        #expect(zip(byConcerns, byConcerns.dropFirst()).allSatisfy { $0 < $1 }, "\(byConcerns)")
    }
}
