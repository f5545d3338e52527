/// Finds a word or sign in a list entry that looks like an operator its author meant.
///
/// AND, OR and NOT in capitals are refused when the entry is read; here are the forms that a phrase may also have, so
/// each is only suspected where its surroundings say so: “Bosnia and Herzegovina” and “more or less” are phrases.
struct EntryOperator {
    /// The word or sign, and where it stands; nil where nothing looks like one.
    let found: (text: String, range: Range<Int>)?

    init(_ scalars: [Unicode.Scalar]) {
        guard EntryOperator.mayHold(scalars) else {
            found = nil
            return
        }
        let words = EntryOperator.words(scalars)
        // In a phrase all of capitals any word may be what it is.
        let isMixed = scalars.contains { $0.properties.isAlphabetic && !$0.properties.isUppercase }
        for (index, range) in words.enumerated() {
            let text = String(String.UnicodeScalarView(scalars[range]))
            let left = index > 0 ? scalars[words[index - 1]] : []
            let right = index + 1 < words.count ? scalars[words[index + 1]] : []
            let isSlip = isMixed && !left.isEmpty && !right.isEmpty && OperatorName.surelyMeant(by: text) != nil
            if isSlip || EntryOperator.isOperator(text, left: left, right: right, index: index) {
                found = (text, range)
                return
            }
        }
        found = nil
    }

    /// Whether a phrase has what any operator has: a sign, a digit, a word in small or in capital letters.
    ///
    /// Names have none.
    private static func mayHold(_ scalars: [Unicode.Scalar]) -> Bool {
        var isStart = true
        var isCapital = false
        for scalar in scalars {
            switch scalar {
            case "A"..."Z":
                // A second capital: the word may be all of them.
                if isCapital && !isStart { return true }
                isCapital = isStart
                isStart = false
            case "a"..."z":
                if isStart { return true }
                isCapital = false
            case " ": (isStart, isCapital) = (true, false)
            default: return true
            }
        }
        return false
    }

    private static func isOperator(
        _ word: String,
        left: ArraySlice<Unicode.Scalar>,
        right: ArraySlice<Unicode.Scalar>,
        index: Int
    ) -> Bool {
        let isBetween = !left.isEmpty && !right.isEmpty
        switch word.lowercased() {
        case "or": return isBetween && isName(left) && isName(right)
        case "and": return isBetween && isWide(left) && isWide(right)
        case "not": return isBetween && (isWide(left) && isWide(right) || ["and", "or"].contains(lowered(left)))
        case "&&", "||", "|", "+", "-": return isBetween && word != "-" || index == 0 && word == "+"
        case "w/s", "w/p", "/s", "/p": return isBetween
        default: return isForeign(word, isFirst: index == 0, isBetween: isBetween)
        }
    }

    /// Operators of other tools: `w/5`, `near/5`, `adj5`, `-drill`, `+drill`, `{drill`, `(drill`.
    private static func isForeign(_ word: String, isFirst: Bool, isBetween: Bool) -> Bool {
        let lowered = word.lowercased()
        for name in ["w/", "near/", "before/", "onear/", "pre/", "/", "adj", "near"] where lowered.hasPrefix(name) {
            let digits = lowered.dropFirst(name.count)
            if isBetween, !digits.isEmpty, digits.count <= 2, digits.allSatisfy({ $0 >= "0" && $0 <= "9" }) {
                return true
            }
        }
        guard let first = word.unicodeScalars.first, let last = word.unicodeScalars.last else { return false }
        let isLong = word.unicodeScalars.count > 2
        if isLong, "+-{!".unicodeScalars.contains(first),
            word.unicodeScalars.dropFirst().first?.properties.isAlphabetic == true
        {
            return true
        }
        if last == "}" { return isLong }
        // `missil!` of Lexis; names such as Yahoo! have a capital.
        if last == "!" { return isLong && ("a"..."z").contains(first) }
        return isFirst && isLong && (first == "(" || first == "（")
    }

    /// Whether a word begins with a capital or is in a script without capitals: `Taiwan`, `대만`, `$us`.
    private static func isName(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        guard let first = word.first(where: { $0.properties.isAlphabetic }) else { return false }
        return first.properties.isUppercase || isWide(word) || word.first == "$"
    }

    private static func isWide(_ word: ArraySlice<Unicode.Scalar>) -> Bool {
        word.contains { scalar in
            switch WritingSystem.system(of: scalar.value) {
            case .hangul, .kana, .han: true
            default: false
            }
        }
    }

    private static func lowered(_ word: ArraySlice<Unicode.Scalar>) -> String {
        String(String.UnicodeScalarView(word)).lowercased()
    }

    private static func words(_ scalars: [Unicode.Scalar]) -> [Range<Int>] {
        var words: [Range<Int>] = []
        var start: Int?
        for (index, scalar) in scalars.enumerated() {
            if QueryLexer.isSpace(scalar) {
                if let begin = start { words.append(begin..<index) }
                start = nil
            } else if start == nil {
                start = index
            }
        }
        if let start { words.append(start..<scalars.count) }
        return words
    }
}
