import Testing
import TocsinRecords

@testable import TocsinCapture

struct TraceRecognitionTests {
    private func recognises(_ head: [UInt8]) -> Bool { TraceReader.recognises(head.span) }

    @Test func capturesAreRecognised() {
        let magics: [UInt32] = [
            0xA1B2_C3D4, 0xD4C3_B2A1, 0xA1B2_3C4D, 0x4D3C_B2A1, 0xA1B2_CD34, 0x34CD_B2A1,
            0x0A0D_0D0A,
        ]
        for magic in magics {
            var head = CaptureBytes(order: .bigEndian)
            head.words(magic)
            #expect(recognises(head.bytes))
            #expect(!recognises(Array(head.bytes.prefix(3))))
        }
        #expect(!recognises(Array("#separator".utf8)))
    }

    @Test func otherCapturesAreNamed() throws {
        // RFC 1761 §2, and Microsoft's "Network Monitor" file header.
        let kinds = [("snoop\0\0\0\0\0\0\u{2}", "snoop"), ("GMBU\0\u{2}", "Network Monitor")]
        for (head, kind) in kinds {
            #expect(!recognises(Array(head.utf8)))
            let error = try ReadTrace(Array(head.utf8)).error
            #expect(error?.code == .unsupported)
            #expect(error?.reason.contains(kind) == true)
        }
    }

    @Test func whatIsNoCaptureIsSaidToBeNone() throws {
        #expect(try ReadTrace([]).error?.code == .unrecognised)
        #expect(try ReadTrace(Array("{\"a\": 1}".utf8)).error?.code == .unrecognised)
    }
}
