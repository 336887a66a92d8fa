import CMaxMindDB
import TocsinRecords

#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// An open MaxMind DB file (format 2.0), mapped into memory; closed with the object.
///
/// Safe to use, from any number of threads: only libmaxminddb parses the file, and it checks every offset
/// against the file's size. Nothing is written to the handle after it was opened, and the library "is
/// thread safe when compiled and linked with a thread-safe malloc and free implementation"
/// (libmaxminddb(3), THREAD SAFETY). The file must be replaced by renaming, as geoipupdate does: cutting
/// a mapped file short ends the process.
@safe final class MaxMindDatabase: @unchecked Sendable {
    /// On the heap, since entries point back to it.
    private let handle: UnsafeMutablePointer<MMDB_s>
    let file: String
    /// What its maker calls it, e.g. `GeoLite2-City`; printable ASCII only.
    let type: String
    let built: Timestamp

    /// Throws libmaxminddb's reason.
    init(_ file: String) throws(GeographyError) {
        // Opening a pipe would wait for its writer, and only ordinary files can be mapped.
        if let objection = SystemFile.objection(to: file) {
            throw GeographyError(
                source: file, reason: objection, remedy: "name an existing .mmdb file")
        }
        let opened = UnsafeMutablePointer<MMDB_s>.allocate(capacity: 1)
        unsafe opened.initialize(to: MMDB_s())
        let status = unsafe MMDB_open(file, UInt32(MMDB_MODE_MMAP), opened)
        guard status == MMDB_SUCCESS else {
            unsafe opened.deallocate()
            throw GeographyError(
                source: file, reason: "no readable MaxMind database: \(Self.message(status))",
                remedy: "download the .mmdb file again")
        }
        unsafe handle = opened
        self.file = file
        let name = unsafe opened.pointee.metadata.database_type.map {
            unsafe UnsafeRawPointer($0).assumingMemoryBound(to: UInt8.self)
        }
        type = unsafe Self.printable(name)
        built = Timestamp(
            microseconds: Int64(
                clamping: unsafe min(opened.pointee.metadata.build_epoch, Self.latestBuild)
                    * UInt64(Timestamp.microsecondsPerSecond)))
    }

    deinit {
        unsafe MMDB_close(handle)
        unsafe handle.deallocate()
    }

    /// What the file says about `address`; nil if nothing, and where the file is damaged.
    func record(for address: IPAddress) -> MaxMindRecord? {
        var status = MMDB_SUCCESS
        let result: MMDB_lookup_result_s
        if let bits = address.v4Bits {
            var socket = sockaddr_in()
            socket.sin_family = sa_family_t(AF_INET)
            socket.sin_addr.s_addr = bits.bigEndian
            unsafe result = lookUp(&socket, &status)
        } else {
            var socket = sockaddr_in6()
            socket.sin6_family = sa_family_t(AF_INET6)
            unsafe withUnsafeMutableBytes(of: &socket.sin6_addr) {
                unsafe $0.storeBytes(of: address.high.bigEndian, as: UInt64.self)
                unsafe $0.storeBytes(of: address.low.bigEndian, toByteOffset: 8, as: UInt64.self)
            }
            unsafe result = lookUp(&socket, &status)
        }
        guard status == MMDB_SUCCESS, unsafe result.found_entry else { return nil }
        return unsafe MaxMindRecord(database: self, entry: result.entry)
    }

    private func lookUp<Socket>(
        _ socket: inout Socket, _ status: inout Int32
    ) -> MMDB_lookup_result_s {
        unsafe withUnsafeBytes(of: &socket) { bytes in
            // Every kind of socket address begins as `sockaddr` does and is aligned at least as strictly.
            unsafe MMDB_lookup_sockaddr(
                handle, bytes.baseAddress?.assumingMemoryBound(to: sockaddr.self), &status)
        }
    }

    private static func message(_ status: Int32) -> String {
        unsafe MMDB_strerror(status).map { unsafe String(cString: $0) } ?? "error \(status)"
    }

    /// 9999-12-31; a larger build time is damage.
    private static let latestBuild: UInt64 = 253_402_214_400
    private static let maxTypeBytes = 64

    /// At most `maxTypeBytes` of a string that ends at its NUL, what a terminal could take amiss as `?`.
    private static func printable(_ name: UnsafePointer<UInt8>?) -> String {
        guard let name = unsafe name else { return "" }
        var text = ""
        for offset in 0..<maxTypeBytes {
            let byte = unsafe name[offset]
            if byte == 0 { break }
            text.unicodeScalars.append(
                (0x20..<0x7F).contains(byte) ? Unicode.Scalar(byte) : "?")
        }
        return text
    }
}
