import Foundation
import LookoutModel
import Rules
import Text

/// The meaning of a rule, written as plainly as possible: no index, no sorting, every place tried.
///
/// It shares the syntax tree and the folding with the engine; boundaries, distances and masks are its own.
final class NaiveEvaluator {
    /// A stretch of one text.
    struct Piece: Hashable {
        let text: Int
        let start: Int
        let end: Int
    }

    /// One text of an item, with what stands round each letter.
    struct Page {
        let field: QueryField
        let text: String
        let cells: [FoldedText.Cell]
        /// For every letter, where its run of one script without a break starts.
        var runStart: [Int] = []
        /// For every letter, the letter after its run.
        var runEnd: [Int] = []
        /// For every letter, which word it belongs to.
        var word: [Int] = []

        init(_ field: QueryField, _ text: String) {
            self.field = field
            self.text = text
            cells = FoldedText(text).cells
            let bytes = Array(text.utf8)
            for index in cells.indices {
                let isNew = index == 0 || cells[index].hasBreakBefore || cells[index].script != cells[index - 1].script
                runStart.append(isNew ? index : runStart[index - 1])
            }
            runEnd = cells.indices.map { index in
                var end = index + 1
                while end < cells.count, runStart[end] != end { end += 1 }
                return end
            }
            var lettersInWord = 0
            for index in cells.indices {
                guard index > 0 else {
                    word.append(0)
                    lettersInWord = 1
                    continue
                }
                let (previous, cell) = (cells[index - 1], cells[index])
                // The letters of a ligature stand in the same bytes.
                let gap = Int(previous.end)..<max(Int(previous.end), Int(cell.start))
                let between = String(decoding: bytes[gap], as: UTF8.self)
                let isJoined = ["'", "’"].contains(between) && previous.script == .word && cell.script == .word
                let isNew: Bool
                if cell.hasBreakBefore && !isJoined {
                    isNew = true
                } else if NaiveEvaluator.isPaired(previous.script), NaiveEvaluator.isPaired(cell.script) {
                    isNew = lettersInWord == 2
                } else {
                    isNew = previous.script != cell.script
                }
                word.append(word[index - 1] + (isNew ? 1 : 0))
                lettersInWord = isNew ? 1 : lettersInWord + 1
            }
        }
    }

    private let pages: [Page]
    private let subject: RuleSubject
    private var known: [Term: [Piece]] = [:]
    private let folded: FoldedTerms

    /// Terms folded once for all items.
    final class FoldedTerms {
        private var cells: [Term: [FoldedText.Cell]] = [:]

        private var expressions: [TextPattern: NSRegularExpression] = [:]

        func expression(of pattern: TextPattern) -> NSRegularExpression? {
            if let known = expressions[pattern] { return known }
            let options: NSRegularExpression.Options = pattern.isCaseInsensitive ? [.caseInsensitive] : []
            let expression = try? NSRegularExpression(pattern: pattern.source, options: options)
            expressions[pattern] = expression
            return expression
        }

        func cells(of term: Term) -> [FoldedText.Cell] {
            if let known = cells[term] { return known }
            let folded = FoldedText(term.text).cells
            cells[term] = folded
            return folded
        }
    }

    init(_ subject: RuleSubject, _ folded: FoldedTerms) {
        self.folded = folded
        self.subject = subject
        var pages: [Page] = []
        for (field, text) in [
            (QueryField.title, subject.title), (.summary, subject.summary), (.content, subject.content),
            (.author, subject.author ?? ""), (.url, subject.link ?? ""),
        ] {
            pages.append(Page(field, text))
        }
        for category in subject.categories { pages.append(Page(.tag, category)) }
        self.pages = pages
    }

    private static func isPaired(_ script: Script) -> Bool {
        [.han, .hiragana, .katakana, .unspaced].contains(script)
    }

    // MARK: Terms

    private func pieces(of term: Term) -> [Piece] {
        if let pieces = known[term] { return pieces }
        let wanted = folded.cells(of: term)
        var pieces: [Piece] = []
        for (index, page) in pages.enumerated() where page.cells.count >= wanted.count {
            for start in 0...(page.cells.count - wanted.count)
            where page.cells[start].folded == wanted[0].folded {
                for extra in 0...2 where start + wanted.count + extra <= page.cells.count {
                    if isMatch(wanted, term, page, start, extra) {
                        pieces.append(Piece(text: index, start: start, end: start + wanted.count + extra))
                        break
                    }
                }
            }
        }
        known[term] = pieces
        return pieces
    }

