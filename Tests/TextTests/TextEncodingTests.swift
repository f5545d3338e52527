import Testing
import Text

struct TextEncodingTests {
    private func decoded(_ bytes: [UInt8], _ contentType: String? = nil) -> String {
        String(decoding: TextEncoding.decode(bytes, contentType: contentType).bytes, as: UTF8.self)
    }

    private func document(_ encoding: String?, _ body: [UInt8]) -> [UInt8] {
        let declaration = encoding.map { "<?xml version=\"1.0\" encoding=\"\($0)\"?>" } ?? ""
        return Array(declaration.utf8) + body
    }

    @Test(arguments: [
        ("shift_jis", [0x93, 0x8C, 0x8B, 0x9E] as [UInt8], "東京"),
        ("EUC-JP", [0xC5, 0xEC, 0xB5, 0xFE], "東京"),
        ("iso-2022-jp", [0x1B, 0x24, 0x42, 0x45, 0x6C, 0x35, 0x7E, 0x1B, 0x28, 0x42], "東京"),
        ("euc-kr", [0xBC, 0xAD, 0xBF, 0xEF], "서울"),
        ("ks_c_5601-1987", [0x8C, 0x63], "똠"),
        ("gb2312", [0xB1, 0xB1, 0xBE, 0xA9], "北京"),
        ("gbk", [0x81, 0x30, 0x84, 0x36], "¥"),
        ("big5", [0xA5, 0x78, 0xA5, 0x5F], "台北"),
        ("koi8-r", [0xED, 0xCF, 0xD3, 0xCB, 0xD7, 0xC1], "Москва"),
        ("windows-1251", [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0], "Москва"),
        ("iso-8859-1", [0x93, 0xE9, 0x94], "“é”"),
        ("us-ascii", [0xE9], "é"),
        ("iso-8859-2", [0xB3, 0xF3, 0x64, 0xBC], "łódź"),
        ("Windows-1256", [0xC7, 0xE1], "ال"),
        ("utf8", [0xE6, 0x9D, 0xB1], "東"),
        ("gb18030", [0x95, 0x32, 0x82, 0x36], "𠀀"), ("Big5-HKSCS", [0x9D, 0xEF], "嘅"),
        ("CP949", [0x8C, 0x63, 0xB0, 0xA2], "똠각"), ("johab", [0xAC, 0xE1], "서"),
        ("iso-2022-kr", [0x1B, 0x24, 0x29, 0x43, 0x0E, 0x3C, 0x2D, 0x3F, 0x6F, 0x0F], "서울"),
        ("koi8-u", [0xA4], "є"), ("ibm866", [0x8C, 0xA0], "Ма"), ("ibm855", [0xD2], "м"),
        ("x-mac-cyrillic", [0x8C, 0xE0], "Ма"), ("iso-8859-15", [0xA4], "€"), ("iso-8859-5", [0xBC], "М"),
        ("windows-874", [0xA1, 0xD2], "กา"), ("tis-620", [0xA1], "ก"), ("windows-1255", [0xF9, 0xEC], "של"),
        ("iso-8859-8-i", [0xF9], "ש"), ("windows-1258", [0xF0], "đ"), ("macintosh", [0x8E], "é"),
        ("Shift_JIS", [0x87, 0x40, 0xFB, 0xFC], "①髙"),
    ])
    func `a declared encoding is decoded`(encoding: String, bytes: [UInt8], text: String) {
        #expect(decoded(document(encoding, bytes)).hasSuffix("?>" + text))
    }

    @Test(arguments: [
        ([0xEF, 0xBB, 0xBF, 0x61] as [UInt8], "a"),
        ([0xFE, 0xFF, 0x67, 0x71], "東"), ([0xFF, 0xFE, 0x71, 0x67], "東"),
        ([0xFF, 0xFE, 0x3D, 0xD8, 0x00, 0xDE], "😀"), ([0xFF, 0xFE, 0x3D, 0xD8], "\u{FFFD}"),
        ([0x00, 0x00, 0xFE, 0xFF, 0x00, 0x00, 0x67, 0x71], "東"),
        ([0xFF, 0xFE, 0x00, 0x00, 0x71, 0x67, 0x00, 0x00], "東"),
        ([0x3C, 0x00, 0x61, 0x00], "<a"), ([0x00, 0x3C, 0x00, 0x61], "<a"),
    ])
    func `a byte order mark, or zeros, tell the encoding`(bytes: [UInt8], text: String) {
        #expect(decoded(bytes) == text)
    }

