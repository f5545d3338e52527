import Text

/// What a rule file calls a language: a tag of BCP 47, or something else that is probably meant for one.
package enum LanguageName {
    /// Whether a text can be the tag of a language: two letters that are one's code, or three, and further parts.
    package static func isTag(_ text: String) -> Bool {
        let parts = text.split(separator: "-", omittingEmptySubsequences: false)
        guard let first = parts.first.map({ ASCII.lowercased(String($0)) }), first.utf8.allSatisfy(isLetter) else {
            return false
        }
        guard first.count == 2 ? codes.contains(first) : first.count == 3 && tags[first] == nil else { return false }
        return parts.dropFirst().allSatisfy { part in
            (1...8).contains(part.utf8.count) && part.utf8.allSatisfy { isLetter($0) || (0x30...0x39).contains($0) }
        }
    }

    /// The tag that is probably meant by a text that is none; nil where nothing is known.
    package static func suggestion(for text: String) -> String? {
        let lowered = text.lowercased()
        if let tag = tags[lowered] { return tag }
        let parts = lowered.split { $0 == "_" || $0 == "-" || $0 == " " }.map(String.init)
        guard let first = parts.first, parts.count > 1 || lowered != first else { return nil }
        let language = codes.contains(first) ? first : tags[first]
        // `zh_TW` is zh-TW; of `kr-KR` only the language can be told.
        let original = text.split { $0 == "_" || $0 == "-" || $0 == " " }.dropFirst().joined(separator: "-")
        return language.flatMap { [$0 + "-" + original, $0].first(where: isTag) }
    }

    private static func isLetter(_ byte: UInt8) -> Bool {
        (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
    }

    /// The codes of ISO 639-1, without `kr` (Kanuri), which is nearly always meant for Korean; `kau` is there for it.
    private static let codes = Set(
        """
        aa ab ae af ak am an ar as av ay az ba be bg bh bi bm bn bo br bs ca ce ch co cr cs cu cv cy da de dv dz ee el en eo
        es et eu fa ff fi fj fo fr fy ga gd gl gn gu gv ha he hi ho hr ht hu hy hz ia id ie ig ii ik io is it iu ja jv ka kg
        ki kj kk kl km kn ko ks ku kv kw ky la lb lg li ln lo lt lu lv mg mh mi mk ml mn mr ms mt my na nb nd ne ng nl nn no
        nr nv ny oc oj om or os pa pi pl ps pt qu rm rn ro ru rw sa sc sd se sg sh si sk sl sm sn so sq sr ss st su sv sw ta
        te tg th ti tk tl tn to tr ts tt tw ty ug uk ur uz ve vi vo wa wo xh yi yo za zh zu
        """.split { $0 == " " || $0 == "\n" }.map(String.init)
    )

    /// Codes of countries, longer codes and names of languages, in small letters, with the tag that is meant.
    private static let tags: [String: String] = {
        let lines = """
            ja jp jpn japanese 日本語 日文 日語 日语 일본어
            ko kr kor korean 한국어 조선말 조선어 韓国語 韩语 韓語
            zh cn chn zho chi chinese mandarin 中文 汉语 漢語 华语 華語 中国語 중국어
            zh-Hant traditional 繁體中文 繁体中文 繁體 正體中文
            zh-Hans simplified 简体中文 簡體中文 简体
            en eng english us gb 英語 英语 영어
            fr fra fre french français francais
            de deu ger german deutsch
            es spa spanish español espanol
            pt por portuguese português portugues br-pt
            it ita italian italiano
            ru rus russian русский
            uk ukr ua ukrainian українська
            ar ara arabic العربية
            fa fas per persian farsi فارسی
            he heb hebrew iw עברית
            hi hin hindi हिन्दी
            id ind indonesian in
            ms msa may malay
            th tha thai ไทย
            vi vie vn vietnamese
            tl tgl tagalog filipino ph
            my mya bur burmese mm
            mn mon mongolian
            tr tur turkish türkçe
            nl nld dut dutch nederlands
            pl pol polish polski
            cs ces cze cz czech čeština
            sv swe swedish svenska
            da dan dk danish dansk
            nb nob norwegian norsk
            fi fin finnish suomi
            el ell gre gr greek ελληνικά
            hu hun hungarian magyar
            ro ron rum romanian română
            """
        var tags: [String: String] = [:]
        for line in lines.split(separator: "\n") {
            let names = line.split(separator: " ").map(String.init)
            for name in names.dropFirst() { tags[name] = names[0] }
        }
        return tags
    }()
}
