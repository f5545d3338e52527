package import LookoutModel

/// Why a YAML file cannot be read, and where.
package struct YAMLProblem: Error, Equatable, Sendable {
    /// What is wrong.
    package enum Fact: Equatable, Sendable {
        /// The bytes are no UTF-8 (nor UTF-16 with a byte order mark), from this place on.
        case notUTF8
        /// A control character that no YAML file may hold.
        case controlCharacter(UInt32)
        /// More bytes than the limit.
        case tooLarge(limit: Int)
        /// Lists and maps in each other, deeper than the limit.
        case tooDeep(limit: Int)
        /// A tab where only spaces may indent.
        case tabIndentation
        /// What the YAML parser says, and the usual cause where it is known.
        case syntax(String, cause: Cause?)
        /// A key that stands in its map a second time.
        case duplicateKey(String, first: SourcePlace)
        /// A key that is no text.
        case keyIsNoText
        /// A second document in one file.
        case severalDocuments
        /// A tag, `!x`.
        case tag
        /// An anchor, `&x`, and with it every alias.
        case anchor
    }

    /// The usual causes of a syntax error, each with its repair.
    package enum Cause: Equatable, Sendable {
        /// Text goes on after a closing quote, `"x" AND y`: what the line holds.
        case textAfterQuote(Holder)
        /// Quotes stand in the text between two quotes: `"he said "yes" today"`.
        case quoteInQuotes
        /// A sign after `\` in double quotes that makes no sense to YAML.
        case escape(Character)
        /// A line of a `|` block that is not indented, and the key of the block.
        case blockLine(key: String)
        /// A colon and a space in a text without quotes: `title: a: b`, `match: title: "x"`.
        case colonInText
        /// The text starts with a character that means something to YAML: `* & ! @ %` or a backtick.
        case leadingIndicator(Character)
        /// A bracket, brace or quote that is never closed.
        case unclosed(Character)
        /// A line `priority alert` or `priority:alert`: no colon after the key, or no space after the colon.
        case missingColon(String, hasColon: Bool)
        /// A line that is neither a key nor an entry of a list.
        case strayText
        /// A line whose indentation fits none of the lines above.
        case indentation
        /// Text behind the bracket that closes a list or map: `[a, b] c`.
        case textAfterBracket(Character)
        /// A `#` in brackets that makes a comment of what closes them: `[#drill]`.
        case hashInList
        /// A comma in brackets with nothing before it: `[a,,b]`.
        case emptyEntry
        /// Two entries in brackets without a comma between them: `["a" "b"]`.
        case missingComma
        /// An apostrophe in single quotes, which ends them: `'Xi's visit'`.
        case apostropheInQuotes
        /// A key in brackets with nothing after its colon: `{hit:, miss:}`.
        case emptyValue(String)
        /// The colon of full width after a key.
        case fullWidthColon(String)
        /// An entry of a list without a space after its dash.
        case dashWithoutSpace
    }

    /// What stands on a line of which a part is in quotes.
    package enum Holder: Equatable, Sendable {
        case expression
        case terms
        case text
    }

    package let place: SourcePlace
    package let fact: Fact

    package init(place: SourcePlace, fact: Fact) {
        self.place = place
        self.fact = fact
    }
}
