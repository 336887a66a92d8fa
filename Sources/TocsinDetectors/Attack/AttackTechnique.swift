/// A technique of MITRE ATT&CK, by id and name as of `version`; the table is `Data/attack-techniques.tsv`.
public struct AttackTechnique: Hashable, Sendable {
    public let id: String
    public let name: String

    public static let applicationLayerWeb = named("T1071.001")
    public static let applicationLayerDNS = named("T1071.004")
    public static let encryptedChannel = named("T1573")
    public static let nonApplicationLayer = named("T1095")
    public static let nonStandardPort = named("T1571")
    public static let networkServiceDiscovery = named("T1046")
    public static let remoteSystemDiscovery = named("T1018")
    public static let activeScanning = named("T1595")
    public static let protocolTunneling = named("T1572")
    public static let exfiltrationOverC2 = named("T1041")
    public static let validAccounts = named("T1078")
    public static let cloudAccounts = named("T1078.004")
    public static let accountManipulation = named("T1098")
    public static let passwordGuessing = named("T1110.001")
    public static let passwordSpraying = named("T1110.003")
    public static let credentialStuffing = named("T1110.004")
    public static let createAccount = named("T1136")

    /// The version of ATT&CK the ids and names were checked against.
    public static let version = rows.first { $0.0 == "version" }?.1 ?? ""

    /// Every technique that a finding may carry, by id.
    public static let all = rows.filter { $0.0 != "version" }.map { Self(id: $0.0, name: $0.1) }

    /// A technique of the table; a test keeps the two in step.
    private static func named(_ id: String) -> Self {
        all.first { $0.id == id } ?? Self(id: id, name: "")
    }

    private static let rows: [(String, String)] =
        EmbeddedTable.rows(PackageResources.attack_techniques_tsv).compactMap {
            $0.count == 2 ? (String($0[0]), String($0[1])) : nil
        }
}
