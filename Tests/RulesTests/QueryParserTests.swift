import Rules
import TestSupport
import Testing

@Suite struct QueryParserTests {
    /// What an expression says is wrong, and the characters it points at; nil where nothing is.
    private func problem(_ text: String) -> (fact: QueryProblem.Fact, code: String, at: String)? {
        do {
            _ = try QueryParser.parse(text)
            return nil
        } catch {
            let scalars = Array(text.unicodeScalars)
            return (error.fact, error.fact.code, String(String.UnicodeScalarView(scalars[error.range])))
        }
    }

    private func printed(_ expression: String) throws -> String {
        try QueryParser.parse(expression).query.text
    }

    @Test(arguments: [
        ("Taiwan", "\"Taiwan\""),
        ("Taiwan Strait", "\"Taiwan Strait\""),
        ("=Taiwan Strait", "=\"Taiwan Strait\""),
        ("Taiwan strait*", "\"Taiwan strait\"*"),
        ("\"Taiwan Strait\"", "\"Taiwan Strait\""),
        ("“Taiwan Strait” OR „drill‟", "\"Taiwan Strait\" OR \"drill\""),
        ("「台湾海峡」 OR «drill»", "\"台湾海峡\" OR \"drill\""),
        ("a1 AND b1 AND NOT c1", "\"a1\" AND \"b1\" AND NOT \"c1\""),
        ("(a1 OR b1) AND c1", "(\"a1\" OR \"b1\") AND \"c1\""),
        ("((a1)) OR (b1)", "\"a1\" OR \"b1\""),
        ("$us NEAR/5 $japan", "$us NEAR/5 $japan"),
        ("a1 BEFORE/0 (b1 OR c1)", "\"a1\" BEFORE/0 (\"b1\" OR \"c1\")"),
        ("a1 ONEAR/3 b1", "\"a1\" BEFORE/3 \"b1\""),
        ("SENTENCE(a1 AND b1)", "SENTENCE(\"a1\" AND \"b1\")"),
        ("SENTENCE (a1 AND b1)", "SENTENCE(\"a1\" AND \"b1\")"),
        ("title:a1 AND source:nhk", "title:\"a1\" AND source:\"nhk\""),
        ("lang:(ko OR ja) AND a1", "lang:(\"ko\" OR \"ja\") AND \"a1\""),
        ("title: \"a b\"", "title:\"a b\""),
        ("（台湾 OR ＝海峡） AND ＂a b＂", "(\"台湾\" OR =\"海峡\") AND \"a b\""),
        ("~사무국 OR 事務局", "~\"사무국\" OR \"事務局\""),
        ("missil* OR =ASEAN", "\"missil\"* OR =\"ASEAN\""),
        ("AT&T OR Xi’an OR 한·미 OR U.S. OR KF-21", "\"AT&T\" OR \"Xi’an\" OR \"한·미\" OR \"U.S.\" OR \"KF-21\""),
        ("ATLEAST/3(a1)", "ATLEAST/3(\"a1\")"),
        ("ATLEAST/2 (a1 OR $x OR (b1 OR c1))", "ATLEAST/2(\"a1\" OR $x OR (\"b1\" OR \"c1\"))"),
        ("SENTENCE(ATLEAST/2(a1)) AND b1", "SENTENCE(ATLEAST/2(\"a1\")) AND \"b1\""),
        ("title:(ATLEAST/2(a1)) OR title:(SENTENCE(a1))", "title:ATLEAST/2(\"a1\") OR title:SENTENCE(\"a1\")"),
        ("/F-?35[AB] jet/", "/F-?35[AB] jet/"),
        ("／taiwan．*／i OR a1", "/taiwan．*/i OR \"a1\""),
        ("/taiwan|japan/i AND NOT /\\d+ ships?/", "/taiwan|japan/i AND NOT /\\d+ ships?/"),
        ("url:/\\/world\\/asia\\//", "url:/\\/world\\/asia\\//"),
        ("/a\\\\\\/bcd/", "/a\\\\\\/bcd/"),
        ("(/5 ships/ OR a1)", "/5 ships/ OR \"a1\""),
        ("a1\n  OR\tb1\u{A0}OR\u{3000}c1", "\"a1\" OR \"b1\" OR \"c1\""),
    ])
    func `an expression is read`(expression: String, printed: String) throws {
        #expect(try self.printed(expression) == printed)
        #expect(try self.printed(printed) == printed)
    }

