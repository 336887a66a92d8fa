import CZlib

/// Streaming gzip (RFC 1952): members one after the other, zeros between and behind them.
///
/// Safe to use: the stream lives as long as the object, and the buffers only during a call.
@safe final class Gunzip: Decompressor {
    let format = "gzip"
    /// zlib keeps a pointer to its stream, so the stream must not move.
    private let stream: UnsafeMutablePointer<z_stream>
    private var isInMember = true
    /// A header has been begun behind a complete member and has given nothing yet.
    private var isLaterHeader = false
    private(set) var mayHoldOutput = false

    /// nil if zlib cannot get its memory (some 40 KiB).
    init?() {
        unsafe stream = .allocate(capacity: 1)
        unsafe stream.initialize(to: z_stream())
        // 15: the largest window; 16: gzip with header and trailer, both checked.
        let status = unsafe inflateInit2_(
            stream, 15 + 16, ZLIB_VERSION, Int32(MemoryLayout<z_stream>.size))
        guard status == Z_OK else { return nil }
    }

    deinit {
        unsafe inflateEnd(stream)
        unsafe stream.deallocate()
    }

    var isComplete: Bool { !isInMember }

    func step(
        _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], at offset: Int
    ) -> DecompressionStep {
        var step = DecompressionStep()
        if !isInMember {
            var position = range.lowerBound
            while position < range.upperBound, input[position] == 0 { position += 1 }
            step.consumed = position - range.lowerBound
            guard position < range.upperBound else { return step }
            guard input[position] == 0x1F, unsafe inflateReset(stream) == Z_OK else {
                step.damage = .corrupt("bytes behind the end of the gzip data")
                return step
            }
            isInMember = true
            isLaterHeader = true
        }
        inflate(
            input, (range.lowerBound + step.consumed)..<range.upperBound, &output, offset, &step)
        return step
    }

    private func inflate(
        _ input: [UInt8], _ range: Range<Int>, _ output: inout [UInt8], _ offset: Int,
        _ step: inout DecompressionStep
    ) {
        precondition(offset < output.count && range.upperBound <= input.count)
        let inputRoom = UInt32(clamping: range.count)
        let outputRoom = UInt32(clamping: output.count - offset)
        // Both ranges were checked above; zlib only reads what next_in points to.
        let status = unsafe input.withUnsafeBufferPointer { source in
            unsafe output.withUnsafeMutableBufferPointer { target in
                unsafe stream.pointee.next_in = source.baseAddress.map {
                    unsafe UnsafeMutablePointer(mutating: $0 + range.lowerBound)
                }
                unsafe stream.pointee.avail_in = inputRoom
                unsafe stream.pointee.next_out = target.baseAddress.map { unsafe $0 + offset }
                unsafe stream.pointee.avail_out = outputRoom
                return unsafe CZlib.inflate(stream, Z_NO_FLUSH)
            }
        }
        let inputLeft = unsafe stream.pointee.avail_in
        let outputLeft = unsafe stream.pointee.avail_out
        step.consumed += Int(inputRoom - inputLeft)
        step.produced = Int(outputRoom - outputLeft)
        mayHoldOutput = outputLeft == 0
        if step.produced > 0 { isLaterHeader = false }
        switch status {
        case Z_OK, Z_BUF_ERROR: break
        case Z_STREAM_END:
            isInMember = false
            isLaterHeader = false
            mayHoldOutput = false
        case Z_MEM_ERROR: step.damage = .corrupt("gzip: out of memory")
        default:
            let message = unsafe stream.pointee.msg.map { unsafe String(cString: $0) }
            step.damage = .corrupt(
                isLaterHeader
                    ? "bytes behind the end of the gzip data"
                    : "gzip data is damaged: \(message ?? "invalid data")")
        }
    }
}
