import TocsinRecords

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// A file as a listing found it.
struct ListedFile: Sendable {
    var path: String
    var status: FileStatus
    /// Whether it lies in an archive beside what is followed.
    var isArchived = false

    var name: String {
        path.utf8.lastIndex(of: 0x2F).map { String(path[path.utf8.index(after: $0)...]) } ?? path
    }
}

/// The regular files in and below a folder, each inode once, in no order: one opendir(3) a folder and
/// one stat(2) a file. Links are followed, sockets, FIFOs and devices left alone.
struct FolderListing {
    private(set) var files: [FileIdentity: ListedFile] = [:]
    private(set) var errors: [ParseError] = []
    /// Whether a folder could not be listed whose files may still be there.
    private(set) var isPartial = false
    private(set) var folders: Set<FileIdentity> = []

    /// Most files looked at: a year of hours of a dozen logs. Each is a stat(2) a poll.
    static let maxFiles = 100_000

    init(path: String) {
        var code: Int32 = 0
        guard let status = FileStatus(path: path, code: &code) else {
            fail(path, code == ENOENT ? "not there yet; waiting for it" : Self.words(code))
            isPartial = code != ENOENT && code != ENOTDIR
            return
        }
        visit(path, status, depth: 0)
        if files.count > Self.maxFiles {
            fail(path, "more than \(Self.maxFiles) files; the rest is left out, follow a subfolder")
        }
    }

    private mutating func fail(_ path: String, _ reason: String) {
        errors.append(ParseError(.unreadable, source: path, reason: reason))
    }

    private static func words(_ code: Int32) -> String {
        unsafe String(cString: strerror(code))
    }

    private mutating func visit(_ path: String, _ status: FileStatus, depth: Int) {
        guard status.isFolder else {
            if status.isRegular {
                add(ListedFile(path: path, status: status))
            } else {
                fail(path, "neither a folder nor a regular file; nothing can be followed there")
            }
            return
        }
        guard folders.insert(status.identity).inserted else { return }
        guard depth < InputWalk.maxDepth else {
            fail(path, "folders nested more than \(InputWalk.maxDepth) deep are not followed")
            return
        }
        guard let names = Self.names(in: path) else {
            // Gone between stat and here is no error.
            if errno != ENOENT {
                fail(path, "folder cannot be listed; check its permissions")
                isPartial = true
            }
            return
        }
        // Folders in the order of their names, so that links to one lead to the same path every time.
        var below: [(path: String, status: FileStatus)] = []
        for name in names where files.count <= Self.maxFiles {
            let child = path.hasSuffix("/") ? path + name : path + "/" + name
            var code: Int32 = 0
            guard let status = FileStatus(path: child, code: &code) else {
                if code == ELOOP { fail(child, "a link that leads nowhere") }
                if code == EACCES { isPartial = true }
                continue
            }
            if status.isFolder {
                below.append((child, status))
            } else if status.isRegular {
                add(ListedFile(path: child, status: status))
            }
        }
        below.sort { $0.path.utf8.lexicographicallyPrecedes($1.path.utf8) }
        for child in below { visit(child.path, child.status, depth: depth + 1) }
    }

    private mutating func add(_ file: ListedFile) {
        if let other = files[file.status.identity],
            !file.path.utf8.lexicographicallyPrecedes(other.path.utf8)
        {
            return
        }
        files[file.status.identity] = file
    }

    /// The names in a folder without hidden ones, nil (and errno) if it cannot be listed.
    static func names(in path: String) -> [String]? {
        guard let stream = unsafe opendir(path) else { return nil }
        defer { unsafe closedir(stream) }
        var names: [String] = []
        while let entry = unsafe readdir(stream), names.count <= Self.maxFiles {
            let name = unsafe withUnsafePointer(to: &entry.pointee.d_name) {
                // d_name ends with a NUL.
                unsafe $0.withMemoryRebound(to: CChar.self, capacity: 1) {
                    unsafe String(cString: $0)
                }
            }
            if !name.hasPrefix(".") { names.append(name) }
        }
        return names
    }
}
