import FeedParsing
import LookoutModel
import Testing
import Text

struct FeedDiagnosisTests {
    private func diagnosis(_ text: String, contentType: String? = nil) throws -> FeedDiagnosis {
        try FeedParser.parse(Array(text.utf8), contentType: contentType).diagnosis
    }

    @Test func `how the encoding was told is kept, and what was wrong about it`() throws {
        let rss = "<rss><channel><title>速報です</title></channel></rss>"
        let plain = try diagnosis(rss)
        #expect(plain.encoding == "utf-8" && plain.encodingSource == .unmarked && plain.overruled == nil)
        let marked = try diagnosis("\u{FEFF}" + rss)
        #expect(marked.encodingSource == .byteOrderMark)
        let header = try diagnosis(rss, contentType: "text/xml; charset=UTF-8")
        #expect(header.encodingSource == .header)
        let declared = try diagnosis("<?xml version='1.0' encoding='utf-8'?>" + rss)
        #expect(declared.encodingSource == .declaration && declared.overruled == nil)
        let wrong = try diagnosis("<?xml version='1.0' encoding='Shift_JIS'?>" + rss)
        #expect(wrong.encoding == "utf-8" && wrong.overruled == "Shift_JIS")
        let both = try diagnosis("<?xml version='1.0' encoding='utf-8'?>" + rss, contentType: "a/b; charset=us-ascii")
        #expect(both.encoding == "utf-8" && both.overruled == "us-ascii" && both.encodingSource == .declaration)
        let ascii = try diagnosis("<?xml version='1.0' encoding='us-ascii'?><rss><channel/></rss>")
        #expect(ascii.overruled == nil)
    }

    @Test(arguments: [
        ("<rss>\n<channel>\n<title>a & b</title></channel></rss>", 3),
        ("<?xml version='1.0'?>\n<!-- x -->\n<rss><channel>\n<title>a</tilte></channel></rss>", 4),
        ("<rss><channel>\n\n<title>a\u{1}</title></channel></rss>", 3),
        ("<rss><channel><title>a</title>\n</channel>", 2),
        ("<rss><channel>\n<title a=1 b>5 < 6</title></channel></rss>", 2),
    ])
    func `the line of the first repair is told`(document: String, line: Int) throws {
        #expect(try diagnosis(document).repairLine == line)
    }

    @Test func `prefixes and bytes that had to be taken for something are told apart from an encoding that was wrong`()
        throws
    {
        let prefix = try diagnosis("<rss><channel><dc:date>2026-11-01</dc:date></channel></rss>")
        #expect(prefix.hasUndeclaredPrefix && !prefix.hasForeignBytes)
        let wide = try diagnosis("<?xml version='1.0' encoding='utf-16'?><rss><channel/></rss>")
        #expect(wide.overruled == "utf-16" && !wide.hasUndeclaredPrefix && !wide.hasForeignBytes)
        let text = Array("<?xml version='1.0' encoding='utf-8'?><rss><channel><title>東京で地震 ".utf8)
        let stray = try FeedParser.parse(text + [0x92] + Array("</title></channel></rss>".utf8)).diagnosis
        #expect(stray.hasForeignBytes && stray.encodingSource == .declaration && stray.overruled == nil)
    }

    @Test func `a date is read by the language of its feed, or its item`() throws {
        let items = "<item><pubDate>2026年11月29日 10:45</pubDate></item>"
        let rss = try feed("<rss><channel><language>zh-cn</language>\(items)</channel></rss>")
        #expect(rss.items.first?.published?.seconds == FeedDate.seconds("2026-11-29T02:45:00Z"))
        let japanese = try feed("<rss xml:lang='ja'><channel>\(items)</channel></rss>")
        #expect(japanese.items.first?.published?.seconds == FeedDate.seconds("2026-11-29T01:45:00Z"))
        let json = try feed(
            "{\"title\":\"a\",\"language\":\"zh\",\"items\":[{\"date_published\":\"2026年11月29日 10:45\"}]}"
        )
        #expect(json.items.first?.published?.seconds == FeedDate.seconds("2026-11-29T02:45:00Z"))
    }

    @Test func `a feed in order needs no repair`() throws {
        let diagnosis = try diagnosis(
            "<rss><channel><item><pubDate>Thu, 01 Jan 2004 19:48:21 GMT</pubDate></item></channel></rss>"
        )
        #expect(diagnosis.repairLine == nil && !diagnosis.isPrefaced && diagnosis.unreadableDateCount == 0)
    }

    @Test func `dates that cannot be read are kept as they were written, some of them`() throws {
        let items = (1...30).map { "<item><pubDate>day \($0) of never</pubDate></item>" }.joined()
        let diagnosis = try diagnosis("<rss><channel>\(items)</channel></rss>")
        #expect(diagnosis.unreadableDateCount == 30)
        #expect(diagnosis.unreadableDates.count == FeedLimits.unreadableDates)
        #expect(diagnosis.unreadableDates.first == "day 1 of never")
        let json = try self.diagnosis("{\"title\":\"a\",\"items\":[{\"date_published\":\"soon\"}]}")
        #expect(json.unreadableDates == ["soon"])
    }
}
