import TestSupport
import Testing
import Text

@testable import FeedParsing

struct XMLOutlineTests {
    /// The feed, read with its texts set aside, and read by libxml2 alone.
    private func both(_ document: String) throws -> (
        outlined: ParsedFeed, plain: ParsedFeed, isWellFormed: (Bool, Bool)
    ) {
        let bytes = Array(document.utf8)
        return try bytes.withUnsafeBufferPointer { text in
            let outline = try XMLOutline(text, limits: .standard)
            let first = FeedReader(limits: .standard, baseURL: nil, length: text.count)
            let outcome = outline.bytes.withUnsafeBufferPointer {
                let texts = XMLReader.Texts(outline: outline, document: text)
                return XMLReader.read($0, texts: texts, isStrict: true, into: first)
            }
            let second = FeedReader(limits: .standard, baseURL: nil, length: text.count)
            let alone = XMLReader.read(text, isStrict: true, into: second)
            return (
                first.finished(isTruncated: false), second.finished(isTruncated: false),
                (outcome.isWellFormed, alone.isWellFormed)
            )
        }
    }

    private static let long = String(repeating: "Ships of the coast guard. ", count: 5)

    private static let contents = [
        long, "\(long) &amp; &lt;b&gt; &quot;x&quot; &apos;y&apos; &#x53F0;&#28286;", "<![CDATA[\(long)<p>a & b</p>]]>",
        "\(long)<![CDATA[one]]>\(long)<![CDATA[two]]>&amp;", "<!-- \(long) -->\(long)<?pi \(long)?>\(long)",
        "\(long)\r\n\(long)\r\(long)", "<![CDATA[]]>", "\(long)]]\(long)", "\(long)&#13;\n",
        "\(long)&nbsp;", "\(long)&", "\(long)&;", "\(long)&#0;", "\(long)&#xFFFE;", "\(long)]]>\(long)", "\(long)\u{1}",
        "<![CDATA[\(long)\u{8}]]>", "<![CDATA[\(long)\u{FFFF}]]>", "<![cdata[\(long)]]>", "<![CDATA[\(long)",
        "\(long)\u{FFFD}、",
        "\(long)&amp", "\(long)&#99999999999;", "\(long)&#x;", "\(long)<b", "\(long)<!-- \(long)",
    ]

    @Test(arguments: contents)
    func `a text that was set aside reads as libxml2 reads it`(content: String) throws {
        for element in ["title", "description", "x"] {
            let (outlined, plain, isWellFormed) = try both(
                "<rss><channel><item><\(element)>\(content)</\(element)><link>http://a.example/</link></item></channel></rss>"
            )
            #expect(isWellFormed.0 == isWellFormed.1)
            if isWellFormed.1 { #expect(outlined == plain) }
        }
        let (outlined, plain, isWellFormed) = try both(
            "<feed xmlns='http://www.w3.org/2005/Atom'><entry><content type='xhtml'><p a='>'>\(content)</p></content></entry></feed>"
        )
        #expect(isWellFormed.0 == isWellFormed.1)
        if isWellFormed.1 { #expect(outlined == plain) }
    }

    @Test func `line breaks in a section are line feeds`() throws {
        // XML 1.0, 2.11; libxml2's push parser leaves them in sections as they are.
        let (outlined, _, _) = try both(
            "<rss><channel><item><description><![CDATA[a\r\nb\rc]]></description></item></channel></rss>"
        )
        #expect(outlined.items.first?.summary?.value == "a\nb\nc")
    }

    @Test(arguments: [
        "<?note <b>a text that is long enough to be set aside, and stands in an instruction</b>?>",
        "<?php <![CDATA[zz]]> ?>",
        "<?x '?>", "<?x <!-- ?>",
    ])
    func `what stands in an instruction is no text, and moves none`(instruction: String) throws {
        let items = (1...3).map { number in
            "<item>\(instruction)<description>the text of item \(number), which is long enough to be set aside</description>"
                + "<guid><![CDATA[id\(number)]]></guid></item>"
        }
        let (outlined, plain, _) = try both("<rss><channel>\(items.joined())</channel></rss>")
        #expect(outlined == plain)
        #expect(outlined.items.map(\.guid) == ["id1", "id2", "id3"])
        for (number, item) in outlined.items.enumerated() {
            #expect(item.summary?.value.hasPrefix("the text of item \(number + 1),") == true)
        }
    }

    @Test func `whatever is done to a feed, both ways agree on whether it is well-formed`() throws {
        var generator = SeededGenerator(seed: 77)
        // Line breaks in sections differ, see above.
        let contents = XMLOutlineTests.contents.filter { !$0.utf8.contains(0x0D) }
        let pieces = [
            "<", ">", "&", "]]>", "<![CDATA[", "<!--", "-->", "&lt;", "\"", "'", "</item>", "\u{B}", "<?", "?>", "<?x ",
            "x",
        ]
        var wellFormed = 0
        for _ in 0..<1500 {
            let items = contents.shuffled(using: &generator).prefix(3).map {
                "<item><description>\($0)</description></item>"
            }
            var document = "<rss><channel>\(items.joined())</channel></rss>"
            for _ in 0..<Int.random(in: 0...2, using: &generator) {
                let offset = Int.random(in: 5..<document.unicodeScalars.count, using: &generator)
                let place = document.unicodeScalars.index(document.startIndex, offsetBy: offset)
                document.unicodeScalars.insert(
                    contentsOf: pieces.randomElement(using: &generator)?.unicodeScalars ?? "x".unicodeScalars,
                    at: place
                )
            }
            let (outlined, plain, isWellFormed) = try both(document)
            #expect(isWellFormed.0 == isWellFormed.1, "\(document)")
            if isWellFormed.1 {
                wellFormed += 1
                #expect(outlined == plain, "\(document)")
            }
        }
        #expect(wellFormed > 20)
    }
}
