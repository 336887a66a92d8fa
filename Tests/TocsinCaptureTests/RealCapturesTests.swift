import Foundation
import Testing
import TocsinRecords

@testable import TocsinCapture

/// Real captures, good and bad; see `CATALOG.md` of the shared folder.
@Suite(.enabled(if: SharedData.isPresent, "needs the shared folder beside the package"))
struct RealCapturesTests {
    /// What another program says of a capture.
    private struct Reference {
        var path: String
        var packets: Int
        var wireBytes: Int
        var first: Stamp?
        var last: Stamp?

        init?(_ line: Substring) {
            let cells = line.split(separator: " ").map(String.init)
            guard cells.count == 5, let packets = Int(cells[1]), let bytes = Int(cells[2]) else {
                return nil
            }
            path = cells[0]
            self.packets = packets
            wireBytes = bytes
            first = Stamp(cells[3])
            last = Stamp(cells[4])
        }
    }

    /// Seconds with as many decimals as capinfos prints for the resolution.
    private struct Stamp {
        var microseconds: Int64
        /// Of the last decimal printed, in microseconds.
        var unit: Int64

        init?(_ text: String) {
            let parts = text.split(separator: ".")
            guard parts.count == 2, let seconds = Int64(parts[0]),
                let fraction = Int64((parts[1] + "000000").prefix(6))
            else { return nil }
            microseconds = seconds * 1_000_000 + fraction
            unit = (parts[1].count..<max(6, parts[1].count)).reduce(1) { product, _ in product * 10
            }
        }

        func agrees(with stamp: Int64?) -> Bool {
            stamp.map { $0.flooredDivision(by: unit) * unit } == microseconds
        }
    }

    @Test func goodCapturesAreReadAsWiresharkReadsThem() throws {
        let references = captureReference.split(separator: "\n").compactMap { Reference($0) }
        #expect(references.count == 116)
        for reference in references {
            let read = ReadTrace(path: SharedData.folder.appending(path: reference.path).path)
            #expect(read.error == nil, "\(reference.path)")
            #expect(read.packets.count == reference.packets, "\(reference.path)")
            #expect(
                read.packets.reduce(0) { $0 + $1.wireLength } == reference.wireBytes,
                "\(reference.path)")
            #expect(read.tally.malformed == 0, "\(reference.path)")
            // None where a packet has no stamp.
            guard let first = reference.first, let last = reference.last else { continue }
            #expect(first.agrees(with: read.packets.map(\.ts).min()), "\(reference.path)")
            #expect(last.agrees(with: read.packets.map(\.ts).max()), "\(reference.path)")
        }
    }

    /// The containers are sound but for one of a version that does not exist; the packets of most
    /// are made to break parsers.
    @Test func everyCaptureOpensOrSaysWhyNot() throws {
        let paths =
            try SharedData.captures("pcap-malformed") + SharedData.captures("pcap-format")
        #expect(paths.count > 500)
        for path in paths {
            let read = ReadTrace(path: SharedData.folder.appending(path: path).path)
            if let error = read.error {
                #expect(error.source.hasSuffix(path))
                #expect(error.code == .unsupported && path.hasSuffix("test901.pcapng"), "\(error)")
            }
            #expect(read.packets.allSatisfy(isSound), "\(path)")
            for packet in read.packets.prefix(4) {
                let isSoundWhenCut = (0..<min(packet.data.count, 64)).allSatisfy { length in
                    var cut = packet
                    cut.data = Array(packet.data[..<length])
                    return isSound(cut)
                }
                #expect(isSoundWhenCut, "\(path)")
            }
        }
    }

    /// Whether every IP packet found lies in the packet's bytes.
    private func isSound(_ packet: ReadPacket) -> Bool {
        var outcome = LinkLayer.network(packet.data.span, packet.linkType)
        while case .network(let inner) = outcome {
            guard inner.offset < packet.data.count else { return false }
            guard let next = inner.nextSubframe else { break }
            outcome = LinkLayer.subframe(packet.data.span, at: next)
        }
        return true
    }
}
