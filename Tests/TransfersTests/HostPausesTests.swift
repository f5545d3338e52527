import Testing

@testable import Transfers

@Suite struct HostPausesTests {
    @Test func `all that a host asks for is kept, so that the longest pause holds`() {
        let pauses = HostPauses()
        for wish in ["7200", nil, "60", "60"] { pauses.note("a.example", status: 429, retryAfter: wish) }
        #expect(pauses.all.map(\.retryAfter) == ["7200", nil, "60"])
        #expect(pauses.holds("a.example") && !pauses.holds("b.example"))
    }

    @Test func `a first 503 is the trouble of one feed`() {
        let pauses = HostPauses()
        pauses.note("a.example", status: 503, retryAfter: "60")
        #expect(pauses.all.isEmpty)
        pauses.note("a.example", status: 503, retryAfter: "60")
        #expect(pauses.all.count == 1)
    }
}
