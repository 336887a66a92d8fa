import Testing
import TocsinRecords

@Suite struct HardwareAddressTests {
    private func bits(_ text: String) -> UInt64? {
        let bytes = Array(text.utf8)
        return HardwareAddress(bytes.span)?.bits
    }

    @Test func readsZeeksSpelling() {
        #expect(bits("00:1a:2b:3c:4d:5e") == 0x001A_2B3C_4D5E)
        #expect(bits("FF:ff:FF:ff:FF:ff") == 0xFFFF_FFFF_FFFF)
    }

    @Test(arguments: [
        "", "-", "(empty)", "00:00:00:00:00:00", "00:1a:2b:3c:4d", "00:1a:2b:3c:4d:5e:6f",
        "00-1a-2b-3c-4d-5e", "001a2b3c4d5e", "00:1a:2b:3c:4d:5g", "0:01a:2b:3c:4d:5e",
        "00:1a:2b:3c:4d:5", "::::::::::::::::::", "00:1a:2b:3c:4d:5é",
    ])
    func everythingElseIsNone(text: String) { #expect(bits(text) == nil) }

    @Test func bitsAreThoseOfAnAddress() {
        #expect(HardwareAddress(bits: 0) == nil)
        #expect(HardwareAddress(bits: 1 << 48) == nil)
        #expect(HardwareAddress(bits: 5)?.bits == 5)
    }
}
