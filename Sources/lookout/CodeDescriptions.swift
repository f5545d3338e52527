import Rules

/// What each code of a problem means, in words that hold for all its cases.
enum CodeDescriptions {
    /// The code's name in a word or two, and its meaning.
    static func of(_ code: String) -> (name: String, text: String) {
        switch code {
        case "E100": ("NotYAML", "The file cannot be read as YAML.")
        case "E101": ("MixedOperators", "AND and OR stand side by side; parentheses must say which belongs together.")
        case "E102": ("TermsSideBySide", "Two terms stand side by side without an operator or quotes.")
        case "E103": ("SmallOperator", "An operator is written in small letters.")
        case "E104": ("BareNot", "NOT stands where nothing is there for it to take away from.")
        case "E105": ("Unclosed", "A parenthesis, a quote or an operator lacks its other side.")
        case "E106": ("ForeignOperator", "An operator of another tool, or an operator in a list entry.")
        case "E107": ("Misplaced", "An operator or field stands where it cannot, or its number is out of bounds.")
        case "E108": ("Unknown", "A key, value, field, list or feed that does not exist.")
        case "E109": ("EmptyOrDouble", "Something is empty, stands twice, leads in a circle or lacks what it needs.")
        case "E110": ("TermTooShort", "A term is too short, or its marks do not go together.")
        case "E111": ("LostByYAML", "YAML would take a part of the text away, or join lines.")
        case "E112": ("BadPattern", "A regular expression is wrong or has no plain text to look for.")
        case "E113": ("TestFailed", "A test of a rule fails, or one marked todo passes.")
        case "W301": ("NeverMatches", "Nothing can match the rule.")
        case "W302":
            (
                "Redundant",
                "A term is there already, or is folded together with another; or two lists have nearly one name."
            )
        case "W303": ("Shadowed", "A shorter term finds whatever this one finds.")
        case "W304": ("OperatorInEntry", "A list entry, which is one phrase, looks like an expression or a list.")
        case "W305": ("CapitalsAreWord", "An abbreviation is a word too; how its case counts.")
        case "W306": ("Broad", "The rule matches more of the archive than can be meant.")
        case "W307": ("Silent", "A rule or term matches nothing in the archive.")
        case "W308": ("Untested", "A rule that alerts has no tests, or a language has no term.")
        case "W309": ("NotTextToYAML", "YAML takes a plain word for true, a number, a date or nothing, or cuts it.")
        case "W310": ("NoneForExcept", "A term under none: should probably stand under except:.")
        case "W311": ("LookAlike", "Letters of two scripts look alike, or a character cannot be seen.")
        case "W312": ("FileNotRead", "A file that looks meant for rules is not read because of its ending.")
        case "W313": ("NothingInFile", "A file holds neither a rule nor a list.")
        case "W314": ("Unused", "A key says something of alerts in a rule that gives none.")
        case "N201": ("CurlyQuotes", "Curly quotes were read as quotes.")
        case "N202": ("FullWidth", "Full-width signs were read as operators.")
        case "N203": ("ReadAs", "An operator of another tool was read as one of ours.")
        case "N204": ("Variants", "A term in Han characters is also found in its other forms.")
        case "N205": ("FileSkipped", "A file was left out because of its name.")
        default: ("Home", "The settings or a feed list.")
        }
    }
}
