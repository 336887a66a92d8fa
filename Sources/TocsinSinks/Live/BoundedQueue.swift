/// Bytes to deliver, with the key by which a receiver knows them again (`id-revision`).
struct Parcel: Sendable {
    var key: String
    var bytes: [UInt8]
}

/// First in, first out, within a number of parcels and a number of bytes; the oldest make room for the
/// newest, because the newest tell what is going on now and the findings file has all of them.
struct BoundedQueue: Sendable {
    private let capacity: Int
    private let maxBytes: Int
    private var parcels: [Parcel] = []
    private var bytes = 0

    /// At least one parcel fits, unless it alone is larger than `maxBytes`.
    init(capacity: Int, maxBytes: Int) {
        self.capacity = max(1, capacity)
        self.maxBytes = maxBytes
    }

    var count: Int { parcels.count }

    /// Adds `parcel` and returns how many were lost for it, itself among them if it cannot fit at all.
    /// O(capacity), a thousand by default.
    mutating func append(_ parcel: Parcel) -> Int {
        guard parcel.bytes.count <= maxBytes else { return 1 }
        var lost = 0
        while parcels.count >= capacity || bytes + parcel.bytes.count > maxBytes {
            _ = popFirst()
            lost += 1
        }
        parcels.append(parcel)
        bytes += parcel.bytes.count
        return lost
    }

    /// The oldest parcel.
    mutating func popFirst() -> Parcel? {
        guard !parcels.isEmpty else { return nil }
        let first = parcels.removeFirst()
        bytes -= first.bytes.count
        return first
    }
}
