import CZstd

/// Streaming Zstandard (RFC 8878): frames one after the other, skippable frames among them.
///
/// Safe to use: the context lives as long as the object, and the buffers only during a call.
@safe final class Unzstd: Decompressor {
    let format = "zstd"
    private let context: OpaquePointer
    private(set) var isComplete = false
    private(set) var mayHoldOutput = false

    /// ZSTD_error_frameParameter_windowTooLarge; the numbers are fixed since zstd 1.3.1.
    private static let windowTooLarge: Int = 16

    /// nil if libzstd cannot get its memory or refuses the window limit.
    init?(maxWindowLog: Int) {
        guard let context = unsafe ZSTD_createDCtx() else { return nil }
        unsafe self.context = context
        let status = unsafe ZSTD_DCtx_setParameter(
            context, ZSTD_d_windowLogMax, Int32(clamping: maxWindowLog))
        guard ZSTD_isError(status) == 0 else { return nil }
    }

    deinit { unsafe _ = ZSTD_freeDCtx(context) }

    func step(
        _ input: [UInt8], _ range: Range<Int>, into output: inout [UInt8], at offset: Int
    ) -> DecompressionStep {
        precondition(offset < output.count && range.upperBound <= input.count)
        var step = DecompressionStep()
        // Both ranges were checked above.
        let status = unsafe input.withUnsafeBytes { source in
            unsafe output.withUnsafeMutableBytes { target in
                var inBuffer = unsafe ZSTD_inBuffer(
                    src: source.baseAddress.map { unsafe $0 + range.lowerBound },
                    size: range.count, pos: 0)
                var outBuffer = unsafe ZSTD_outBuffer(
                    dst: target.baseAddress.map { unsafe $0 + offset },
                    size: target.count - offset, pos: 0)
                let status = unsafe ZSTD_decompressStream(context, &outBuffer, &inBuffer)
                step.consumed = unsafe inBuffer.pos
                step.produced = unsafe outBuffer.pos
                mayHoldOutput = unsafe outBuffer.pos == outBuffer.size
                return status
            }
        }
        if ZSTD_isError(status) != 0 {
            step.damage = damage(status)
        } else if status == 0 {
            isComplete = true
            mayHoldOutput = false
        } else if step.consumed > 0 || step.produced > 0 {
            isComplete = false
        }
        return step
    }

    private func damage(_ status: Int) -> DecompressionStep.Damage {
        if status == -Self.windowTooLarge {
            return .limit(
                "zstd window over 128 MiB; decompress it first with zstd -dc --long=31")
        }
        if isComplete { return .corrupt("bytes behind the end of the zstd data") }
        let name = unsafe String(cString: ZSTD_getErrorName(status))
        return .corrupt("zstd data is damaged: \(name)")
    }
}
