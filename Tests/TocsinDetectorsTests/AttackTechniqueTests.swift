import Testing

@testable import TocsinDetectors

@Suite struct AttackTechniqueTests {
    /// Ids that ATT&CK has revoked or deprecated: those that became sub-techniques in v7 (MITRE's crosswalk
    /// of July 2020), Commonly and Uncommonly Used Port, Impair Defenses (T1685 since v19).
    static let retired = Set(
        """
        T1002 T1004 T1009 T1013 T1015 T1022 T1023 T1024 T1028 T1031 T1032 T1034 T1035 T1038
        T1042 T1043 T1044 T1045 T1050 T1051 T1054 T1058 T1060 T1061 T1062 T1063 T1064 T1065
        T1066 T1067 T1073 T1075 T1076 T1077 T1079 T1081 T1084 T1085 T1086 T1088 T1089 T1093
        T1094 T1096 T1097 T1099 T1100 T1101 T1103 T1107 T1108 T1109 T1116 T1117 T1118 T1121
        T1122 T1126 T1128 T1130 T1131 T1138 T1139 T1141 T1142 T1143 T1144 T1145 T1146 T1147
        T1148 T1150 T1151 T1152 T1154 T1155 T1156 T1157 T1158 T1159 T1160 T1161 T1162 T1163
        T1164 T1165 T1166 T1167 T1168 T1169 T1170 T1171 T1172 T1173 T1174 T1177 T1178 T1179
        T1180 T1181 T1182 T1183 T1184 T1186 T1188 T1191 T1192 T1193 T1194 T1196 T1198 T1206
        T1208 T1209 T1214 T1215 T1223 T1483 T1487 T1488 T1492 T1493 T1494 T1500 T1501 T1502
        T1503 T1504 T1506 T1514 T1519 T1522 T1527 T1536 T1562
        """.split(whereSeparator: \.isWhitespace).map(String.init))

    /// Live ids that no log of ours can support: offline cracking, and discovery on a host.
    static let unsupported: Set<String> = ["T1110.002", "T1033", "T1087"]

    @Test func theTableHoldsLiveIdsOnce() {
        let ids = AttackTechnique.all.map(\.id)
        #expect(Set(ids).count == ids.count)
        #expect(ids.count > 10 && AttackTechnique.version == "19.1")
        #expect(Self.retired.isDisjoint(with: ids))
        #expect(Self.retired.isDisjoint(with: ids.map { String($0.prefix(5)) }))
        #expect(Self.unsupported.isDisjoint(with: ids))
        #expect(AttackTechnique.all.allSatisfy { !$0.name.isEmpty })
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
