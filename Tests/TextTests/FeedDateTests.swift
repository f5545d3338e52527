import TestSupport
import Testing
import Text

struct FeedDateTests {
    private func iso(_ text: String) -> String? {
        FeedDate.seconds(text).map(Timestamp.iso)
    }

    @Test(arguments: [
        ("Thu, 01 Jan 2004 19:48:21 GMT", "2004-01-01T19:48:21Z"),
        ("Thu, 1 Jan 2004 19:48 +0900", "2004-01-01T10:48:00Z"),
        ("01 Jan 2004 19:48:21 EST", "2004-01-02T00:48:21Z"),
        ("Thu, 01 Jan 04 19:48:21 PDT", "2004-01-02T02:48:21Z"),
        ("Thu, 01 January 2004", "2004-01-01T00:00:00Z"),
        ("Thu, Jan 1 2004 19:48:21 -05:30", "2004-01-02T01:18:21Z"),
        ("Thu,01 Jan 2004 19:48:21 Z", "2004-01-01T19:48:21Z"),
        ("  Thu, 01 Jan 2004 19:48:21 GMT\n", "2004-01-01T19:48:21Z"),
        ("Sun Jan  4 16:29:06 2004", "2004-01-04T16:29:06Z"),
        ("Thu, 12 Nov 2026 17:00:00 GMT+0900 (Korean Standard Time)", "2026-11-12T08:00:00Z"),
        ("Fri, 31 Dec 1999 24:00:00 GMT", "2000-01-01T00:00:00Z"),
        ("Fri, 31 Dec 1999 23:59:60 GMT", "1999-12-31T23:59:59Z"),
        ("Thu, June 22, 2023 at 01:11 PM EDT", "2023-06-22T17:11:00Z"),
        ("22 June 2023 12:05 a.m. GMT", "2023-06-22T00:05:00Z"),
        ("5 Jan 2026 +0900", "2026-01-04T15:00:00Z"), ("Mon, 05-Jan-2026 -0330", "2026-01-05T03:30:00Z"),
        ("Senin, 5 Januari 2026 10.45 WIB", "2026-01-05T03:45:00Z"),
    ])
    func `dates of RFC 822 are read with their slips`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test(arguments: [
        ("2026年10月2日(金) 午後3時05分", "2026-10-02T06:05:00Z"), ("2026年10月02日15时05分30秒", "2026-10-02T07:05:30Z"),
        ("2026년 10월 2일 오후 3시 5분", "2026-10-02T06:05:00Z"), ("令和8年10月2日", "2026-10-01T15:00:00Z"),
        ("平成30年4月1日", "2018-03-31T15:00:00Z"), ("星期五, 2 十月 2026 10:45:00", "2026-10-02T10:45:00Z"),
        ("2026年十二月2日 10:00", "2026-12-02T01:00:00Z"), ("2026-10-02T10:45:00−05:00", "2026-10-02T15:45:00Z"),
        ("2026-01-05+09:00", "2026-01-04T15:00:00Z"),
        ("2026-01-05 +0900", "2026-01-04T15:00:00Z"), ("2026-01-05-05:00", "2026-01-05T05:00:00Z"),
        ("2026-1-5+09:00", "2026-01-04T15:00:00Z"), ("2003-W52-3", "2003-12-24T00:00:00Z"),
        ("2003W523", "2003-12-24T00:00:00Z"),
        ("2003-W01-1", "2002-12-30T00:00:00Z"), ("2026-W53-7", "2027-01-03T00:00:00Z"),
        ("031231", "2003-12-31T00:00:00Z"), ("03335", "2003-12-01T00:00:00Z"), ("-0312", "2003-12-01T00:00:00Z"),
        ("202610", "2026-10-01T00:00:00Z"), ("Thu, 01 Jan 0100 00:00:01 +0100", "0099-12-31T23:00:01Z"),
    ])
    func `clocks in words, eras, weeks and short forms are read`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test(arguments: [
        ("2003-12-31T10:14:55Z", "2003-12-31T10:14:55Z"),
        ("2003-12-31T10:14:55.123+09:00", "2003-12-31T01:14:55Z"),
        ("2003-12-31T10:14", "2003-12-31T10:14:00Z"),
        ("2003-12-31 10:14:55 -0800", "2003-12-31T18:14:55Z"),
        ("2003-12-31t10:14:55z", "2003-12-31T10:14:55Z"),
        ("2003-12-31", "2003-12-31T00:00:00Z"), ("2003-12", "2003-12-01T00:00:00Z"),
        ("2003", "2003-01-01T00:00:00Z"), ("20031231", "2003-12-31T00:00:00Z"),
        ("20031231T101455Z", "2003-12-31T10:14:55Z"), ("20031231101455", "2003-12-31T10:14:55Z"),
        ("2003-365", "2003-12-31T00:00:00Z"), ("2003335", "2003-12-01T00:00:00Z"),
        ("03-12-31", "2003-12-31T00:00:00Z"), ("-03-12", "2003-12-01T00:00:00Z"),
        ("26-10-02 10:45", "2026-10-02T10:45:00Z"), ("2003-012-31T10:14:55+00:00", "2003-12-31T10:14:55Z"),
        ("2020-11-08T16:20:00-05:00Z", "2020-11-08T21:20:00Z"),
        ("2000-02-29", "2000-02-29T00:00:00Z"), ("1966-08-30T12:00:00Z", "1966-08-30T12:00:00Z"),
        ("2004-05-28 01:31:15 EST", "2004-05-28T06:31:15Z"),
    ])
    func `dates of ISO 8601 are read in all precisions`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test(arguments: [
        ("2004년 05월 28일  01:31:15", "2004-05-27T16:31:15Z"),
        ("2004-05-25 오후 11:23:17", "2004-05-25T14:23:17Z"),
        ("2004年5月28日 01:31:15", "2004-05-27T16:31:15Z"),
        ("2004年5月28日 下午3:05", "2004-05-28T07:05:00Z"),
        ("Κυρ, 11 Ιούλ 2004 12:00:00 EST", "2004-07-11T17:00:00Z"),
        ("2004-május-13T9:15-10:00", "2004-05-13T19:15:00Z"),
        ("Di, 23 Jan 2018 00:00:00 +0100", "2018-01-22T23:00:00Z"),
        ("Do, 29 Mär 2018 00:00:00 +0200", "2018-03-28T22:00:00Z"),
        ("mar., 01 déc. 2020 16:11:02 +0000", "2020-12-01T16:11:02Z"),
        ("5 de agosto de 2019", "2019-08-05T00:00:00Z"),
        ("12 февраля 2024 09:30 MSK", "2024-02-12T06:30:00Z"),
        ("Lundi, 16. Novembre 2020 - 15:54", "2020-11-16T15:54:00Z"),
    ])
    func `dates in the languages of news are read`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test(arguments: [
        ("Fri, 31 Mar 2023 20:19:00 America/Los_Angeles", "2023-04-01T03:19:00Z"),
        ("Sat, 12 Mar 2022 12:00:00 America/New_York", "2022-03-12T17:00:00Z"),
        ("Sun, 13 Mar 2022 12:00:00 America/New_York", "2022-03-13T16:00:00Z"),
        ("2022-10-30 00:30 Europe/London", "2022-10-29T23:30:00Z"),
        ("2022-10-31 00:30 Europe/London", "2022-10-31T00:30:00Z"),
        ("2022-07-01 09:00 Asia/Tokyo", "2022-07-01T00:00:00Z"),
    ])
    func `a place is read as the clock it keeps`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test(arguments: [
        ("1100000000", "2004-11-09T11:33:20Z"), ("1100000000123", "2004-11-09T11:33:20Z"),
        ("Thu, 1 Jan 2004 19.48.21 GMT", "2004-01-01T19:48:21Z"), ("1.1.2004 klo 9.05", "2004-01-01T09:05:00Z"),
        ("10/30/23 21:55:58", "2023-10-30T21:55:58Z"), ("30.10.23", "2023-10-30T00:00:00Z"),
        ("30/10/2023", "2023-10-30T00:00:00Z"), ("Fri, 2006/09/15 08:19:53 EDT", "2006-09-15T12:19:53Z"),
        ("Sat, 11 04 2020 08:51:49 +0100", "2020-04-11T07:51:49Z"),
    ])
    func `numbers alone are read as dates`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test(arguments: [
        "", "   ", "yesterday", "Sun, Dec x 2012 11:47:32 GMT", "Sun, 16 Dec zz 11:47:32 GMT",
        "Sun, 16 Dec 2012 11:47:32 +zz:00", "Sun, 16 Dec 2012 11:47:32 +00:zz", "2003-02-30", "2003-13-01",
        "Thu, 01 Jan 2004 25:00:00 GMT", "Thu, 01 Jan 2004 10:61:00 GMT", "0001-01-01T00:00:00Z", "--12-31", "12:30",
        "99999999999999999999", "2003-12-31T10:14:55+99:00", "Jan", "1 2 3 4 5 6 7 8", "\u{FFFD}",
    ])
    func `what is not readable is no date`(text: String) {
        #expect(iso(text) == nil)
    }

