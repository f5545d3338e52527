/// English words that abbreviations collide with.
enum CommonWords {
    /// Of two and three letters.
    static let short = words(
        """
        ad ah am an as at be by do go ha he hi if in is it me my no of oh ok on or ox pa so to up us we
        act add age ago aid aim air ale all and ant any ape apt arc are ark arm art ash ask ate bad bag ban bar bat bay bed
        bee beg bet bid big bin bit bow box boy bud bug bun bus but buy cab can cap car cat cop cow cry cub cup cut dam day
        den dew did die dig dim dip doe dog dot dry due dug ear eat egg ego elm end era eve eye fan far fat fax fed fee few
        fig fit fix fly foe fog for fox fun fur gap gas get god got gum gun gut guy gym had ham has hat hay hen her him hip
        his hit hot how hub hug hut ice ill ink inn ion its jam jar jaw jet job joy key kid kin kit lab lap law lay led leg
        let lid lie lip log lot low mad man map mat may men met mid mix mob mom mud mug nap net new nod nor not now nut oak
        oar odd off oil old one opt orb our out owe owl own pad pan pay pea peg pen pet pie pig pin pit pod pop pot pro pub
        put rag ram ran rap rat raw ray red rib rid rim rip rob rod row rub rug run rye sad sat saw say sea see set sew she
        shy sin sip sir sit six ski sky sly son sow spa spy sum sun tab tag tan tap tar tax tea ten the tie tin tip toe ton
        too top toy try tub two use van vet via vow war was wax way web wed wet who why win wit won yes yet you zip zoo
        """
    )

    /// Of four letters and more.
    static let long = words(
        """
        aids army base best care cast chips close coast core crisis dart date edge event fact farm fast fist focus force
        frontier global grab grow guard hands heat help home hope idea impact iron join lead link list main mars master
        match mint moon move navy next open pact peace plan pool quad race radar raid rand rapid reach react reform rise
        safe sage salt seal seals sharp share shape shield ship smart solar spear spring star start steel stem stop strike
        strong sun swift target task team time tools train trend trust unity urban view wall wave west wing world
        """
    )

    private static func words(_ text: String) -> Set<String> {
        Set(text.split { $0 == " " || $0 == "\n" }.map(String.init))
    }
}
