import Testing

@testable import TocsinFlow

struct FlowBatchTests {
    @Test func beginsEmpty() {
        #expect(FlowBatch().count == 0)
    }
}