    @Test(
        arguments: [
            ("2026年11月29日 10:45", "zh-cn", "2026-11-29T02:45:00Z"),
            ("2026年11月29日 10:45", "zh-Hant-TW", "2026-11-29T02:45:00Z"),
            ("2026年11月29日 10:45", "ja", "2026-11-29T01:45:00Z"), ("2026年11月29日 10:45", nil, "2026-11-29T01:45:00Z"),
            ("2026年11月29日 10:45", "ko", "2026-11-29T01:45:00Z"),
            ("2026年11月29日下午2时45分", nil, "2026-11-29T06:45:00Z"), ("2026年11月29日 下午2時45分", "ja", "2026-11-29T06:45:00Z"),
            ("2026年11月29日（周日）22时45分", "zh", "2026-11-29T14:45:00Z"),
            ("令和8年11月29日（日）午後2時45分", "ja", "2026-11-29T05:45:00Z"),
            ("2026年11月29日 10:45 +0000", "zh", "2026-11-29T10:45:00Z"),
            ("2026년 11월 29일 오후 2:45", "zh", "2026-11-29T05:45:00Z"),
        ] as [(String, String?, String)]
    )
    func `the language tells China's time from Japan's`(text: String, language: String?, expected: String) {
        #expect(FeedDate.seconds(text, language: language).map(Timestamp.iso) == expected)
    }

