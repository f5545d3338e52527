import Glibc
import Testing
import Text

/// Texts that do not say their encoding, or say a wrong one.
struct EncodingGuessTests {
    private static let texts: [(language: String, text: String, encodings: String)] = [
        ("he", "שר הביטחון אמר היום כי הצבא ימשיך לפעול בגבול הצפון", "CP1255 ISO-8859-8"),
        ("pl", "Minister powiedział, że żołnierze wrócą do kraju, a śledztwo będzie trwać", "CP1250 ISO-8859-2"),
        ("cs", "Ministr zahraničí řekl, že jednání budou pokračovat příští týden", "CP1250 ISO-8859-2"),
        ("hu", "A külügyminiszter szerint a tárgyalások jövő héten Győrben folytatódnak, ű", "CP1250 ISO-8859-2"),
        ("ro", "Preşedintele a declarat că şedinţa va avea loc la Bucureşti", "CP1250 ISO-8859-2"),
        ("th", "รัฐมนตรีว่าการกระทรวงการต่างประเทศกล่าวว่าการเจรจาจะดำเนินต่อไป", "CP874 TIS-620"),
        ("el", "Ο υπουργός Εξωτερικών δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν", "CP1253 ISO-8859-7"),
        ("tr", "Dışişleri Bakanı görüşmelerin gelecek hafta İstanbul'da süreceğini söyledi", "CP1254 ISO-8859-9"),
        ("ru", "Министр иностранных дел заявил, что переговоры продолжатся", "CP1251 KOI8-R ISO-8859-5 CP866"),
        ("uk", "Міністр закордонних справ заявив, що переговори триватимуть у Києві", "CP1251 KOI8-U"),
        ("ar", "قال وزير الخارجية إن المفاوضات ستستمر الأسبوع المقبل في القاهرة", "CP1256 ISO-8859-6"),
        ("lt", "Užsienio reikalų ministras pareiškė, kad derybos tęsis kitą savaitę", "CP1257"),
        ("fr", "Le ministre des Affaires étrangères a déclaré que l’été à Genève", "CP1252"),
        ("de", "Der Außenminister sagte, die Gespräche würden fortgesetzt", "CP1252"),
        ("is", "Utanríkisráðherra sagði að viðræður héldu áfram, það er ljóst", "CP1252"),
        ("ja", "外務大臣は来週東京で協議を続けると述べた。台湾海峡の情勢", "CP932 EUC-JP"),
        ("ja", "台湾海峡で日米訓練", "CP932 EUC-JP"),
        ("ko", "외교부 장관은 다음 주 서울에서 협의를 계속할 것이라고 밝혔다", "CP949"),
        ("ko", "북한 미사일 발사", "CP949"),
        ("zh", "外交部长表示会谈将于下周在北京继续举行，双方交换意见", "GB18030"),
        ("zh", "外交部長表示會談將於下週在台北繼續舉行，雙方交換意見", "BIG5"),
    ]

    private static var cases: [(language: String, text: String, encoding: String)] {
        texts.flatMap { text in text.encodings.split(separator: " ").map { (text.language, text.text, String($0)) } }
    }

    private func encoded(_ text: String, _ encoding: String) throws -> [UInt8] {
        let descriptor = try #require(iconv_open(encoding, "UTF-8"))
        defer { iconv_close(descriptor) }
        var source = Array(text.utf8).map { CChar(bitPattern: $0) }
        var target = [CChar](repeating: 0, count: source.count * 2)
        let capacity = target.count
        let length = source.withUnsafeMutableBufferPointer { source in
            target.withUnsafeMutableBufferPointer { target in
                var (input, inputLeft) = (source.baseAddress, source.count)
                var (output, outputLeft) = (target.baseAddress, capacity)
                let result = iconv(descriptor, &input, &inputLeft, &output, &outputLeft)
                _ = iconv(descriptor, nil, nil, &output, &outputLeft)
                return result == -1 ? 0 : capacity - outputLeft
            }
        }
        #expect(length > 0, "\(encoding) has no \(text)")
        return target[..<length].map { UInt8(bitPattern: $0) }
    }

