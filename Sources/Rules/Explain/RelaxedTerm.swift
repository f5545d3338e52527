import Text

/// Looks for a term with each of its demands left out in turn.
struct RelaxedTerm {
    /// A place where all but one demand is met.
    struct Place {
        let kind: NearMiss.Kind
        let span: HitSpan
    }

    private let leaf: TermLeaf
    private let text: ItemText

    init(_ leaf: TermLeaf, in text: ItemText) {
        self.leaf = leaf
        self.text = text
    }

    /// The places, in the order of the text.
    func places() -> [Place] {
        var places: [Place] = []
        text.forEachStart(of: leaf.pattern) { segment, start in
            if let place = place(segment, start) { places.append(place) }
        }
        return places + singular()
    }

    private var pattern: TermPattern { leaf.pattern }

    /// The one demand that is not met at `start`; nil where all are, or more than one is not, or the letters differ.
    private func place(_ segment: Int, _ start: Int) -> Place? {
        let cells = text.segments[segment].cells
        var isSpaced = true
        for index in pattern.cells.indices {
            guard cells[start + index].folded == pattern.cells[index].folded else { return nil }
            guard index > 0 else { continue }
            let joint = TermPattern.Joint(before: cells[start + index], after: cells[start + index - 1])
            let wanted = TermPattern.Joint(before: pattern.cells[index], after: pattern.cells[index - 1])
            if joint != wanted { isSpaced = false }
        }
        let end = start + pattern.cells.count
        var unmet: [(kind: NearMiss.Kind, end: Int)] = []
        if !isSpaced { unmet.append((.spacing, end)) }
        if !startsWell(cells, start) { unmet.append((.insideWord, end)) }
        if let miss = endMiss(cells, end) { unmet.append(miss) }
        if let kind = formMiss(cells, start) { unmet.append((kind, end)) }
        guard unmet.count == 1, let miss = unmet.first else { return nil }
        let span = HitSpan(segment, start..<miss.end, in: cells)
        guard isTelling(miss.kind, cells, start, end) else { return nil }
        return Place(kind: miss.kind, span: span)
    }

    // MARK: Demands

    private func startsWell(_ cells: [FoldedText.Cell], _ start: Int) -> Bool {
        switch pattern.reach {
        case .inside: true
        case .exact: TermPattern.isEdge(cells, start)
        case .word: TermPattern.isStart(cells, start)
        }
    }

    private func endMiss(_ cells: [FoldedText.Cell], _ end: Int) -> (kind: NearMiss.Kind, end: Int)? {
        guard pattern.reach != .inside, !pattern.isPrefix, !TermPattern.isEdge(cells, end) else { return nil }
        if pattern.reach == .word, cells[end - 1].script != .word, cells[end - 1].script != .katakana { return nil }
        let plural = plural(cells, end)
        if let plural, pattern.hasPlural, plural > end { return nil }
        return plural.map { (.plural, $0) } ?? (.longerWord, end)
    }

    /// The end of the plural of a word that ends at `end` without it.
    private func plural(_ cells: [FoldedText.Cell], _ end: Int) -> Int? {
        guard (0x61...0x7A).contains(cells[end - 1].folded) else { return nil }
        let rest = cells[end...].prefix(2).map(\.folded)
        if rest.first == 0x73, TermPattern.isEdge(cells, end + 1) { return end + 1 }
        if rest == [0x65, 0x73], !cells[end + 1].hasBreakBefore, TermPattern.isEdge(cells, end + 2) { return end + 2 }
        return nil
    }

    private func formMiss(_ cells: [FoldedText.Cell], _ start: Int) -> NearMiss.Kind? {
        guard pattern.reach == .exact else {
            return pattern.capitals.allSatisfy { cells[start + $0].isCapital } ? nil : .letterCase
        }
        let differing = pattern.cells.indices.filter { pattern.cells[$0].form != cells[start + $0].form }
        guard !differing.isEmpty else { return nil }
        let isCase = differing.allSatisfy { index in
            lowercased(pattern.cells[index].form) == lowercased(cells[start + index].form)
        }
        return isCase ? .letterCase : .variant
    }

    private func lowercased(_ form: UInt32) -> String {
        Unicode.Scalar(form).map { $0.properties.lowercaseMapping } ?? ""
    }

    /// Whether a reader learns something: that `ally` stands in `finally` is chance.
    private func isTelling(_ kind: NearMiss.Kind, _ cells: [FoldedText.Cell], _ start: Int, _ end: Int) -> Bool {
        let isLatin = cells[start].script == .word
        switch kind {
        case .insideWord: return !isLatin || end - start >= 5
        case .longerWord: return !(cells[end - 1].script == .word) || end - start >= 4
        case .spacing: return end - start >= 4
        default: return true
        }
    }

    // MARK: Remedies

    /// The entry that would find a place; nil where no one entry would.
    func remedy(at place: Place) -> String? {
        let (kind, span) = (place.kind, place.span)
        let term = leaf.term
        if kind == .singular { return Term(String(term.text.dropLast())).entry }
        let candidate: Term? =
            switch kind {
            case .letterCase, .variant, .plural: term.reach == .exact ? Term(term.text, isPrefix: term.isPrefix) : nil
            case .insideWord: term.isPrefix ? nil : Term(term.text, reach: .inside)
            case .longerWord: Term(term.text, reach: term.reach, isPrefix: true)
            default: nil
            }
        if let candidate, TermCheck.problem(of: candidate) == nil, finds(candidate, span) { return candidate.entry }
        switch kind {
        case .plural, .longerWord, .spacing:
            let words = Term(text.found(span, by: "", inRun: kind == .longerWord).text)
            return TermCheck.problem(of: words) == nil ? words.entry : nil
        default: return nil
        }
    }

    /// Whether a term would find this place.
    private func finds(_ term: Term, _ span: HitSpan) -> Bool {
        let spans = text.spans(of: TermLeaf(term))
        let first = Proximity.firstIndex(in: spans[...]) { ($0.segment, $0.start) >= (span.segment, span.start) }
        return first < spans.count && spans[first].segment == span.segment && spans[first].start == span.start
    }

    /// Where the singular of a term stands that ends in `s`.
    private func singular() -> [Place] {
        let term = leaf.term
        let cells = pattern.cells
        guard term.reach != .inside, !term.isPrefix, cells.count >= 5, term.text.hasSuffix("s"),
            cells.suffix(4).allSatisfy({ (0x61...0x7A).contains($0.folded) }), cells[cells.count - 2].folded != 0x73
        else { return [] }
        let one = Term(String(term.text.dropLast()), reach: term.reach)
        guard TermCheck.problem(of: one) == nil else { return [] }
        return text.spans(of: TermLeaf(one)).map { Place(kind: .singular, span: $0) }
    }
}
