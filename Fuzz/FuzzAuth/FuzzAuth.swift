import Foundation
import TocsinLogs
import TocsinRecords

/// Where documents are put, since the reader reads files: one without a name, reached by its number.
private let file: FileHandle? = {
    let name = "/dev/shm/tocsin-fuzz-auth-\(ProcessInfo.processInfo.processIdentifier)"
    guard FileManager.default.createFile(atPath: name, contents: nil) else { return nil }
    defer { try? FileManager.default.removeItem(atPath: name) }
    return FileHandle(forUpdatingAtPath: name)
}()

private let stamps = LocalStamps(
    years: .notAfter(Timestamp(year: 2024, month: 6, day: 1).microseconds))

/// Recognises any bytes as an authentication log and decodes them: lines as they are, other framings and
/// what is compressed through the reader. What is none is read as syslog all the same.
@_cdecl("LLVMFuzzerTestOneInput")
public func fuzzAuth(_ data: UnsafePointer<UInt8>, _ count: Int) -> CInt {
    let input = unsafe Span(_unsafeStart: data, count: count)
    let fileName = count > 0 && input[count - 1] & 1 == 1 ? "btmp" : "auth.log"
    switch LogFormats.recognise(input, fileName: fileName) {
    case .auth(_, .lines, let decoder): decode(input, decoder)
    case .auth(_, .fixed(let size), let decoder):
        decode(input.extracting(0..<count - count % size), decoder)
        fallthrough
    case .auth: read(unsafe Data(bytes: data, count: count))
    default:
        decode(input, SyslogAuthDecoder())
        // Compressed, or in UTF-16.
        if count % 8 == 0 { read(unsafe Data(bytes: data, count: count)) }
    }
    return 0
}

private func decode(_ input: Span<UInt8>, _ decoder: any AuthDecoder) {
    var decoder = decoder
    decoder.stamps = stamps
    var batch = AuthBatch()
    var report = DecodeReport()
    decoder.decode(input, into: &batch, report: &report)
    check(batch)
    let tally = report.tally
    precondition(tally.records + tally.skipped + tally.malformed <= report.lines)
}

private func read(_ input: Data) {
    guard let file, (try? file.truncate(atOffset: 0)) != nil else {
        preconditionFailure("no file to put inputs in")
    }
    file.write(input)
    var reader = LogReader(threads: 1)
    reader.auth = AuthReadingOptions(year: 2024)
    guard let walk = try? InputWalk(paths: ["/proc/self/fd/\(file.fileDescriptor)"]) else { return }
    reader.read(
        walk.files, consumeAuth: { batch, _ in check(batch) }, consume: { _, _ in },
        progress: { _ in }, finished: { _ in })
}

private func check(_ batch: borrowing AuthBatch) {
    let rows = batch.count
    precondition(batch.names.count <= AuthBatch.maxNames && batch.names[0].isEmpty)
    // The mark of what was cut takes three bytes.
    precondition(batch.names.allSatisfy { $0.utf8.count <= AuthBatch.maxNameBytes + 3 })
    for column in [
        batch.user, batch.domain, batch.actor, batch.sourceName, batch.host, batch.service,
        batch.method, batch.place, batch.city, batch.country, batch.uid, batch.channel,
    ] {
        precondition(column.count == rows && column.allSatisfy { $0 < batch.names.count })
    }
    for count in [
        batch.action.count, batch.result.count, batch.source.count, batch.sourcePort.count,
        batch.mfa.count, batch.latitude.count, batch.longitude.count, batch.recordID.count,
        batch.session.count, batch.repeats.count, batch.flags.count,
    ] {
        precondition(count == rows)
    }
    precondition(batch.ts.allSatisfy { $0.magnitude <= RecordLimits.maxMicroseconds.magnitude })
    precondition(batch.repeats.allSatisfy { (1...AuthBatch.maxRepeats).contains($0) })
    for row in batch.standingRows() { precondition(batch[row].ts == batch.ts[row]) }
}