    /// Whether the term stands at `start`, with a plural ending of `extra` letters.
    private func isMatch(_ wanted: [FoldedText.Cell], _ term: Term, _ page: Page, _ start: Int, _ extra: Int) -> Bool {
        let cells = page.cells
        let end = start + wanted.count
        for index in wanted.indices {
            guard cells[start + index].folded == wanted[index].folded else { return false }
            if term.reach == .exact, cells[start + index].form != wanted[index].form { return false }
            guard index > 0, wanted[index].script == .word, wanted[index - 1].script == .word else { continue }
            guard cells[start + index].hasBreakBefore == wanted[index].hasBreakBefore else { return false }
        }
        if term.reach != .exact {
            for word in capitalWords(wanted) {
                for index in word where !cells[start + index].isCapital { return false }
            }
        }
        if extra > 0 {
            guard term.reach == .word, !term.isPrefix, hasLongLastWord(wanted) else { return false }
            let ending = cells[end..<(end + extra)].map(\.folded)
            guard ending == (extra == 1 ? [0x73] : [0x65, 0x73]), page.runEnd[end - 1] == end + extra else {
                return false
            }
        }
        if term.reach == .inside { return true }
        let startsRun = page.runStart[start] == start
        let endsRun = page.runEnd[end + extra - 1] == end + extra
        if term.reach == .exact { return startsRun && (endsRun || term.isPrefix) }
        switch wanted[0].script {
        case .word, .hangul, .katakana: if !startsRun { return false }
        default: break
        }
        if term.isPrefix { return true }
        switch wanted[wanted.count - 1].script {
        case .word, .katakana: return endsRun
        default: return true
        }
    }

    private func words(_ cells: [FoldedText.Cell]) -> [[Int]] {
        var words: [[Int]] = []
        for index in cells.indices {
            if index > 0, !cells[index].hasBreakBefore, cells[index].script == cells[index - 1].script {
                words[words.count - 1].append(index)
            } else {
                words.append([index])
            }
        }
        return words.filter { cells[$0[0]].script == .word }
    }

    private func capitalWords(_ cells: [FoldedText.Cell]) -> [[Int]] {
        words(cells).filter { word in (word.count == 2 || word.count == 3) && word.allSatisfy { cells[$0].isCapital } }
    }

    private func hasLongLastWord(_ cells: [FoldedText.Cell]) -> Bool {
        guard let word = words(cells).last, word.last == cells.count - 1, word.count >= 4 else { return false }
        return word.allSatisfy { (0x61...0x7A).contains(cells[$0].folded) }
    }

    // MARK: Rules

    /// Where a rule is looked at: what is covered, what is hidden, which sentence.
    private struct View {
        /// A rule is large, and views are copied often.
        final class Box {
            let rule: Rule

            init(_ rule: Rule) {
                self.rule = rule
            }
        }

        let box: Box
        var covered: Set<Piece> = []
        var fields: [QueryField]
        var hidesContent = false
        var sentence: (text: Int, number: Int32)?

        var rule: Rule { box.rule }
    }

    /// Whether the rule catches the item; `withoutContent` where its content may not count for it.
    func catches(_ rule: Rule, withoutContent: Bool = false) -> Bool {
        var view = View(box: View.Box(rule), fields: rule.fields)
        view.covered = Set(terms(rule.except, rule).flatMap { pieces(of: $0) })
        guard NaiveCondition(subject).holds(rule.condition) else { return false }
        if terms(rule.none, rule).contains(where: { !visible($0, view).isEmpty }) { return false }
        guard holdsAll(view) else { return false }
        view.hidesContent = withoutContent
        return holdsAll(view)
    }

    private func holdsAll(_ view: View) -> Bool {
        let rule = view.rule
        if !rule.any.isEmpty, !terms(rule.any, rule).contains(where: { !visible($0, view).isEmpty }) { return false }
        if !rule.all.isEmpty, !holdsGroups(view) { return false }
        return rule.match.map { holds($0, view) } ?? true
    }

    private func holdsGroups(_ view: View) -> Bool {
        var view = view
        if view.rule.within == .title { view.fields = [.title] }
        let groups = view.rule.all.map { terms($0, view.rule) }
        func holds(_ condition: (Piece) -> Bool) -> Bool {
            groups.allSatisfy { group in group.contains { visible($0, view).contains(where: condition) } }
        }
        switch view.rule.within {
        case nil, .title: return holds { _ in true }
        case .sentence:
            return pages.indices.contains { text in
                Set(pages[text].cells.map(\.sentence)).contains { number in
                    holds { $0.text == text && sentences($0) == [number] }
                }
            }
        case .words(let count):
            return pages.indices.contains { text in
                (0...(pages[text].word.last ?? 0)).contains { first in
                    holds { piece in
                        guard piece.text == text else { return false }
                        let words = pages[text].word[piece.start..<piece.end]
                        return words.allSatisfy { $0 >= first && $0 < first + count }
                    }
                }
            }
        }
    }