    private func decoded(_ head: String, _ text: String, _ encoding: String) throws -> (String, TextEncoding.Decoded) {
        let bytes = try Array(head.utf8) + encoded(text, encoding)
        let decoded = TextEncoding.decode(bytes, contentType: nil)
        return (String(decoding: decoded.bytes.dropFirst(head.utf8.count), as: UTF8.self), decoded)
    }

    @Test func `an encoding is told by the first thousands of characters, whatever stands behind them`() throws {
        let text = String(repeating: "Министр иностранных дел заявил, что переговоры продолжатся. ", count: 80)
        let bytes = Array("<rss><title>".utf8) + (try encoded(text, "CP1251")) + [UInt8](repeating: 0x98, count: 40_000)
        let read = TextEncoding.decode(bytes, contentType: nil)
        #expect(read.name == "windows-1251" && read.source == .guess)
    }

    @Test(arguments: cases)
    func `a text that does not say its encoding is read rightly`(language: String, text: String, encoding: String)
        throws
    {
        for head in ["<?xml version=\"1.0\"?>", "<?xml version=\"1.0\" encoding=\"utf-8\"?>"] {
            let (found, decoded) = try decoded(head, text, encoding)
            #expect(found == text, "\(encoding): \(decoded.name)")
            #expect(decoded.source == .guess)
        }
    }

    @Test(arguments: [
        ("lv", "Ugunsgrēks rūpnīcā Rīgā", "CP1257"), ("sl", "Začetek pogajanj, poročajo časniki", "CP1250"),
        ("ro", "Încă", "ISO-8859-2"),
    ])
    func `a text that its bytes do not tell is read by the language it names, and else said to be a guess`(
        language: String,
        text: String,
        encoding: String
    ) throws {
        let (unnamed, decoded) = try decoded("<rss>", text, encoding)
        #expect(unnamed == text || decoded.source == .custom)
        let (named, _) = try self.decoded("<rss><language>\(language)</language>", text, encoding)
        #expect(named == text)
    }

    @Test(arguments: [
        ("he", "שר הביטחון אמר היום כי הצבא ימשיך", "CP1255"), ("ru", "Министр иностранных дел заявил", "CP1251"),
        ("ja", "外務大臣は来週東京で協議を続けると述べた", "CP932"),
        ("el", "Ο υπουργός Εξωτερικών δήλωσε ότι οι διαπραγματεύσεις θα συνεχιστούν", "CP1253"),
    ])
    func `what software calls Latin-1 that knows no better is overruled by its bytes`(
        language: String,
        text: String,
        encoding: String
    ) throws {
        let (found, decoded) = try decoded("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", text, encoding)
        #expect(found == text)
        #expect(decoded.overruled == "iso-8859-1" && decoded.isRepaired)
    }

    @Test(arguments: ["L’été à Noël, où l’œuvre plaît", "“Ça ira”", "äöüßÄÖÜ ÄÖÜ", "ÀÉÈ ÇÀ", "ñandú ¿Qué?"])
    func `what says it is Latin-1 and can be is left alone`(text: String) throws {
        let (found, decoded) = try decoded("<?xml version=\"1.0\" encoding=\"iso-8859-1\"?>", text, "CP1252")
        #expect(found == text && decoded.overruled == nil)
    }

    @Test(arguments: ["utf-7", "UTF-7", "unicode-1-1-utf-7", "UTF-7-IMAP", "cp037", "IBM1047", "EBCDIC-US"])
    func `an encoding in which ASCII is something else is not believed`(encoding: String) {
        let text = "<?xml version=\"1.0\" encoding=\"\(encoding)\"?><a>+ADw-script+AD4- 1+1</a>"
        let decoded = TextEncoding.decode(Array(text.utf8), contentType: nil)
        #expect(String(decoding: decoded.bytes, as: UTF8.self) == text)
    }
}
