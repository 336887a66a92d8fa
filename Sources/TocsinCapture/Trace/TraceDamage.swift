import TocsinRecords

/// What is said of a capture that cannot be read to its end: file, byte, reason and remedy.
extension TraceReader {
    /// Ends the reading in front of byte `position` of the block being filled.
    mutating func stop(at position: Int, _ reason: String) {
        damage = ParseError(
            .malformedRecord, source: source.path,
            reason:
                "at byte \(base + position): \(reason); the capture is damaged and what follows "
                + "is not read: copy it again or repair it (pcapfix)")
    }

    mutating func stop(at position: Int, _ objection: PcapngSection.Objection) {
        switch objection {
        case .notASection: stop(at: position, "a section without the byte-order magic of pcapng")
        case .blockLength(let length):
            stop(at: position, "a block says that it is \(length) bytes long")
        case .differentLengths: stop(at: position, "a block's two lengths differ")
        case .shortBlock: stop(at: position, "a block is too short for what it holds")
        case .tooManyInterfaces:
            stop(at: position, "more than \(TraceLimits.maxInterfaces) interfaces")
        case .version(let major, let minor):
            damage = ParseError(
                .unsupported, source: source.path,
                reason:
                    "at byte \(base + position): pcapng \(major).\(minor), and only 1.0 and 1.2 "
                    + "are known; convert it with: editcap -F pcapng IN OUT")
        }
    }

    /// What the end of the input in the middle of a record is.
    func cutOff() -> ParseError {
        ParseError(
            .truncated, source: source.path,
            reason:
                "at byte \(base): the capture ends in the middle of a record; it was cut, or is "
                + "still being written; everything in front of that was read")
    }

    /// Counts a record that is passed over.
    mutating func countMalformed(at position: Int, _ reason: String) {
        tally.malformed += 1
        guard firstMalformed == nil else { return }
        firstMalformed = ParseError(
            .malformedRecord, source: source.path, reason: "at byte \(base + position): \(reason)")
    }
}

extension PcapHeader.Objection {
    /// The error of the capture at `path`.
    func parseError(_ path: String) -> ParseError {
        switch self {
        case .version(let major, let minor):
            ParseError(
                .unsupported, source: path,
                reason: "is a capture of format version \(major).\(minor), and only 2.x is known; "
                    + "convert it with: editcap -F pcap IN OUT")
        }
    }
}
