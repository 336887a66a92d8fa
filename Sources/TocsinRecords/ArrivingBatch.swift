/// A batch of records that batches of the same kind can be added to.
public protocol ArrivingBatch: Sendable {
    init()
    /// Rows.
    var count: Int { get }
    /// Adds the rows of `other`, in their order, with their texts. O(rows and texts of `other`).
    mutating func append(contentsOf other: borrowing Self)
}

extension ConnBatch: ArrivingBatch {
    public mutating func append(contentsOf other: borrowing ConnBatch) {
        let first = count
        let services = other.services.map { serviceIndex($0) }
        let firstLong = longUIDs.count
        longUIDs += other.longUIDs
        for row in 0..<other.count {
            service.append(services[Int(other.service[row])])
            uid.append(
                other.uid[row].longIndex.map { ConnUID(longUID: firstLong + $0) } ?? other.uid[row])
        }
        ts += other.ts
        origHost += other.origHost
        origPort += other.origPort
        respHost += other.respHost
        respPort += other.respPort
        proto += other.proto
        duration += other.duration
        origBytes += other.origBytes
        respBytes += other.respBytes
        origPackets += other.origPackets
        respPackets += other.respPackets
        connState += other.connState
        flags += other.flags
        for mark in other.hardwareMarks {
            hardwareMarks.append(HardwareMark(row: first + mark.row, address: mark.address))
        }
        for var inner in other.exchanges {
            inner.row += first
            exchanges.append(inner)
        }
    }
}

extension AuthBatch: ArrivingBatch {
    public mutating func append(contentsOf other: borrowing AuthBatch) {
        for row in 0..<other.count { append(other[row]) }
    }
}