    @Test(arguments: [
        ("a1 OR b1 AND c1", "E101", "AND"),
        ("a1 NEAR/5 b1 AND c1", "E101", "AND"),
        ("a1 OR Taiwan Strait", "E102", "Taiwan Strait"),
        ("$us $japan", "E102", "$us $japan"),
        ("a1 AND (b1) c1", "E102", "(b1) c1"),
        ("a1 AND F/A", "E102", "/"),
        ("a1 AND #b", "E102", "#"),
        ("Taiwan and drill", "E103", "and"),
        ("(Taiwan or drill) AND x1", "E103", "or"),
        ("\"Taiwan\" not \"drill\"", "E103", "not"),
        ("a1 near/5 b1", "E103", "near/5"),
        ("a1 NOT b1", "E104", "NOT"),
        ("NOT a1", "E104", "NOT"),
        ("a1 OR NOT b1", "E104", "NOT"),
        ("a1 AND (NOT b1)", "E104", "NOT"),
        ("(a1 OR b1", "E105", "("),
        ("a1 OR (b1 AND (c1 OR d1)", "E105", "("),
        ("a1 OR \"b1", "E105", "\""),
        ("a1 OR b1)", "E105", ")"),
        ("a1 AND", "E105", "AND"),
        ("AND a1", "E105", "AND"),
        ("a1 OR OR b1", "E105", "OR"),
        ("a1 W/5 b1", "E106", "W/5"),
        ("a1 w/5 b1", "E106", "w/5"),
        ("a1 /5 b1", "E106", "/5"),
        ("a1 ADJ5 b1", "E106", "ADJ5"),
        ("taiwan~5", "E106", "taiwan~5"),
        ("\"taiwan strait\"~5", "E106", "\"taiwan strait\"~5"),
        ("+a1 OR b1", "E106", "+"),
        ("a1 AND -b1", "E106", "-"),
        ("a1 AND !b1", "E106", "!"),
        ("{a1}", "E106", "{"),
        ("taiwan$3", "E106", "taiwan$3"),
        ("taiw?n", "E106", "taiw?"),
        ("a1 && b1", "E106", "&&"),
        ("a1 || b1", "E106", "||"),
        ("(a1 AND b1) NEAR/5 c1", "E107", "(a1 AND b1)"),
        ("a1 NEAR/5 (b1 NEAR/3 c1)", "E107", "(b1 NEAR/3 c1)"),
        ("a1 NEAR/5 SENTENCE(b1)", "E107", "SENTENCE(b1)"),
        ("a1 NEAR/5 b1 NEAR/5 c1", "E107", "NEAR/5"),
        ("a1 NEAR/51 b1", "E107", "NEAR/51"),
        ("a1 NEAR/99999999999999999999 b1", "E107", "NEAR/99999999999999999999"),
        ("a1 NEAR b1", "E107", "NEAR"),
        ("a1 NEAR/ b1", "E107", "NEAR/"),
        ("title:(summary:a1)", "E107", "summary:"),
        ("source:(a1 NEAR/5 b1)", "E107", "a1 NEAR/5 b1"),
        ("titel:a1", "E108", "titel"),
        ("http://example.org", "E108", "http"),
        ("", "E109", ""),
        ("a1 AND ()", "E109", ")"),
        ("\"…\" OR a1", "E109", "\"…\""),
        ("北 OR a1", "E110", "北"),
        ("a OR b1", "E110", "a"),
        ("mis* OR a1", "E110", "mis*"),
        ("~taiwan* OR a1", "E110", "~taiwan*"),
        ("=~taiwan OR a1", "E110", "=~"),
        ("= OR a1", "E110", "="),
        ("*taiwan", "E110", "*"),
        ("tai*wan OR a1", "E110", "tai*w"),
        ("ATLEAST/1(a1)", "E107", "ATLEAST/1"),
        ("ATLEAST/51(a1)", "E107", "ATLEAST/51"),
        ("ATLEAST/(a1)", "E107", "ATLEAST/"),
        ("ATLEAST(a1)", "E107", "ATLEAST"),
        ("ATLEAST/3 a1", "E105", "ATLEAST/3"),
        ("ATLEAST/3", "E105", "ATLEAST/3"),
        ("ATLEAST/3(a1 AND b1)", "E107", "(a1 AND b1)"),
        ("ATLEAST/3(a1 OR (b1 NEAR/3 c1))", "E107", "(b1 NEAR/3 c1)"),
        ("ATLEAST/3(SENTENCE(a1))", "E107", "(SENTENCE(a1))"),
        ("ATLEAST/3(ATLEAST/2(a1))", "E107", "(ATLEAST/2(a1))"),
        ("ATLEAST/3(/abc/)", "E107", "(/abc/)"),
        ("ATLEAST/3(title:a1)", "E107", "(title:a1)"),
        ("a1 NEAR/3 ATLEAST/2(b1)", "E107", "ATLEAST/2(b1)"),
        ("a1 NEAR/3 /abc/", "E107", "/abc/"),
        ("SENTENCE(a1 AND /abc/)", "E107", "/abc/"),
        ("source:/abc/", "E107", "/abc/"),
        ("lang:ATLEAST/2(ko)", "E107", "ATLEAST/2"),
        ("atleast/3(a1)", "E103", "atleast/3"),
        ("ATLEAST5(a1)", "E106", "ATLEAST5"),
        ("a1 OR atleast3(b1)", "E106", "atleast3"),
        ("a1 /abc/", "E102", "a1 /abc/"),
        ("/abc/ /def/", "E102", "/abc/ /def/"),
        ("a1 OR /abc", "E105", "/"),
        ("a1 OR /abc\ndef/", "E105", "/"),
        ("/abc\\/", "E105", "/"),
        ("/abc/ig", "E112", "ig"),
        ("/abc(/", "E112", "("),
        ("/abc)/", "E112", ")"),
        ("/ab/", "E112", "/ab/"),
        ("//", "E112", "//"),
        ("/[abc]{5}/", "E112", "/[abc]{5}/"),
        ("/(abc)?de/", "E112", "/(abc)?de/"),
        ("/abc|de/i", "E112", "/abc|de/i"),
        ("/(?=abc)../", "E112", "/(?=abc)../"),
        ("/(?!abcd)../", "E112", "/(?!abcd)../"),
        ("/台./", "E112", "/台./"),
        ("/abc\\/(a+)+x/", "E112", "(a+)+"),
        ("/abc(?:[a-z]+\\s)*x/", "E112", "(?:[a-z]+\\s)*"),
        ("/(abc)\\1/", "E112", "\\1"),
        ("/(?<n>abc)\\k<n>/", "E112", "\\k"),
        ("/\\Qabc\\E/", "E112", "\\Q"),
        ("/(?x)a b c d e f g/", "E112", "(?x"),
        ("/(?#abc)d/", "E112", "(?#"),
        ("/[]abc]defg/", "E112", "[]"),
        ("/abc{2,1}/", "E112", "/abc{2,1}/"),
        ("/*abc/", "E112", "*"),
    ])
    func `a mistake is named and shown`(expression: String, code: String, at: String) throws {
        let problem = try #require(self.problem(expression))
        #expect(problem.code == code)
        #expect(problem.at == at)
    }