    private func holds(_ query: Query, _ view: View) -> Bool {
        switch query.kind {
        case .term, .list: return !pieces(query, view).isEmpty
        case .all(let operands): return operands.allSatisfy { holds($0.query, view) != $0.isNegated }
        case .any(let queries): return queries.contains { holds($0, view) }
        case .near(let left, let right, let distance, let isOrdered):
            return pieces(left, view).contains { left in
                pieces(right, view).contains { right in
                    gap(left, right).map { $0 <= distance } ?? false
                        || !isOrdered && gap(right, left).map { $0 <= distance } ?? false
                }
            }
        case .sentence(let inner):
            if view.sentence != nil { return holds(inner, view) }
            return pages.indices.contains { text in
                Set(pages[text].cells.map(\.sentence)).contains { number in
                    var view = view
                    view.sentence = (text, number)
                    return mentions(inner, view) && holds(inner, view)
                }
            }
        case .atLeast(let count, let inner): return largestNumber(pieces(inner, view)) >= count
        case .pattern(let pattern): return matches(pattern, view)
        case .field(let field, let inner) where field == .source || field == .lang:
            return NaiveCondition(subject).holds(field, inner, view.rule)
        case .field(let field, let inner):
            var view = view
            view.fields = [field]
            return holds(inner, view)
        }
    }

    /// Whether a regular expression matches in any text of the view, at a place that nothing covers.
    private func matches(_ pattern: TextPattern, _ view: View) -> Bool {
        guard let expression = folded.expression(of: pattern) else { return false }
        return pages.enumerated().contains { index, page in
            guard view.fields.contains(page.field), !(view.hidesContent && page.field == .content) else { return false }
            let covered = view.covered.filter { $0.text == index }.map { piece in
                Int(page.cells[piece.start].start)..<Int(page.cells[piece.end - 1].end)
            }
            let units = NSRange(page.text.startIndex..., in: page.text)
            return expression.matches(in: page.text, range: units).contains { result in
                // A match may end where a combining mark goes on.
                let (text, units) = (page.text.utf8, page.text.utf16)
                let start = units.index(units.startIndex, offsetBy: result.range.location)
                let first = text.distance(from: text.startIndex, to: start)
                let end = units.index(start, offsetBy: result.range.length)
                let bytes = first..<(first + text.distance(from: start, to: end))
                return !covered.contains { $0.overlaps(bytes) }
            }
        }
    }

    /// The most pieces that can be chosen without an overlap: for every letter, the most that end before it.
    private func largestNumber(_ pieces: [Piece]) -> Int {
        var sum = 0
        for (index, page) in pages.enumerated() {
            let own = pieces.filter { $0.text == index }
            var most = [0]
            for end in 0..<page.cells.count {
                let fitting = own.filter { $0.end == end + 1 }.map { most[$0.start] + 1 }
                most.append(max(most[end], fitting.max() ?? 0))
            }
            sum += most[page.cells.count]
        }
        return sum
    }

    /// Whether any term that is not negated stands in the view.
    private func mentions(_ query: Query, _ view: View) -> Bool {
        switch query.kind {
        case .term, .list: return !pieces(query, view).isEmpty
        case .all(let operands): return operands.contains { !$0.isNegated && mentions($0.query, view) }
        case .any(let queries): return queries.contains { mentions($0, view) }
        case .near(let left, let right, _, _): return mentions(left, view) || mentions(right, view)
        case .sentence(let inner), .atLeast(_, let inner): return mentions(inner, view)
        case .pattern, .field(.source, _), .field(.lang, _): return false
        case .field(let field, let inner):
            var view = view
            view.fields = [field]
            return mentions(inner, view)
        }
    }

    /// Words between two pieces of one text, the first before the second; nil where they are not so.
    private func gap(_ first: Piece, _ second: Piece) -> Int? {
        guard first.text == second.text, first.end <= second.start else { return nil }
        let word = pages[first.text].word
        return max(0, word[second.start] - word[first.end - 1] - 1)
    }

    private func pieces(_ query: Query, _ view: View) -> [Piece] {
        switch query.kind {
        case .term(let term): visible(term, view)
        case .list(let name): (view.rule.lists[name] ?? []).flatMap { visible($0, view) }
        case .any(let queries): queries.flatMap { pieces($0, view) }
        default: []
        }
    }

    private func visible(_ term: Term, _ view: View) -> [Piece] {
        pieces(of: term).filter { piece in
            let field = pages[piece.text].field
            guard view.fields.contains(field), !(view.hidesContent && field == .content) else { return false }
            if let sentence = view.sentence, sentence.text != piece.text || sentences(piece) != [sentence.number] {
                return false
            }
            return !view.covered.contains { $0.text == piece.text && $0.start < piece.end && piece.start < $0.end }
        }
    }

    private func sentences(_ piece: Piece) -> Set<Int32> {
        Set(pages[piece.text].cells[piece.start..<piece.end].map(\.sentence))
    }

    private func terms(_ entries: [TermEntry], _ rule: Rule) -> [Term] {
        entries.flatMap { entry -> [Term] in
            switch entry {
            case .term(let term): [term]
            case .list(let name): Array(rule.lists[name] ?? [])
            }
        }
    }
}
