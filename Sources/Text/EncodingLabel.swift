/// An encoding, found by any of the labels it goes under (Encoding Standard, section 4.2, and what glibc adds).
struct EncodingLabel: Equatable, Sendable {
    /// The name of the Encoding Standard.
    let name: String
    /// The name, or names to be tried in turn, under which glibc's iconv has it.
    let converters: [String]

    static let utf8 = EncodingLabel(name: "utf-8", converters: [])
    static let windows1252 = EncodingLabel(name: "windows-1252", converters: [])
    static let utf16LittleEndian = EncodingLabel(name: "utf-16le", converters: [])
    static let utf16BigEndian = EncodingLabel(name: "utf-16be", converters: [])
    static let utf32LittleEndian = EncodingLabel(name: "utf-32le", converters: [])
    static let utf32BigEndian = EncodingLabel(name: "utf-32be", converters: [])

    /// Whether its characters are units of two or four bytes.
    var isWide: Bool {
        name.utf8.starts(with: "utf-16".utf8) || name.utf8.starts(with: "utf-32".utf8)
    }

    private init(name: String, converters: [String]) {
        self.name = name
        self.converters = converters
    }

    /// The encoding that `label` means; nil where it means none.
    init?(_ label: String) {
        let key = EncodingLabel.key(label)
        if let known = EncodingLabel.known[key] {
            self = known
        } else {
            guard !key.isEmpty, key.utf8.count <= 40, !["binary", "none", "unknown", "auto", "text"].contains(key)
            else {
                return nil
            }
            // Rare encodings are asked of iconv by the name they give themselves. UTF-7 and its like, in which ASCII can mean
            // something else, are refused as browsers refuse them.
            self.init(name: ASCII.lowercased(label), converters: [label])
            guard LegacyEncoding.holdsASCII(self) else { return nil }
        }
    }

    /// A label without what people write differently: case, hyphens, underscores, spaces.
    private static func key(_ label: String) -> String {
        String(
            decoding: label.utf8.lazy.filter { ASCII.isLetter($0) || ASCII.isDigit($0) }.map(ASCII.lowercased),
            as: UTF8.self
        )
    }

    private static let known: [String: EncodingLabel] = {
        let list: [(String, [String], String)] = [
            ("utf-8", [], "utf8 unicode11utf8 utf8mb4 xunicode20utf8 unicode utf8bom utf8n cputf8 cp65001 utfi8"),
            ("utf-16le", [], "utf16le utf16 unicodefeff ucs2 iso10646ucs2 csunicode u16"),
            ("utf-16be", [], "utf16be unicodefffe"), ("utf-32le", [], "utf32le utf32 ucs4 iso10646ucs4 csucs4 u32"),
            ("utf-32be", [], "utf32be"),
            (
                "windows-1252", [],
                """
                windows1252 cp1252 xcp1252 iso88591 iso885911987 88591 latin1 l1 cp819 ibm819 ascii usascii ansix341968
                iso646us csisolatin1 isoir100 win1252 8859 iso8859 ansi ansix3.41986
                """
            ),
            ("windows-1250", ["CP1250"], "windows1250 cp1250 xcp1250 win1250"),
            ("windows-1251", ["CP1251"], "windows1251 cp1251 xcp1251 win1251 1251"),
            ("windows-1253", ["CP1253"], "windows1253 cp1253 xcp1253"),
            ("windows-1254", ["CP1254"], "windows1254 cp1254 xcp1254 iso88599 latin5 l5 csisolatin5 iso885991989"),
            ("windows-1255", ["CP1255"], "windows1255 cp1255 xcp1255"),
            ("windows-1256", ["CP1256"], "windows1256 cp1256 xcp1256"),
            ("windows-1257", ["CP1257"], "windows1257 cp1257 xcp1257"),
            ("windows-1258", ["CP1258"], "windows1258 cp1258 xcp1258"),
            ("windows-874", ["CP874", "TIS-620"], "windows874 tis620 iso885911 dos874"),
            ("iso-8859-2", ["ISO-8859-2"], "iso88592 latin2 l2 csisolatin2 iso885921987"),
            ("iso-8859-3", ["ISO-8859-3"], "iso88593 latin3"), ("iso-8859-4", ["ISO-8859-4"], "iso88594 latin4"),
            ("iso-8859-5", ["ISO-8859-5"], "iso88595 cyrillic"), ("iso-8859-6", ["ISO-8859-6"], "iso88596 arabic"),
            ("iso-8859-7", ["ISO-8859-7"], "iso88597 greek greek8 sungreek"),
            ("iso-8859-8", ["ISO-8859-8"], "iso88598 iso88598i iso88598e logical visual hebrew"),
            ("iso-8859-10", ["ISO-8859-10"], "iso885910 latin6"), ("iso-8859-13", ["ISO-8859-13"], "iso885913"),
            ("iso-8859-14", ["ISO-8859-14"], "iso885914"), ("iso-8859-15", ["ISO-8859-15"], "iso885915 latin9 l9"),
            ("iso-8859-16", ["ISO-8859-16"], "iso885916"),
            ("koi8-r", ["KOI8-R"], "koi8r koi8 koi cskoi8r"), ("koi8-u", ["KOI8-U"], "koi8u koi8ru"),
            ("ibm866", ["CP866"], "ibm866 cp866 866 csibm866"), ("ibm855", ["CP855"], "ibm855 cp855"),
            ("x-mac-cyrillic", ["MAC-CYRILLIC"], "maccyrillic xmaccyrillic xmacukrainian"),
            ("macintosh", ["MACINTOSH"], "macintosh mac xmacroman macroman"),
            ("shift_jis", ["CP932"], "shiftjis sjis xsjis mskanji windows31j cp932 ms932 csshiftjis windows932"),
            ("euc-jp", ["EUC-JP-MS", "EUC-JP"], "eucjp xeucjp ujis cseucpkdfmtjapanese"),
            (
                "iso-2022-jp", ["ISO-2022-JP-3", "ISO-2022-JP"],
                "iso2022jp csiso2022jp jis iso2022jp2 iso2022jpms cp50220"
            ),
            (
                "euc-kr", ["CP949", "EUC-KR"],
                "euckr ksc56011987 ksc5601 cp949 uhc windows949 korean csksc56011987 ksc56011989 cseuckr isoir149 ms949"
            ),
            ("iso-2022-kr", ["ISO-2022-KR"], "iso2022kr"), ("johab", ["JOHAB"], "johab cp1361"),
            (
                "gb18030", ["GB18030"],
                "gb18030 gbk gb2312 cp936 gb231280 csgb2312 xgbk euccn windows936 chinese isoir58 ms936"
            ),
            ("hz-gb-2312", ["HZ"], "hzgb2312 hz"), ("iso-2022-cn", ["ISO-2022-CN"], "iso2022cn"),
            ("big5", ["BIG5-HKSCS", "CP950", "BIG5"], "big5 big5hkscs cnbig5 xxbig5 csbig5 cp950 windows950"),
            ("euc-tw", ["EUC-TW"], "euctw"),
        ]
        var known: [String: EncodingLabel] = [:]
        for (name, converters, keys) in list {
            for key in keys.split(whereSeparator: { $0 == " " || $0 == "\n" }) {
                known[String(key)] = EncodingLabel(name: name, converters: converters)
            }
        }
        return known
    }()
}