    @Test func `the charset of HTTP comes before the declaration`() {
        let russian = document("utf-8", [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0])
        #expect(decoded(russian, "application/xml; charset=windows-1251").hasSuffix("Москва"))
        #expect(decoded(russian, "text/xml ; CHARSET = \"Windows-1251\" ").hasSuffix("Москва"))
    }

    @Test func `a declaration comes before a charset that servers name by default, where the bytes are for it`() {
        let russian = document("windows-1251", [0xCC, 0xEE, 0xF1, 0xEA, 0xE2, 0xE0])
        #expect(decoded(russian, "text/xml; charset=iso-8859-1").hasSuffix("Москва"))
        #expect(decoded(document("koi8-r", [0xE9, 0x20, 0xE8]), "text/xml; charset=iso-8859-1").hasSuffix("é è"))
    }

    @Test(arguments: ["OSF05010001", "ISO-IR-193", "utf-8", nil])
    func `whatever a document says it is, UTF-8 comes of it`(encoding: String?) {
        for bytes in [[0xF4, 0x90, 0x80, 0x80], [0xF7, 0xBF, 0xBF, 0xBF], [0xED, 0xA0, 0x80], [0xE9]] as [[UInt8]] {
            let text = TextEncoding.decode(document(encoding, Array("<a>text</a>".utf8) + bytes), contentType: nil)
            #expect(String(validating: text.bytes, as: UTF8.self) != nil)
        }
    }

    @Test func `JSON is UTF-8 whatever the server says`() {
        #expect(decoded(Array("{\"a\":\"é\"}".utf8), "application/json; charset=iso-8859-1") == "{\"a\":\"é\"}")
    }

    @Test func `a mark comes before the charset of HTTP`() {
        #expect(decoded([0xEF, 0xBB, 0xBF, 0xC3, 0xA9], "text/xml; charset=iso-8859-1") == "é")
    }

    @Test func `UTF-8 that says it is something else is UTF-8`() {
        let text = "東京で地震、津波の心配なし"
        for encoding in ["iso-8859-1", "shift_jis", "gbk", "windows-1251", "utf-16", "nonsense", ""] {
            #expect(decoded(document(encoding, Array(text.utf8))).hasSuffix(text), "\(encoding)")
        }
    }

    @Test func `what says it is UTF-8 and is not is read as what it is`() {
        let result = TextEncoding.decode(document("utf-8", Array("Actualit".utf8) + [0xE9, 0x73]), contentType: nil)
        #expect(String(decoding: result.bytes, as: UTF8.self).hasSuffix("Actualités"))
        #expect(result.isRepaired)
    }

    @Test func `a stray byte in UTF-8 does not make it another encoding`() {
        let bytes = Array("東京で地震".utf8) + [0x20, 0x92, 0x20] + Array("津波".utf8)
        #expect(decoded(document("utf-8", bytes)).hasSuffix("東京で地震 ’ 津波"))
    }

    @Test func `a single accent in UTF-8 outweighs a single byte that is none`() {
        #expect(decoded(Array("café ".utf8) + [0xE9]) == "café é")
    }

    @Test func `surrogate pairs in UTF-8 are joined`() {
        let bytes = Array("東京".utf8) + [0xED, 0xA0, 0xBD, 0xED, 0xB8, 0x80]
        #expect(decoded(bytes) == "東京😀")
    }

    @Test func `the charset parameter is found in any writing`() {
        #expect(TextEncoding.charset(ofContentType: "text/xml") == nil)
        #expect(TextEncoding.charset(ofContentType: "text/xml; charset") == nil)
        #expect(TextEncoding.charset(ofContentType: "text/xml; x=y; charset='utf-8'") == "utf-8")
        #expect(TextEncoding.charset(ofContentType: "") == nil)
    }

    @Test func `an encoding that asks for more than an encoding is not asked of the system`() {
        #expect(decoded(document("utf-16//TRANSLIT", [0x61])).hasSuffix("a"))
        #expect(decoded(document("../../x", [0x61])).hasSuffix("a"))
    }
}
