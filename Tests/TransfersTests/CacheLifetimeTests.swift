import LookoutModel
import Testing

@testable import Transfers

struct CacheLifetimeTests {
    /// Tuesday, 24 November 2026, 05:00 UTC.
    private let now = Instant(seconds: 1_795_496_400)

    private func seconds(_ lines: [String]) -> Int64? {
        var headers = TransferHeaders()
        for line in lines { headers.take(line: Array((line + "\r\n").utf8)) }
        return CacheLifetime.seconds(headers, now: now)
    }

    static let granted: [([String], Int64)] = [
        (["Cache-Control: max-age=3600"], Int64(3600)),
        (["Cache-Control: public, Max-Age = 60 , must-revalidate"], 60),
        (["Cache-Control: max-age=\"120\""], 120),
        (["Cache-Control: public", "Cache-Control: max-age=90"], 90),
        (["Cache-Control: max-age=3600", "Age: 600"], 3000),
        (["Cache-Control: max-age=3600", "Expires: Tue, 24 Nov 2026 05:01:00 GMT"], 3600),
        (["Cache-Control: max-age=99999999999999999999999"], Int64(Int32.max)),
        (["Expires: Tue, 24 Nov 2026 06:00:00 GMT"], 3600),
        (["Expires: Tue, 24 Nov 2026 09:00:00 GMT", "Date: Tue, 24 Nov 2026 08:00:00 GMT"], 3600),
        (["Cache-Control: s-maxage=5", "Expires: Tue, 24 Nov 2026 06:00:00 GMT"], 3600),
    ]

    @Test(arguments: granted)
    func `the age that a server grants is counted in seconds`(lines: [String], expected: Int64) {
        #expect(seconds(lines) == expected)
    }

    static let refused: [[String]] = [
        [], ["Cache-Control: max-age=0"], ["Cache-Control: no-cache, max-age=600"], ["Cache-Control: no-store"],
        ["Cache-Control: max-age=ten"], ["Cache-Control: max-age=-5"], ["Cache-Control: max-age="],
        ["Cache-Control: max-age=600", "Age: 600"], ["Expires: 0"], ["Expires: -1"], ["Expires: soon"],
        ["Expires: Tue, 24 Nov 2026 04:00:00 GMT"],
        ["Cache-Control: max-age=x", "Expires: Tue, 24 Nov 2026 06:00:00 GMT"],
        ["Cache-Control: public,,;=,max-age"],
    ]

    @Test(arguments: refused)
    func `what grants nothing, or cannot be read, grants nothing`(lines: [String]) {
        #expect(seconds(lines) == nil)
    }
}
