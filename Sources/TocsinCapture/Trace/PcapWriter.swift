#if canImport(Glibc)
    import Glibc
#elseif canImport(Musl)
    import Musl
#else
    import Darwin
#endif

/// Why packets could not be written to a capture file.
public struct PcapWriterError: Error, Hashable, Sendable, CustomStringConvertible {
    public var path: String
    /// What the system says.
    public var reason: String
    /// Packets that were lost by this failure.
    public var packets: Int

    public init(path: String, reason: String, packets: Int) {
        self.path = path
        self.reason = reason
        self.packets = packets
    }

    public var description: String {
        "\(path): \(reason)" + (packets == 0 ? "" : "; \(packets) packets were not written")
    }
}

/// Writes packets to a capture file, classic pcap with microseconds in this machine's byte order
/// (draft-ietf-opsawg-pcap).
///
/// The file always ends with a whole record once a call has returned: where writing fails half way (a
/// full disk) it is cut back, the packets that are lost are counted, and the next ones are tried
/// again. Of one thread at a time. O(bytes).
public final class PcapWriter {
    public let path: String
    public let linkType: LinkType
    /// Packets handed over so far and not known to be lost; the latest may wait in memory.
    public private(set) var packetsWritten = 0
    /// Packets that are not in the file: of another link type than the file's, or lost by failures.
    public private(set) var packetsNotWritten = 0

    private let snapLength: Int
    private let file: Int32
    /// Whole records that are not in the file yet, and where each ends.
    private var pending: [UInt8] = []
    private var ends: [Int] = []
    /// Bytes of the file that hold whole records.
    private var length = 0
    /// Whether the file may end in a part of a record.
    private var isTorn = false

    /// Bytes gathered for one write.
    static let bufferBytes = 1 << 20

    /// Creates the file, or empties it, and writes its head.
    public init(
        path: String, linkType: LinkType, snapLength: Int = TraceLimits.maxPacketBytes
    ) throws(PcapWriterError) {
        self.path = path
        self.linkType = linkType
        self.snapLength = min(max(snapLength, 1), TraceLimits.maxPacketBytes)
        guard !path.utf8.contains(0) else {
            throw PcapWriterError(path: path, reason: "the path holds a NUL byte", packets: 0)
        }
        // Packets are private matters: nobody else reads them.
        file = unsafe path.withCString {
            unsafe open($0, O_WRONLY | O_CREAT | O_TRUNC | O_CLOEXEC | O_NOCTTY, 0o600)
        }
        guard file >= 0 else {
            throw PcapWriterError(path: path, reason: SystemMessage.text(errno), packets: 0)
        }
        var head: [UInt8] = []
        head.append(native: UInt32(0xA1B2_C3D4))
        head.append(native: UInt16(2), UInt16(4))
        head.append(native: UInt32(0), 0, UInt32(self.snapLength), UInt32(linkType.rawValue))
        pending = head
        try writeHead()
    }

    deinit {
        try? flush()
        close(file)
    }

    /// Appends the block's packets. Throws if some were lost; the next ones may be written again.
    public func write(_ block: PacketBlock) throws(PcapWriterError) {
        let bytes = block.bytes.span
        var failure: PcapWriterError?
        for packet in block.packets {
            guard packet.linkType == linkType, bytes.indices.contains(packet.range) else {
                packetsNotWritten += 1
                continue
            }
            append(packet, bytes.extracting(packet.range))
            guard pending.count >= Self.bufferBytes else { continue }
            do throws(PcapWriterError) {
                try flush()
            } catch {
                failure = PcapWriterError(
                    path: path, reason: error.reason,
                    packets: error.packets + (failure?.packets ?? 0))
            }
        }
        if let failure { throw failure }
    }

    /// Hands what was gathered to the system.
    public func flush() throws(PcapWriterError) {
        guard !pending.isEmpty else { return }
        defer {
            pending.removeAll(keepingCapacity: true)
            ends.removeAll(keepingCapacity: true)
        }
        guard mend() else { throw failure(errno, from: 0) }
        var written = 0
        while written < pending.count {
            let count = unsafe pending.withUnsafeBytes {
                unsafe Self.write(file, UnsafeRawBufferPointer(rebasing: $0[written...]))
            }
            if count < 0, errno == EINTR { continue }
            guard count > 0 else {
                let code = count == 0 ? ENOSPC : errno
                // Records that are in the file whole stay.
                let whole = ends.partitioningIndex { $0 > written }
                length += whole == 0 ? 0 : ends[whole - 1]
                isTorn = true
                _ = mend()
                throw failure(code, from: whole)
            }
            written += count
        }
        length += written
    }
}

extension PcapWriter {
    private func writeHead() throws(PcapWriterError) {
        let head = pending.count
        ends = [head]
        do throws(PcapWriterError) {
            try flush()
        } catch {
            // The head is no packet, and a file without one cannot be gone on with.
            throw PcapWriterError(path: path, reason: error.reason, packets: 0)
        }
    }

    private func append(_ packet: CapturedPacket, _ bytes: Span<UInt8>) {
        let captured = min(bytes.count, snapLength)
        // Seconds of the format are unsigned and end in 2106.
        let ts = min(max(packet.ts, 0), Int64(UInt32.max) * 1_000_000)
        pending.append(
            native: UInt32(ts / 1_000_000), UInt32(ts % 1_000_000), UInt32(captured),
            UInt32(clamping: max(packet.wireLength, captured)))
        unsafe bytes.extracting(0..<captured).withUnsafeBufferPointer {
            unsafe pending.append(contentsOf: $0)
        }
        ends.append(pending.count)
        packetsWritten += 1
    }

    /// Cuts the file back to its whole records, if it may be torn; false if that fails.
    private func mend() -> Bool {
        guard isTorn else { return true }
        guard ftruncate(file, off_t(length)) == 0,
            lseek(file, off_t(length), SEEK_SET) == off_t(length)
        else { return false }
        isTorn = false
        return true
    }

    /// Counts the records from the `first` pending one on as lost.
    private func failure(_ code: Int32, from first: Int) -> PcapWriterError {
        let lost = ends.count - first
        packetsWritten -= lost
        packetsNotWritten += lost
        return PcapWriterError(path: path, reason: SystemMessage.text(code), packets: lost)
    }

    private static func write(_ file: Int32, _ bytes: UnsafeRawBufferPointer) -> Int {
        #if canImport(Glibc)
            unsafe Glibc.write(file, bytes.baseAddress, bytes.count)
        #elseif canImport(Musl)
            unsafe Musl.write(file, bytes.baseAddress, bytes.count)
        #else
            unsafe Darwin.write(file, bytes.baseAddress, bytes.count)
        #endif
    }
}

extension [Int] {
    /// First index whose element, in this sorted list, meets `condition`.
    fileprivate func partitioningIndex(_ condition: (Int) -> Bool) -> Int {
        var low = 0
        var high = count
        while low < high {
            let middle = (low + high) / 2
            if condition(self[middle]) { high = middle } else { low = middle + 1 }
        }
        return low
    }
}

extension [UInt8] {
    /// Appends numbers in this machine's byte order.
    fileprivate mutating func append<Number: FixedWidthInteger>(native numbers: Number...) {
        for number in numbers {
            var number = number
            unsafe Swift.withUnsafeBytes(of: &number) { unsafe append(contentsOf: $0) }
        }
    }
}
