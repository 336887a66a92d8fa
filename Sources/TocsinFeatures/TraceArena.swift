/// The bytes of all traces in one block of memory: chunks of one size, chained, so that a trace
/// grows without being copied, every free chunk serves every trace, and nothing fragments.
struct TraceArena: Sendable {
    /// Seven events of any usual gap and size fit in one chunk.
    static let chunkBytes = 72
    /// What a chunk costs, its link included.
    static let chunkCost = chunkBytes + MemoryLayout<UInt32>.stride

    /// The chunks of one trace; the last one links back to the first.
    struct Chain: Sendable {
        fileprivate var tail = TraceArena.none
        fileprivate(set) var chunks: UInt8 = 0
        /// Bytes used in the last chunk.
        fileprivate var used = UInt8(TraceArena.chunkBytes)

        /// Room left in the last chunk.
        var room: Int { TraceArena.chunkBytes - Int(used) }
    }

    private var bytes: [UInt8] = []
    /// The next chunk of the chain, or of the free list.
    private var links: [UInt32] = []
    private var free = Self.none
    private var used = 0
    let capacity: Int

    private static let none = UInt32.max

    /// Room for `capacity` chunks is reserved at once; memory that is never used is never touched.
    init(capacity: Int) {
        self.capacity = min(max(capacity, 1), Int(UInt32.max) - 1)
        bytes.reserveCapacity(self.capacity * Self.chunkBytes)
        links.reserveCapacity(self.capacity)
    }

    var isFull: Bool { used == capacity }

    /// Whether a chain of `bytes` bytes could be begun.
    func hasRoom(for bytes: Int) -> Bool {
        (bytes + Self.chunkBytes - 1) / Self.chunkBytes <= capacity - used
    }

    /// Bytes taken so far, at most `capacity * chunkCost`.
    var residentBytes: Int { links.count * Self.chunkCost }

    /// Appends to the chain; false and nothing done if that takes more chunks than are left, or
    /// more than a chain may have.
    mutating func append(_ source: [UInt8], to chain: inout Chain) -> Bool {
        let beyond = source.count - chain.room
        let more = beyond <= 0 ? 0 : (beyond + Self.chunkBytes - 1) / Self.chunkBytes
        guard more <= capacity - used, Int(chain.chunks) + more <= Int(UInt8.max) else {
            return false
        }
        for byte in source {
            if chain.used == Self.chunkBytes { extend(&chain) }
            bytes[Int(chain.tail) * Self.chunkBytes + Int(chain.used)] = byte
            chain.used += 1
        }
        return true
    }

    private mutating func extend(_ chain: inout Chain) {
        let chunk: UInt32
        if free != Self.none {
            chunk = free
            free = links[Int(chunk)]
        } else {
            chunk = UInt32(links.count)
            links.append(Self.none)
            bytes.append(contentsOf: repeatElement(0, count: Self.chunkBytes))
        }
        used += 1
        if chain.tail == Self.none {
            links[Int(chunk)] = chunk
        } else {
            links[Int(chunk)] = links[Int(chain.tail)]
            links[Int(chain.tail)] = chunk
        }
        chain.tail = chunk
        chain.chunks += 1
        chain.used = 0
    }

    /// The bytes of `chain`. O(bytes).
    func contents(_ chain: Chain) -> [UInt8] {
        guard chain.tail != Self.none else { return [] }
        var contents: [UInt8] = []
        contents.reserveCapacity(Int(chain.chunks) * Self.chunkBytes)
        var chunk = chain.tail
        for _ in 0..<chain.chunks {
            chunk = links[Int(chunk)]
            let start = Int(chunk) * Self.chunkBytes
            let count = chunk == chain.tail ? Int(chain.used) : Self.chunkBytes
            contents.append(contentsOf: bytes[start..<start + count])
        }
        return contents
    }

    /// Gives the chunks back; O(1).
    mutating func release(_ chain: inout Chain) {
        guard chain.tail != Self.none else { return }
        let first = links[Int(chain.tail)]
        links[Int(chain.tail)] = free
        free = first
        used -= Int(chain.chunks)
        chain = Chain()
    }
}
