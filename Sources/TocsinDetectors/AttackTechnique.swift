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
<<<<<<< HEAD
    public static let passwordGuessing = Self(id: "T1110.001", name: "Password Guessing")
    public static let passwordSpraying = Self(id: "T1110.003", name: "Password Spraying")
    public static let credentialStuffing = Self(id: "T1110.004", name: "Credential Stuffing")
=======
    public static let cloudAccounts = Self(id: "T1078.004", name: "Cloud Accounts")
    public static let accountManipulation = Self(id: "T1098", name: "Account Manipulation")
    public static let passwordGuessing = Self(id: "T1110.001", name: "Password Guessing")
    public static let createAccount = Self(id: "T1136", name: "Create Account")
>>>>>>> wt-habits

    /// Every technique that a finding may carry, by id.
    public static let all: [AttackTechnique] = [
        remoteSystemDiscovery, exfiltrationOverC2, networkServiceDiscovery, applicationLayerWeb,
<<<<<<< HEAD
        applicationLayerDNS, validAccounts, nonApplicationLayer, passwordGuessing, passwordSpraying,
        credentialStuffing, nonStandardPort, protocolTunneling, encryptedChannel, activeScanning,
=======
        applicationLayerDNS, validAccounts, cloudAccounts, nonApplicationLayer,
        accountManipulation, passwordGuessing, createAccount, nonStandardPort, protocolTunneling,
        encryptedChannel, activeScanning,
>>>>>>> wt-habits
    ]
}
