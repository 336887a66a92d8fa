/// A technique of MITRE ATT&CK, by id and name as of the version below.
public struct AttackTechnique: Hashable, Sendable {
    public let id: String
    public let name: String

    /// The version of ATT&CK the ids and names were checked against.
    public static let version = "19.1"

    public static let applicationLayerWeb = Self(id: "T1071.001", name: "Web Protocols")
    public static let applicationLayerDNS = Self(id: "T1071.004", name: "DNS")
    public static let encryptedChannel = Self(id: "T1573", name: "Encrypted Channel")
    public static let nonApplicationLayer = Self(
        id: "T1095", name: "Non-Application Layer Protocol")
    public static let nonStandardPort = Self(id: "T1571", name: "Non-Standard Port")
    public static let networkServiceDiscovery = Self(
        id: "T1046", name: "Network Service Discovery")
    public static let remoteSystemDiscovery = Self(id: "T1018", name: "Remote System Discovery")
    public static let activeScanning = Self(id: "T1595", name: "Active Scanning")
    public static let protocolTunneling = Self(id: "T1572", name: "Protocol Tunneling")
    public static let exfiltrationOverC2 = Self(
        id: "T1041", name: "Exfiltration Over C2 Channel")

    public static let validAccounts = Self(id: "T1078", name: "Valid Accounts")

    /// Every technique that a finding may carry, by id.
    public static let all: [AttackTechnique] = [
        remoteSystemDiscovery, exfiltrationOverC2, networkServiceDiscovery, applicationLayerWeb,
        applicationLayerDNS, validAccounts, nonApplicationLayer, nonStandardPort, protocolTunneling,
        encryptedChannel, activeScanning,
    ]
}
