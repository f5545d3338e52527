/// The words of boilerplate, in English, Japanese, Korean and Chinese; ASCII in lower case.
enum BoilerplateWords {
    /// Beginnings of lines that are boilerplate to their end.
    static let openings: [StaticString] = [
        "continue reading", "read more:", "read more at ", "read more on ", "read more about ", "read more from ",
        "read also:", "also read:", "see also:", "related:", "related stories:", "related articles:", "related posts:",
        "more on this story", "share this:", "share this article", "filed under:", "originally published at ",
        "originally published on ", "this article originally appeared ", "this article was originally published ",
        "this story originally appeared ", "click here to ", "subscribe to our ", "sign up for our ", "follow us on ",
        "続きを読む", "関連記事:", "関連記事：", "関連ニュース:", "関連ニュース：",
        "あわせて読みたい", "관련기사:", "관련 기사:", "관련기사 :", "相关阅读:", "相关阅读：", "相關閱讀：", "相关新闻：", "相關新聞：",
        "延伸阅读：", "延伸閱讀：", "阅读全文", "閱讀全文", "<저작권자", "[저작권자",
    ]
    /// Whether the line begins with a mark of copyright that nobody writes in a sentence: with a year, or the mark itself.
    static func marks(ofCopyright line: UnsafeBufferPointer<UInt8>) -> Bool {
        let marks: [StaticString] = ["copyright ©", "copyright (c)", "© ", "©", "ⓒ"]
        for mark in marks where ByteSearch.hasPrefix(mark, in: line, at: 0) {
            let rest = line[mark.utf8CodeUnitCount...].drop { $0 == 0x20 }
            if rest.first.map(ASCII.isDigit) ?? true { return true }
        }
        let owners: [StaticString] = ["저작권자ⓒ", "저작권자 ⓒ", "저작권자(c)", "저작권자 (c)", "저작권자©", "저작권자 ©", "ⓒ "]
        return owners.contains { ByteSearch.hasPrefix($0, in: line, at: 0) }
    }

    /// Ends of lines that are boilerplate from their start.
    static let closings: [StaticString] = [
        "all rights reserved", "all rights reserved.", "무단 전재 및 재배포 금지", "무단전재 및 재배포 금지", "무단전재-재배포 금지",
        "무단 전재-재배포 금지", "無断転載を禁じます", "無断転載を禁じます。", "無断転載禁止", "未经授权不得转载", "未经许可不得转载",
    ]
    /// What may stand behind the last sentence of a summary.
    static let tails: [StaticString] = [
        "read more", "read the full story", "read the full article", "read full article", "read full story",
        "continue reading", "keep reading", "full story", "続きを読む", "続きはこちら", "全文を読む", "더 보기", "더보기",
        "자세히 보기", "전문 보기", "阅读更多", "閱讀更多", "阅读全文", "閱讀全文", "继续阅读", "繼續閱讀", "查看全文",
    ]

    /// Whether the whole line is such a phrase.
    static func isPhrase(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line.count <= longestPhrase && (phrases.contains(hash(line)) || headings.contains(hash(line)))
    }

    /// Whether the line is the heading of a list of other stories.
    static func isHeading(_ line: UnsafeBufferPointer<UInt8>) -> Bool {
        line.count <= longestPhrase && headings.contains(hash(line))
    }

    /// Whether the word is on a button for sharing.
    static func isButton(_ word: UnsafeBufferPointer<UInt8>) -> Bool {
        word.count <= longestPhrase && buttons.contains(hash(word))
    }

    /// Whether the last byte, or the character it ends, ends a sentence or shows that it was cut short.
    static func isFullStop(_ last: UInt8, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
        if [".", "!", "?", "]", ")", "\""].contains(where: { UInt8(ascii: $0) == last }) { return true }
        let stops: [StaticString] = ["。", "…", "！", "？", "」", "』", "”", "）", "】"]
        return last >= 0x80
            && stops.contains { ByteSearch.hasPrefix($0, in: line, at: line.count - $0.utf8CodeUnitCount) }
    }

    /// Whether the last byte, or the character it ends, ends a sentence.
    static func endsSentence(_ last: UInt8, _ line: UnsafeBufferPointer<UInt8>) -> Bool {
        if last == UInt8(ascii: ".") || last == UInt8(ascii: "!") || last == UInt8(ascii: "?") { return true }
        let stops: [StaticString] = ["。", "…", "！", "？"]
        return last >= 0x80
            && stops.contains { ByteSearch.hasPrefix($0, in: line, at: line.count - $0.utf8CodeUnitCount) }
    }

    /// Whether the byte stands before an invitation to read on.
    static func isOpeningMark(_ byte: UInt8) -> Bool {
        byte == 0x20 || byte == UInt8(ascii: "[") || byte == UInt8(ascii: "(") || byte == UInt8(ascii: "|")
    }