    @Test(arguments: [
        ("5 نوفمبر 2019 10:11 +0300", "2019-11-05T07:11:00Z"), ("٥ نوفمبر ٢٠١٩", "2019-11-05T00:00:00Z"),
        ("יום ג, 05 נובמבר 2019 10:11:12 +0200", "2019-11-05T08:11:12Z"), ("5 พฤศจิกายน 2562", "2019-11-05T00:00:00Z"),
        ("２０１９年１１月５日 10：11", "2019-11-05T01:11:00Z"), ("Nov 5, 2019, 10:11\u{202F}PM", "2019-11-05T22:11:00Z"),
        ("Tue, 05\u{A0}Nov\u{A0}2019 10:11:12 +0000", "2019-11-05T10:11:12Z"), ("5 Agt 2019", "2019-08-05T00:00:00Z"),
        ("５ नवंबर २०१९", "2019-11-05T00:00:00Z"), ("2019-11-05T10:11:12\u{200E}Z", "2019-11-05T10:11:12Z"),
    ])
    func `digits, spaces and months of other scripts are read`(text: String, expected: String) {
        #expect(iso(text) == expected)
    }

    @Test func `a very long text is no date and is not looked at`() {
        #expect(iso(String(repeating: "1 Jan 2004 ", count: 100_000)) == nil)
    }

    @Test func `what is written in ISO 8601 comes back`() {
        var generator = SeededGenerator(seed: 822)
        for _ in 0..<5000 {
            let seconds = Int64.random(in: -30_000_000_000...250_000_000_000, using: &generator)
            #expect(FeedDate.seconds(Timestamp.iso(seconds)) == seconds)
        }
    }

    @Test func `no text makes it trap`() {
        var generator = SeededGenerator(seed: 4711)
        let pieces = Array("0123456789-+:/., TZtzGMTJanMär年월\u{0}é()".unicodeScalars)
        var found = 0
        for _ in 0..<50_000 {
            let scalars = (0..<Int.random(in: 0...30, using: &generator)).compactMap { _ in
                pieces.randomElement(using: &generator)
            }
            if FeedDate.seconds(String(String.UnicodeScalarView(scalars))) != nil { found += 1 }
        }
        #expect(found > 0)
    }
}
