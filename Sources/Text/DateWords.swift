/// The words of dates: months, days of the week, halves of the day.
enum DateWords {
    /// Months by their names and short forms in lower case, in the languages of news.
    static let months: [String: Int] = {
        let lists = [
            // English, German, French, Spanish, Italian, Portuguese, Dutch, Scandinavian, Polish, Czech, Hungarian,
            // Turkish, Indonesian, Greek, Russian, Ukrainian, Romanian, Finnish, Arabic, Hebrew, Thai, Hindi.
            """
            jan january januar janvier janv enero ene gennaio gen janeiro januari stycznia styczeń sty ledna leden január
            januári ocak oca ιαν ιανουαρίου января янв январь січня січ ianuarie ian tammikuu tammikuuta tammi jänner jän
            يناير ינואר ינו มกราคม जनवरी
            """,
            """
            feb february februar février févr fév fevrier febrero febbraio fevereiro fev februari lutego luty lut února
            únor február februári febr şubat şub φεβ φεβρουαρίου февраля фев февр февраль лютого лют februarie helmikuu helmikuuta helmi
            فبراير פברואר פבר กุมภาพันธ์ फ़रवरी फरवरी
            """,
            """
            mar march märz mär mrz mars marzo março marco maart mrt maret marca marzec března březen március márc mart μαρ
            μάρ μάρτιος μαρτίου μάώ μαώ марта мар март березня бер martie maaliskuu maaliskuuta maalis marts
            مارس מרץ มีนาคม मार्च
            """,
            """
            apr april avril avr abril abr aprile aprilie kwietnia kwiecień kwi dubna duben április ápr nisan nis απρ
            απριλίου апреля апр апрель квітня кві huhtikuu huhtikuuta huhti
            أبريل ابريل אפריל אפר เมษายน अप्रैल
            """,
            """
            may mai mayo maggio mag maio mei maj maja května květen május máj mayıs μάι μαϊ μαι μαΐου мая май травня тра
            toukokuu toukokuuta touko
            مايو מאי พฤษภาคม मई
            """,
            """
            jun june juni juin junio giugno giu junho czerwca czerwiec cze června červen június jún haziran haz ιούν ιουν
            ιον ιουνίου июня июн июнь червня чер iunie kesäkuu kesäkuuta kesä
            يونيو יוני יונ มิถุนายน जून
            """,
            """
            jul july juli juillet juil julio luglio lug julho lipca lipiec lip července červenec július júl temmuz tem ιούλ
            ιουλ ιολ ιουλίου июля июл июль липня лип iulie heinäkuu heinäkuuta heinä
            يوليو יולי יול กรกฎาคม जुलाई
            """,
            """
            aug august août aout aoû agosto ago augustus agustus sierpnia sierpień sie srpna srpen augusztus ağustos ağu
            αύγ αυγ αυγούστου августа авг август серпня сер elokuu elokuuta elo augusti
            أغسطس اغسطس אוגוסט אוג สิงหาคม अगस्त agt agu
            """,
            """
            sep sept september septembre septiembre settembre set setembro września wrzesień wrz září szeptember szept eylül
            eyl σεπ σεπτεμβρίου сентября сен сент сентябрь вересня вер septembrie syyskuu syyskuuta syys
            سبتمبر ספטמבר ספט กันยายน सितंबर
            """,
            """
            oct october okt oktober octobre octubre ottobre ott outubro out października październik paź října říjen október
            ekim eki οκτ οκτωβρίου октября окт октябрь жовтня жов octombrie lokakuu lokakuuta loka
            أكتوبر اكتوبر אוקטובר אוק ตุลาคม अक्टूबर
            """,
            """
            nov november novembre noviembre novembro listopada listopad lis kasım kas νοέ νοε νοεμβρίου ноября ноя нояб ноябрь
            листопада noiembrie marraskuu marraskuuta marras
            نوفمبر נובמבר נוב พฤศจิกายน नवंबर
            """,
            """
            dec december déc décembre decembre dez dezember dic diciembre dicembre dezembro grudnia grudzień gru prosince
            prosinec aralık ara δεκ δεκεμβρίου декабря дек декабрь грудня гру decembrie joulukuu joulukuuta joulu desember des
            ديسمبر דצמבר דצמ ธันวาคม दिसंबर
            """,
        ]
        var months: [String: Int] = [:]
        for (index, list) in lists.enumerated() {
            for word in list.split(whereSeparator: { $0 == " " || $0 == "\n" }) { months[String(word)] = index + 1 }
        }
        return months
    }()

