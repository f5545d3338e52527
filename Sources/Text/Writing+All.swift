extension Writing {
    /// The writings of the news, those first that are kept where two fit as well.
    static let all: [Writing] = latin + alphabets + ideographs

    private static let latin: [Writing] = [
        Writing(.latin, "en", "windows-1252", usual: "", others: "éïöüñçèáíóêàâ"),
        Writing(.latin, "fr", "windows-1252", usual: "éèêàçùûîôâëïœ", others: "æüÿ"),
        Writing(.latin, "de lb", "windows-1252", usual: "äöüß", others: "éèàáç"),
        Writing(.latin, "es gl ca eu", "windows-1252", usual: "áéíóúñü¿¡", others: "çàèòï"),
        Writing(.latin, "pt", "windows-1252", usual: "ãõçáéíóúâêôà", others: "ü"),
        Writing(.latin, "it", "windows-1252", usual: "àèéìòù", others: "áíóúî"),
        Writing(.latin, "sv fi no nb nn da", "windows-1252", usual: "åäöæøé", others: "üàèêòô"),
        Writing(.latin, "nl af", "windows-1252", usual: "éëïèöüê", others: "ôûçàáíó"),
        Writing(.latin, "is fo", "windows-1252", usual: "áðéíóúýþæöø"),
        Writing(.latin, "tr az", "windows-1254", usual: "çğıöşüİ", others: "âîû"),
        Writing(.latin, "pl", "windows-1250 iso-8859-2", usual: "ąćęłńóśźż", others: "éöüäáč"),
        Writing(.latin, "cs", "windows-1250 iso-8859-2", usual: "áčďéěíňóřšťúůýž", others: "öüäôľĺ"),
        Writing(.latin, "sk", "windows-1250 iso-8859-2", usual: "áčďéíľňóšťúýž", others: "äĺôŕöüěřů"),
        Writing(.latin, "hu", "windows-1250 iso-8859-2", usual: "áéíóöőúüű", others: "ä"),
        Writing(.latin, "hr sl bs", "windows-1250 iso-8859-2", usual: "čćđšž", others: "éöüäá"),
        Writing(.latin, "ro mo", "windows-1250 iso-8859-2", usual: "ăâîşţ", others: "éöüáó"),
        Writing(.latin, "lt", "windows-1257 iso-8859-4", usual: "ąčęėįšųūž"),
        Writing(.latin, "lv", "windows-1257 iso-8859-4", usual: "āčēģīķļņšūž"),
        Writing(.latin, "et", "windows-1257", usual: "äõöüšž"),
        Writing(.latin, "vi", "windows-1258", usual: "ăâđêôơư\u{300}\u{301}\u{303}\u{309}\u{323}"),
    ]

    private static let alphabets: [Writing] = [
        Writing(
            .alphabet,
            "ru bg",
            "windows-1251 koi8-r iso-8859-5 ibm866 x-mac-cyrillic",
            usual: "оеаинтсрвлк",
            others: "мдпуяыьгзбчйхжшюцщэфъё"
        ),
        Writing(
            .alphabet,
            "uk be",
            "windows-1251 koi8-u iso-8859-5",
            usual: "оанивіертскл",
            others: "удмпяїьгзбчйхжшюцщєфґўыэё"
        ),
        Writing(
            .alphabet,
            "sr mk",
            "windows-1251 iso-8859-5",
            usual: "аоиентрсјвдк",
            others: "умплзгбњчшцћжхђљфџѓќѕ"
        ),
        Writing(
            .alphabet,
            "el",
            "windows-1253 iso-8859-7",
            usual: "αοιετσςνηρίόάέή",
            others: "υπκμλωώύγδχφθβξζψϊϋΐΰ"
        ),
        Writing(
            .alphabet,
            "he iw yi",
            "windows-1255",
            usual: "יוהלאתרבםמשנ",
            others: "דחעקןפטךגסכצזףץ\u{5B0}\u{5B4}\u{5B5}\u{5B6}\u{5B7}\u{5B8}\u{5B9}\u{5BC}\u{5C1}״׳"
        ),
        Writing(
            .alphabet,
            "ar fa ur ps",
            "windows-1256 iso-8859-6",
            usual: "اليمنرتوبعدسفةه",
            others: "كقحأجشصطخذىإءضزثغآئؤظگچپژک،؛؟ـ\u{64B}\u{64E}\u{64F}\u{650}\u{651}\u{652}"
        ),
        Writing(
            .alphabet,
            "th",
            "windows-874",
            usual: "านรกอเงมยลวดทส\u{E35}\u{E31}\u{E48}\u{E49}\u{E30}\u{E34}\u{E01}",
            others: """
                ตปบหคแจพชขใไโผถศณซญธฐฟภษฉฆฎฏฑฒฌฝฤฬฮฺำฯๆ\u{E37}\u{E38}\u{E39}\u{E4C}\u{E47}\u{E36}\u{E4A}\u{E4B}๐๑๒๓๔๕๖๗๘๙
                """
        ),
    ]

    private static let kana: String = {
        var kana = "ー々"
        for value in (0x3041...0x3094).lazy.map(UInt32.init) + (0x30A1...0x30F6).lazy.map(UInt32.init) {
            if let scalar = Unicode.Scalar(value) { kana.unicodeScalars.append(scalar) }
        }
        return kana
    }()

    private static let ideographs: [Writing] = [
        Writing(.ideographs, "ja", "shift_jis euc-jp", usual: kana + japanese),
        Writing(.ideographs, "ko", "euc-kr", usual: korean),
        Writing(.ideographs, "zh", "gb18030", usual: simplified),
        Writing(.ideographs, "zh", "big5", usual: traditional),
    ]

    // The most frequent characters of newspapers.
    private static let japanese = """
        日一国会人年大十二本中長出三同時政事自行社見月分議後前民生連五発間対上部東者党地合市業内相方四定今回新場金員九入選
        立開手米力学問高代明実円関決子動京全目表戦経通外最言氏現理調体化田当八六約主題下首意法不来作性的要用制治度務強気小七
        成期公野協取都和統以機平総加山思家話世受区領多県続進正安設保改数記院女初北午指権心界支第産結百派点教報済書府活原先共
        得解名交資予川向際査勝面委告軍文反元重近千考判認画海参売利組知案道信策集在件団別物側任引使求所次水半品昨論計死官増係
        感特情投示変打男基私各始島直両朝革価式確村提運終挙果西勢減台広容必応演電歳住争談能無再位置企真流格有局少放税検町常校
        料裁状工建語営空職証土急止送援供可役構割聞身費付施切由説転食比難防補車優研収断何南石足違消境神番規術護展態導鮮備害配
        副算視条独警究育席輸訪起万着述残線率病農声質念試族域助労例衛然早張映限監環追審商義伝形景欧担退準訴被低医復失移差衆個
        門写評末守極種影命含量非撃核観察整段型深答製票況申様財港識注呼渉達湾峡艦隊艇弾射衝突韓
        """
    private static let korean = """
        이다의는에을가고한대로사지은를리기인자하있해스시어서정그아도일나보부주전국장상원수제여공성구방들과비관면만선민으미위연
        경조신라후용회중체화년였었했적세무유안동계학교행영소건분내개모거오당법진실산재북외통생물단불양우력치확결발심군남석필문
        강감말점식특호업현더표된될할함합및까또며바직집청최출트프판평품피편포차참책천초총추충취카크키터테토투히월협핵러닝독탄미명
        반론린본와요울임입망복속목설예운김박권날드란럼려렸류르많매머며못받밝밤백번벌본삼새색섬손술습승씨알않약없열온왔왕울움월음
        응익입잇작잔잘저접제종좌준증질찰창채처초친코타태통퇴퍼페폐폭하항해행향혁형환활황효휴흥
        """
    private static let simplified = """
        的一是不了在人有我他这中大来上国个到说们为和你地出时要就会可也对生能子得后过与关发年成方多经么去法学如都同现当没动面起
        看定天分还进好小部其些主样理心本前开但因只从想实日军者意无力它长把机十民第公此已工使情明性知全三又点正业外将两高间由问
        很最重并物手应战向头文体政美相见被利什二等产或新己制身果加西月话合回特代内信表化老给世位次度门任常先海通教儿原东声提立
        及比员解水名真论处走义各入几口认条平系气题活更别打女变四神总何电数安少报才结反受目太量再感建务做接必场件计管期市直德资
        命山金指许统区保至队形社便空决治展马科司五基书非则界达光放强即难且权思王完设式路记南品住告类求据程北边死张该交规万取望
        术领共确传师观清今切院让识候带导争运韩朝鲜台湾峡岛核弹演习访华谈京沪济增企委党席总理欧俄亿元百分易股网络集团技疫警察舰
        """
    private static let traditional = """
        的一是不了在人有我他這中大來上國個到說們為和你地出時要就會可也對生能子得後過與關發年成方多經麼去法學如都同現當沒動面起
        看定天分還進好小部其些主樣理心本前開但因只從想實日軍者意無力它長把機十民第公此已工使情明性知全三又點正業外將兩高間由問
        很最重並物手應戰向頭文體政美相見被利什二等產或新己制身果加西月話合回特代內信表化老給世位次度門任常先海通教兒原東聲提立
        及比員解水名真論處走義各入幾口認條平系氣題活更別打女變四神總何電數安少報才結反受目太量再感建務做接必場件計管期市直德資
        命山金指許統區保至隊形社便空決治展馬科司五基書非則界達光放強即難且權思王完設式路記南品住告類求據程北邊死張該交規萬取望
        術領共確傳師觀清今切院讓識候帶導爭運韓朝鮮台臺灣峽島核彈演習訪華談京滬濟增企委黨席歐俄億元百易股網絡集團技疫警察艦蘋週
        """
}