    /// The length of the mark that decorates the text in `range` at its start or end; nil where there is none.
    static func decoration(_ line: UnsafeBufferPointer<UInt8>, _ range: Range<Int>, atStart: Bool) -> Int? {
        guard let byte = atStart ? line[range].first : line[range].last else { return nil }
        if byte < 0x80 { return plainMarks.contains(byte) ? 1 : nil }
        for mark in marks where mark.utf8CodeUnitCount <= range.count {
            let start = atStart ? range.lowerBound : range.upperBound - mark.utf8CodeUnitCount
            if ByteSearch.hasPrefix(mark, in: line, at: start) { return mark.utf8CodeUnitCount }
        }
        return nil
    }

    private static let plainMarks = Set(" []()|>-*:.".utf8)
    private static let marks: [StaticString] = [
        "\u{A0}", "→", "»", "›", "▶", "►", "▼", "▲", "…", "・", "•", "·", "■", "●", "◆", "◇", "※", "–", "—", "：", "【",
        "】",
        "「", "」", "＞", "≫", "☞", "⇒",
    ]
    private static let longestPhrase = 60

    private static let phrases = hashes(
        """
        read more|read more here|read the full article|read the full story|read full article|read full story|read the rest
        read the rest of this entry|read the article|keep reading|full story|full article|more|click here to read more
        view original|view original article|view article|view full article|source link|comments|no comments|0 comments
        leave a comment|add a comment|post a comment|permalink|share|share this|share this story|tweet|tweet this|email this
        print|print this|advertisement|back to top|subscribe|follow us|newsletter
        続きはこちら|もっと見る|全文を読む|記事全文を読む|記事の続きを読む|続きを見る|詳細はこちら|詳しくはこちら|記事を読む|この記事をシェア
        シェア|シェアする|ツイート|コメント|コメントする|広告|ページトップへ|トップへ戻る|元記事を読む
        더 보기|더보기|기사 더보기|전체 기사 보기|기사 전문 보기|기사 전문|전문 보기|계속 읽기|자세히 보기|원문 보기|원문보기|공유하기|공유
        기사 공유하기|댓글|댓글 쓰기|댓글쓰기|광고|기사보기|맨 위로
        阅读更多|閱讀更多|继续阅读|繼續閱讀|查看更多|查看原文|查看全文|阅读原文|閱讀原文|更多|更多内容|更多內容|点击查看|點擊查看|分享|分享到
        分享至|评论|評論|广告|廣告|返回顶部|回到頂部
        """
    )

    private static let headings = hashes(
        """
        share|share this|share this story|share this article|share this post|related|related stories|related articles|related posts|related news|related content|related coverage|more stories
        more news|more from this section|more headlines|recommended|recommended stories|recommended for you|see also
        you may also like|you might also like|also read|read also|read next|most read|most popular|trending
        関連記事|関連ニュース|関連リンク|関連トピックス|あわせて読みたい|こちらもおすすめ|おすすめ記事|アクセスランキング|人気記事
        관련기사|관련 기사|관련뉴스|관련 뉴스|함께 볼만한 기사|추천기사|추천 기사|많이 본 기사|많이 본 뉴스|인기기사
        相关阅读|相關閱讀|相关新闻|相關新聞|相关报道|相關報導|相关文章|相關文章|延伸阅读|延伸閱讀|推荐阅读|推薦閱讀|热门文章|熱門文章
        """
    )

    private static let buttons = hashes(
        """
        facebook|twitter|x|linkedin|whatsapp|telegram|email|e-mail|mail|print|reddit|pinterest|tumblr|pocket|share|tweet|line
        bluesky|threads|mastodon|kakaotalk|weibo|wechat|copy|link|url|카카오톡|페이스북|트위터|카카오스토리|밴드|네이버|공유|인쇄
        フェイスブック|ツイッター|はてなブックマーク|シェア|ツイート|メール|印刷|微信|微博|新浪微博|qq|qq空间|豆瓣|脸书|推特|分享|打印|邮件
        """
    )

    private static func hashes(_ list: String) -> Set<UInt64> {
        let phrases = list.utf8.split { $0 == UInt8(ascii: "|") || $0 == 0x0A }
        return Set(phrases.map { Array($0).withUnsafeBufferPointer(hash) })
    }

    /// FNV-1a over the lower-cased bytes.
    private static func hash(_ bytes: UnsafeBufferPointer<UInt8>) -> UInt64 {
        var hash: UInt64 = 0xCBF2_9CE4_8422_2325
        for byte in bytes { hash = (hash ^ UInt64(ASCII.lowercased(byte))) &* 0x100_0000_01B3 }
        return hash
    }
}
