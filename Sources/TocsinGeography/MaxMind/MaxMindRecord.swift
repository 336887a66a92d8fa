import CMaxMindDB

/// What a database says about one network.
@safe struct MaxMindRecord {
    /// Keeps the file open that `entry` points into.
    private let database: MaxMindDatabase
    private let entry: MMDB_entry_s

    /// `entry` is one that `database` found.
    init(database: MaxMindDatabase, entry: MMDB_entry_s) {
        self.database = database
        unsafe self.entry = entry
    }

    /// Names of places and companies are shorter.
    static let maxTextBytes = 256

    /// The string at `path`, a key for each level, cut at `maxTextBytes`; nil if there is none or it is
    /// empty.
    func text(_ path: StaticString...) -> String? { text(at: path) }

    /// The number at `path`, or in the string there.
    func number(_ path: StaticString...) -> Double? {
        unsafe value(path).flatMap { (data: MMDB_entry_data_s) -> Double? in
            switch Int32(unsafe data.type) {
            case MMDB_DATA_TYPE_DOUBLE: unsafe data.double_value
            case MMDB_DATA_TYPE_FLOAT: Double(unsafe data.float_value)
            case MMDB_DATA_TYPE_UINT16: Double(unsafe data.uint16)
            case MMDB_DATA_TYPE_UINT32: Double(unsafe data.uint32)
            default: text(at: path).flatMap { Double($0) }
            }
        }
    }

    /// Whether `path` holds true.
    func flag(_ path: StaticString...) -> Bool {
        unsafe value(path).map { (data: MMDB_entry_data_s) -> Bool in
            unsafe Int32(data.type) == MMDB_DATA_TYPE_BOOLEAN && data.boolean
        } ?? false
    }

    private func text(at path: [StaticString]) -> String? {
        guard let data = unsafe value(path),
            Int32(unsafe data.type) == MMDB_DATA_TYPE_UTF8_STRING,
            let start = unsafe data.utf8_string, unsafe data.data_size > 0
        else { return nil }
        // libmaxminddb has checked that the string lies within the file; it has no NUL at its end.
        let bytes = unsafe UnsafeRawBufferPointer(
            start: start, count: min(Int(data.data_size), Self.maxTextBytes))
        return unsafe String(decoding: bytes, as: UTF8.self)
    }

    private func value(_ path: [StaticString]) -> MMDB_entry_data_s? {
        // A static string with a pointer ends with a NUL.
        guard path.allSatisfy(\.hasPointerRepresentation) else { return nil }
        var keys: [UnsafePointer<CChar>?] = unsafe path.map {
            unsafe UnsafeRawPointer($0.utf8Start).assumingMemoryBound(to: CChar.self)
        }
        unsafe keys.append(nil)
        var entry = unsafe self.entry
        var data = unsafe MMDB_entry_data_s()
        let status = unsafe MMDB_aget_value(&entry, &data, &keys)
        return unsafe status == MMDB_SUCCESS && data.has_data ? data : nil
    }
}
