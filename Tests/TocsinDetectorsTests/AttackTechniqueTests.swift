import Testing

@testable import TocsinDetectors

@Suite struct AttackTechniqueTests {
    /// Ids that ATT&CK has revoked or deprecated, or that connection logs cannot support: Commonly Used
    /// Port, Uncommonly Used Port, Password Cracking (offline), Impair Defenses (T1685 since v19).
    static let retired: Set<String> = ["T1043", "T1065", "T1110.002", "T1562"]

    @Test func theTableHoldsLiveIdsOnce() {
        let ids = AttackTechnique.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(Self.retired.isDisjoint(with: ids))
        #expect(ids == ids.sorted())
        for id in ids {
            let form = id.wholeMatch(of: /T[0-9]{4}(\.[0-9]{3})?/)
            #expect(form != nil, "\(id)")
        }
    }

    @Test func detectorsNameTechniquesOfTheTable() {
        for detector in Registry.detectors {
            for technique in detector.info.techniques {
                #expect(AttackTechnique.all.contains(technique), "\(technique.id)")
            }
        }
    }
}
