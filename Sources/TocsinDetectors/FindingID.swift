import Crypto
import TocsinRecords

/// Makes the stable id of a finding.
public enum FindingID {
    /// First 16 hex digits of SHA-256 over detector, entity key, sensor and UTC day, joined by
    /// newlines, each length-prefixed. Never over scores, counts, uids, settings.
    public static func make(
        detector: String, entity: Entity, sensor: String, episodeStart: Timestamp
    ) -> String {
        let fields = [
            detector,
            entity.src?.description ?? "",
            entity.dst?.description ?? "",
            entity.port.map(String.init) ?? "",
            entity.proto?.name ?? "",
            entity.user ?? "",
            entity.host ?? "",
            sensor,
            String(episodeStart.utcDay),
        ]
        return StableDigest.hex(of: fields)
    }
}

/// Names a list of texts for ever: ids of findings, fingerprints of settings.
public enum StableDigest {
    /// First 16 hex digits of SHA-256 over the texts, each with its length in front, so that no user
    /// name can imitate the border between two.
    public static func hex(of texts: [String]) -> String {
        let key = texts.map { "\($0.utf8.count):\($0)" }.joined(separator: "\n")
        let digest = SHA256.hash(data: Array(key.utf8))
        let hex: [Character] = Array("0123456789abcdef")
        return String(digest.prefix(8).flatMap { [hex[Int($0 >> 4)], hex[Int($0 & 15)]] })
    }
}
