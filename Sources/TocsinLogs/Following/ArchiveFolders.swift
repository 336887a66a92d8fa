import TocsinRecords

/// Where rotation takes logs out of sight: the dated folders (`2026-11-22`) beside a followed folder, as
/// Zeek's archivers fill them, and for a single log the files beside it.
///
/// Only looked into for logs that went away, and behind those for logs that were never seen: hours that
/// passed while nobody watched.
struct ArchiveFolders {
    /// Whether it is known what is followed: nothing is there yet otherwise.
    let isPlaced: Bool
    /// The folders that hold dated ones.
    private let parents: [String]
    /// The folder of a single log.
    private let siblings: String?
    /// Names of folders by path, and what the folder looked like.
    private var names: [String: (status: FileStatus, names: [String])] = [:]
    /// Of each log name, the first archived file that was recognised: what comes behind it and is
    /// unknown was missed.
    private(set) var floors: [String: RotatedName] = [:]

    /// Days around the last change of a log whose folders may hold it: Zeek names them after the log's
    /// first hour, in the sensor's own zone; logs of a week exist.
    private static let days: Int64 = 8
    /// Logs that are looked for at a time.
    private static let maxSought = 64
    /// How far a copy's time may lie before the log's own, in nanoseconds: gzip keeps whole seconds.
    private static let slack: Int64 = 2_000_000_000

    init(beside path: String) {
        let status = FileStatus(path: path)
        isPlaced = status != nil
        let isFolder = status?.isFolder ?? true
        if isFolder {
            parents = [Self.parent(path)]
            siblings = nil
        } else {
            let folder = Self.parent(path)
            parents = [Self.parent(folder)]
            siblings = folder
        }
    }

    /// The folder above, by name: a link leads elsewhere.
    static func parent(_ path: String) -> String {
        var parts = path.split(separator: "/", omittingEmptySubsequences: true)
        guard let last = parts.last, last != ".", last != ".." else { return path + "/.." }
        parts.removeLast()
        let rest = parts.joined(separator: "/")
        return path.hasPrefix("/") ? "/" + rest : rest.isEmpty ? "." : rest
    }

    /// Notes where in the archive the log `name` was found.
    mutating func found(_ name: String, at path: String) {
        if floors[name] == nil { floors[name] = RotatedName(path: path) }
    }

    /// Whether an archived file that nobody knows comes behind one that was recognised.
    func isMissed(_ file: ListedFile) -> Bool {
        floors.contains { name, floor in
            RotatedName.isRotation(file.name, of: name) && floor < RotatedName(path: file.path)
        }
    }

    /// Files that may be what is sought or was missed, besides those of `listed`.
    mutating func files(for logs: [FollowedLog], besides listed: FolderListing) -> [ListedFile] {
        let sought = Array(logs.filter(\.isSought).suffix(Self.maxSought))
        guard !sought.isEmpty || !floors.isEmpty else { return [] }
        var files: [ListedFile] = []
        for folder in folders(for: sought + logs.suffix(1)) {
            guard let status = FileStatus(path: folder), status.isFolder,
                folder == siblings || !listed.folders.contains(status.identity)
            else { continue }
            for name in list(folder) {
                let path = folder + "/" + name
                guard mayHold(sought, name, path), let status = FileStatus(path: path),
                    status.isRegular, listed.files[status.identity] == nil
                else { continue }
                let file = ListedFile(path: path, status: status, isArchived: true)
                if isMissed(file) || sought.contains(where: { Self.mayHold($0, file) }) {
                    files.append(file)
                }
            }
        }
        return files
    }

    /// The folders that may hold what was rotated about when `logs` were written last.
    private mutating func folders(for logs: [FollowedLog]) -> [String] {
        var days: Set<Int64> = []
        for log in logs {
            guard let day = log.modified?.utcDay else { continue }
            days.formUnion(day - Self.days...day + Self.days)
        }
        var folders = siblings.map { [$0] } ?? []
        for parent in parents {
            for name in list(parent) {
                guard let day = InputWalk.day(named: name), days.contains(day) else { continue }
                folders.append(parent + "/" + name)
            }
        }
        return folders
    }

    /// By its name alone.
    private func mayHold(_ sought: [FollowedLog], _ name: String, _ path: String) -> Bool {
        sought.contains { RotatedName.isRotation(name, of: $0.name) }
            || floors.keys.contains { RotatedName.isRotation(name, of: $0) }
    }

    private static func mayHold(_ log: FollowedLog, _ file: ListedFile) -> Bool {
        RotatedName.isRotation(file.name, of: log.name)
            && file.status.modified &+ slack >= (log.modified?.microseconds ?? 0) &* 1000
    }

    /// The names in a folder, listed again only when it has changed.
    private mutating func list(_ folder: String) -> [String] {
        guard let status = FileStatus(path: folder), status.isFolder else {
            names[folder] = nil
            return []
        }
        if let known = names[folder], known.status == status { return known.names }
        let fresh = FolderListing.names(in: folder) ?? []
        names[folder] = (status, fresh)
        return fresh
    }
}