    /// The year before the first of a Japanese era; nil where the word names none.
    static func eraStart(_ word: String) -> Int? {
        switch word {
        case "令和": 2018
        case "平成": 1988
        case "昭和": 1925
        default: nil
        }
    }

    /// The same for the letter of an era; nil where it is none.
    static func eraStart(letter word: String) -> Int? {
        switch word {
        case "r": 2018
        case "h": 1988
        case "s": 1925
        default: nil
        }
    }

    /// The month of a word: a known name, or three letters of an English one.
    static func month(_ word: String) -> Int? {
        if let month = months[word] { return month }
        // "年十二月": the months of Chinese, which stand behind the year without a space.
        if word.hasSuffix("月"), let month = chinese.lastIndex(where: { word.hasSuffix($0) }) { return month + 1 }
        // A slip in the rest of an English name; "market" and "mayor" are none.
        guard word.utf8.count > 4, word.utf8.count < 11 else { return nil }
        let beginning = word.utf8.prefix(4)
        return english.firstIndex { $0.utf8.prefix(4).elementsEqual(beginning) }.map { $0 + 1 }
    }

    private static let chinese = [
        "一月", "二月", "三月", "四月", "五月", "六月", "七月", "八月", "九月", "十月", "十一月", "十二月",
    ]

    private static let english = [
        "january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november",
        "december",
    ]

    /// Whether the word says the second half of the day (`true`), the first (`false`), or neither.
    static func isAfternoon(_ word: String) -> Bool? {
        halves[word]
    }

    private static let halves: [String: Bool] = [
        "pm": true, "p": true, "오후": true, "午後": true, "下午": true, "μμ": true, "am": false, "a": false, "오전": false,
        "午前": false, "上午": false, "πμ": false, "晚上": true, "夜": true, "밤": true, "저녁": true, "傍晚": true,
        "凌晨": false, "早上": false, "早晨": false, "清晨": false, "새벽": false, "아침": false, "未明": false, "朝": false,
        "深夜": false,
    ]

    /// The half of the day that stands in a word of East Asia.
    static func half(in word: String) -> (word: String, isAfternoon: Bool)? {
        eastern.first { word.contains($0) }.map { ($0, halves[$0] ?? false) }
    }

    /// The longer ones first, where one stands in another.
    private static let eastern = [
        "오후", "午後", "下午", "오전", "午前", "上午", "晚上", "深夜", "傍晚", "凌晨", "早上", "早晨", "清晨", "새벽", "아침", "未明",
        "저녁", "밤", "夜", "朝",
    ]

    /// The zone, in minutes east of Greenwich, of dates written with a word of Korean, or one that is only Japanese or only
    /// Chinese.
    static func impliedOffset(_ word: String) -> Int? {
        offsets[word]
    }

    /// Whether dates in China and in Japan are written with the word.
    ///
    /// Where nothing tells which is meant, Japan's time is taken: so no date comes to lie in the future.
    static func isOfChinaAndJapan(_ word: String) -> Bool {
        shared.contains(word)
    }

    private static let shared = ["年", "月", "日", "時"]

    private static let offsets: [String: Int] = {
        var offsets: [String: Int] = [:]
        for word in ["년", "월", "일", "시", "오전", "오후", "午前", "午後"] { offsets[word] = 540 }
        for word in ["上午", "下午", "时", "点", "號", "号"] { offsets[word] = 480 }
        return offsets
    }()
}
