/// Words that say nothing of what happened, and something of the language.
enum FrequentWords {
    /// By language, in the folded form of matching.
    static let byLanguage: [String: [String]] = [
        "en": words(
            """
            the a an and or but if of in on at to for from by with without into onto over under after before about against
            between through during as is are was were be been being am has have had having do does did will would shall
            should can could may might must not no nor so than then that this these those there here it its he she they them
            his her their our we you your i who whom which what when where why how all any both each more most other some
            such only own same too very just also up down out off again once new says said say
            """
        ),
        "de": words(
            """
            der die das den dem des ein eine einen einem einer eines und oder aber wenn von im in am an auf zu zum zur mit
            ohne uber unter nach vor bei aus durch als ist sind war waren sein hat haben hatte wird werden wurde nicht kein
            keine so dass es er sie wir ihr sich auch noch nur mehr fur
            """
        ),
        "fr": words(
            """
            le la les un une des de du et ou mais si dans en sur au aux a pour par avec sans sous apres avant entre comme est
            sont etait etre a ont avait pas ne plus que qui ce cette ces il elle ils elles nous vous leur son sa ses se
            """
        ),
        "es": words(
            """
            el la los las un una unos unas de del y o pero si en con sin por para sobre entre tras antes desde hasta como es
            son fue era ser ha han habia no mas que quien se su sus lo le les al este esta estos estas
            """
        ),
        "it": words(
            """
            il lo la i gli le un uno una di del della dei delle e o ma se in con su per tra fra da dal dalla come sono era
            essere ha hanno non piu che chi si suo sua al alla nel nella
            """
        ),
        "pt": words(
            """
            o a os as um uma de do da dos das e ou mas se em no na nos nas com sem por para sobre entre como foi era ser tem
            nao mais que quem seu sua ao pelo pela
            """
        ),
        "ru": words(
            """
            и в во не что он на я с со как а то все она так его но да ты к у же вы за бы по только ее мне было вот от меня еще
            нет о из ему для при это
            """
        ),
    ]

    /// By the hash of the word: in which languages it is frequent.
    static let languages: [UInt64: [String]] = {
        var languages: [UInt64: [String]] = [:]
        for (language, words) in byLanguage {
            for word in words { languages[TermHash.of(word), default: []].append(language) }
        }
        return languages
    }()

    private static func words(_ text: String) -> [String] {
        text.split { $0 == " " || $0 == "\n" }.map(String.init)
    }
}
