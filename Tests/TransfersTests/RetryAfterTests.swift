import LookoutModel
import Testing
import Transfers

@Suite struct RetryAfterTests {
    /// Thu, 15 Jan 2027 08:00:00 GMT.
    private let now = Instant(seconds: 1_800_000_000)

    @Test(arguments: [
        ("120", 120), (" 3600 ", 3600), ("0", 60), ("59", 60), ("86400", 86_400), ("86401", 86_400),
        ("99999999999999999999999999", 86_400), ("Fri, 15 Jan 2027 08:10:00 GMT", 600),
        ("Fri, 15 Jan 2027 07:00:00 GMT", 60), ("Fri, 15 Jan 2038 08:10:00 GMT", 86_400),
        ("Friday, 15-Jan-27 08:10:00 GMT", 600), ("Fri Jan 15 08:10:00 2027", 600),
    ])
    func `seconds and dates are read, between a minute and a day`(field: String, seconds: Int) {
        #expect(RetryAfter.seconds(field, now: now) == seconds)
    }

    @Test(arguments: [nil, "", "   ", "soon", "-5", "1.5", "12 minutes"])
    func `a field that is absent or unreadable asks for nothing`(field: String?) {
        #expect(RetryAfter.seconds(field, now: now) == nil)
    }
}
