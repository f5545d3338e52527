import TestSupport
import Testing
import Text

struct BoilerplateTests {
    @Test(arguments: [
        ("<p>Two ships met.</p><p><a href='x'>Read more</a></p>", "Two ships met."),
        ("<p>Two ships met.</p><p>Continue reading <a href='x'>Two ships</a> &rarr;</p>", "Two ships met."),
        ("Two ships met. <a href='x'>[Read more]</a>", "Two ships met."),
        ("Two ships met&hellip; <a href='x'>Read More &raquo;</a>", "Two ships met…"),
        ("<p>Met.</p><p>The post <a href='x'>Ships</a> appeared first on <a href='y'>Desk</a>.</p>", "Met."),
        ("Two ships met. The post Ships appeared first on Desk.", "Two ships met."),
        ("<p>Met.</p><h3>Related stories</h3><ul><li>Another ship<li>A third ship</ul>", "Met."),
        ("<p>Met.</p><p>Related: A third ship was seen</p>", "Met."),
        ("<p>Met.</p><div>Facebook | Twitter | Email</div>", "Met."),
        ("<p>Met.</p><p>Share this:</p><ul><li>Facebook<li>X</ul>", "Met."),
        ("<p>Met.</p><p>© 2026 The Desk. All rights reserved.</p>", "Met."),
        ("<p>会談した。</p><p><a>続きを読む</a></p>", "会談した。"),
        ("会談した。<a>続きを読む &gt;&gt;</a>", "会談した。"),
        ("<p>会談した。</p><p>【関連記事】</p><ul><li>別の会談<li>三つ目の会談</ul>", "会談した。"),
        ("<p>만났다.</p><p>▶ 관련기사</p><p>다른 회담</p>", "만났다."),
        ("<p>만났다.</p><p>&lt;저작권자 ⓒ 데스크, 무단 전재 및 재배포 금지&gt;</p>", "만났다."),
        ("만났다. <a>더 보기</a>", "만났다."),
        ("<p>双方会谈。</p><p>阅读全文 &gt;</p>", "双方会谈。"),
        ("<p>双方会谈。</p><p>相关阅读：另一次会谈</p>", "双方会谈。"),
        ("<p>雙方會談。</p><p>延伸閱讀</p><p>另一次會談</p><p>第三次會談</p>", "雙方會談。"),
    ])
    func `what stands below an article is no part of it`(html: String, text: String) {
        #expect(HTMLText.article(html) == text)
    }

    @Test(arguments: [
        "They share this view of the strait.", "He said readers should read more.", "Read more",
        "Two ships met\nRelated to this, a third was seen near the reef.", "The post office was closed.",
        "The post that he held appeared lost.", "A comment on the related stories of the strait.",
        "関連記事によると会談した。", "Facebook and Twitter were fined.", "More ships came\nNo comments were made.",
        "Related stories\nA ship sank.\nThe crew was saved.", "관련 기사에 따르면 만났다.", "更多船只到达。",
        "Met.\nThe post office scandal: a drama about it appeared first on ITV, and Acme was sued.",
        "Met.\nFollow us on Telegram, said the gang that hit Acme.", "Met.\nCopyright (c) reform passed, Acme says",
        "Met.\nRelated: the EU opened a second inquiry into Acme…", "Met.\nFacebook, WhatsApp",
        "Met.\nSee also: Acme recall. The recall covers 2m cars.", "통과했다.\n저작권자 보호법 개정안이 국회를 통과했다",
        "Talks with the deputy go on. He wants to read more", "Met.\nShare prices fell",
    ])
    func `a sentence that only sounds like it stays`(text: String) {
        #expect(HTMLText.article(plain: text) == text)
    }

    @Test func `plain text keeps what is shown and loses what is not`() {
        let html = "<style>b</style><p>soft\u{AD}hy\u{200B}phen\u{1} a&shy;b</p><script>x</script><br>c&#8203;d"
        #expect(HTMLText.article(html) == "soft\u{AD}hy\u{200B}phen a\u{AD}b\nc\u{200B}d")
    }

    @Test(arguments: [
        "Read more\n", "The post ", "Related stories\n", "[", "→ ", "Facebook ", "x\n", "続きを読む\n", "read more. ",
    ])
    func `the end of a text is looked at in time that does not grow with the text`(piece: String) {
        func time(_ count: Int) -> Duration {
            let text = String(repeating: piece, count: count / piece.utf8.count)
            return ProcessorTime.measure { _ = HTMLText.article(plain: text) }
        }
        let short = time(250_000)
        #expect(time(1_000_000) < short * 10 + .milliseconds(200))
    }
}