    @Test(arguments: [
        ("a1 OR b1 AND c1", "a1 OR (b1 AND c1)", "(a1 OR b1) AND c1"),
        ("a1 AND NOT b1 OR c1 OR d1", "(a1 AND NOT b1) OR c1 OR d1", "a1 AND NOT (b1 OR c1 OR d1)"),
        ("$us NEAR/5 b1 OR c1", "($us NEAR/5 b1) OR c1", "$us NEAR/5 (b1 OR c1)"),
        ("a1 OR (b1 OR c1) AND \"d e\"", "a1 OR ((b1 OR c1) AND \"d e\")", "(a1 OR (b1 OR c1)) AND \"d e\""),
    ])
    func `mixed operators are shown both ways`(expression: String, one: String, other: String) throws {
        let fact = try #require(problem(expression)).fact
        guard case .mixedOperators(_, let readings) = fact else {
            Issue.record("\(fact)")
            return
        }
        #expect(Set(readings) == Set([one, other]))
        for reading in readings { #expect(problem(reading) == nil) }
    }

    @Test func `an unknown field is guessed`() {
        #expect(problem("titel:a1")?.fact == .unknownField("titel", suggestion: "title"))
        #expect(problem("sumary:a1")?.fact == .unknownField("sumary", suggestion: "summary"))
    }

    @Test func `quotes that a file format took away stay a phrase`() throws {
        let query = try QueryParser.parse("Bosnia and Herzegovina", isQuoted: true).query
        #expect(query.kind == .term(Term("Bosnia and Herzegovina")))
    }

    @Test func `what is read in another form is noted`() throws {
        let notes = try QueryParser.parse("（“a b” PRE/3 c1）").notes
        #expect(notes.map(\.fact.code).sorted() == ["N201", "N202", "N203"])
        #expect(notes.filter { $0.level != .note } == [])
    }

    @Test func `depth is limited, length hardly`() throws {
        let deep = String(repeating: "(", count: 10_000) + "a1" + String(repeating: ")", count: 10_000)
        #expect(problem(deep)?.fact == .tooDeep(limit: 64))
        #expect(problem(String(repeating: "(", count: 10_000))?.fact == .tooDeep(limit: 64))
        #expect(problem(String(repeating: "SENTENCE(", count: 10_000))?.fact == .tooDeep(limit: 64))
        #expect(problem(String(repeating: "title:", count: 10_000))?.code == "E105")
        let fits = String(repeating: "(", count: 64) + "a1" + String(repeating: ")", count: 64)
        #expect(problem(fits) == nil)
        let long = (0..<2500).map { "term\($0)" }.joined(separator: " OR ")
        #expect(long.count > 20_000)
        #expect(problem(long) == nil)
    }

    @Test func `what is printed reads as the same tree`() throws {
        var generator = SeededGenerator(seed: 20_261_122)
        for _ in 0..<3000 {
            let query = RandomQuery(using: &generator).query(depth: 3, using: &generator)
            let parsed = try QueryParser.parse(query.text).query
            #expect(parsed == query)
        }
    }

    @Test func `noise is refused or read, never trapped`() {
        var generator = SeededGenerator(seed: 7)
        let pieces = [
            "(", ")", "\"", "AND", "OR", "NOT", "NEAR/", "5", "a1", "=", "~", "*", "$", "x:", "title:", " ", "/", "“",
            "（", "북",
            "\u{301}", "\u{200B}", "\u{1F600}", "SENTENCE", "?", "'", "-", ".", "ATLEAST/",
            "/abc", "\\", "+", "[", "]", "{2}", "|", "^", "i ", "\n", "&", "\u{FEFF}",
        ]
        var accepted = 0
        for _ in 0..<20_000 {
            let count = Int.random(in: 0..<12, using: &generator)
            let text = (0..<count).map { _ in pieces.randomElement(using: &generator) ?? "" }.joined()
            if problem(text) == nil { accepted += 1 }
        }
        #expect(accepted > 100)
    }
}
