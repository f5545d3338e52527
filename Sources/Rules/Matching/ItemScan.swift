import Text

/// What stands in one item: its texts folded, and every term that was found in them.
///
/// Its memory is used again from item to item.
struct ItemScan {
    /// Where one term was found.
    private struct Hit {
        let segment: Int32
        let start: Int32
        let end: Int32
        /// The next of the same term; -1 for none.
        var next: Int32
    }

    /// What is known of one term; of no worth where `item` is not the current one.
    private struct State {
        var item: UInt32 = 0
        var fields = FieldSet()
        var first: Int32 = -1
        var last: Int32 = -1
    }

    private let index: TermIndex
    /// The item that was read last.
    private(set) var subject = RuleSubject(title: "")
    private var item: UInt32 = 0
    private var states: [State]
    private var hits: [Hit] = []
    private var segments: [FoldedLetters] = []
    private var texts: [String] = []
    private(set) var fields: [FieldSet] = []
    /// The terms that were found, each once, in the order in which they were first found.
    private(set) var found: [Int32] = []

    init(_ index: TermIndex) {
        self.index = index
        states = [State](repeating: State(), count: index.pool.count)
    }

    /// Looks for all terms in those texts of `subject` that any of `wanted` asks for.
    mutating func read(_ subject: RuleSubject, _ wanted: FieldSet) {
        item &+= 1
        if item == 0 {
            for term in states.indices { states[term] = State() }
            item = 1
        }
        self.subject = subject
        hits.removeAll(keepingCapacity: true)
        found.removeAll(keepingCapacity: true)
        fields.removeAll(keepingCapacity: true)
        texts.removeAll(keepingCapacity: true)
        add(.title, subject.title, wanted)
        add(.summary, subject.summary, wanted)
        add(.content, subject.content, wanted)
        if let author = subject.author { add(.author, author, wanted) }
        if let link = subject.link { add(.url, link, wanted) }
        for category in subject.categories { add(.tag, category, wanted) }
    }

    private mutating func add(_ field: QueryField, _ text: String, _ wanted: FieldSet) {
        let field = FieldSet(field)
        guard !text.isEmpty, wanted.contains(field) else { return }
        let number = fields.count
        if number == segments.count { segments.append(FoldedLetters()) }
        let letters = segments[number]
        letters.fold(text)
        fields.append(field)
        texts.append(text)
        index.scan(letters) { term, start, end in
            note(term, Hit(segment: Int32(number), start: Int32(start), end: Int32(end), next: -1), field)
        }
    }

    private mutating func note(_ term: Int32, _ hit: Hit, _ field: FieldSet) {
        let place = Int32(hits.count)
        hits.append(hit)
        let known = states[Int(term)]
        if known.item == item {
            hits[Int(known.last)].next = place
            states[Int(term)].last = place
            states[Int(term)].fields.formUnion(field)
        } else {
            states[Int(term)] = State(item: item, fields: field, first: place, last: place)
            found.append(term)
        }
    }

    /// The fields in which a term was found.
    func fields(of term: Int32) -> FieldSet {
        let state = states[Int(term)]
        return state.item == item ? state.fields : []
    }

    /// Calls `body` with every place of a term, in the order of the text, until it returns false.
    func forEach(_ term: Int32, _ body: (HitSpan) -> Bool) {
        let state = states[Int(term)]
        guard state.item == item else { return }
        var place = state.first
        while place >= 0 {
            let hit = hits[Int(place)]
            let letters = segments[Int(hit.segment)]
            let (first, last) = (letters.place(at: Int(hit.start)), letters.place(at: Int(hit.end) - 1))
            let span = HitSpan(
                segment: hit.segment,
                start: hit.start,
                end: hit.end,
                firstPosition: first.position,
                lastPosition: last.position,
                firstSentence: first.sentence,
                lastSentence: last.sentence
            )
            guard body(span) else { return }
            place = hit.next
        }
    }

    /// The text of a segment.
    func text(_ segment: Int32) -> String {
        texts[Int(segment)]
    }

    /// The most letters that are given before and behind a span, where it is part of a word.
    private static let rest = 40

    /// The text of a span as it stands in the item; a word that is matched in part is given whole, unless it is no word that
    /// a person writes.
    ///
    /// `known` keeps the letters of segments from call to call: only who asks for a text has to know where they stand.
    func text(of span: HitSpan, _ known: inout [Int32: FoldedLetters]) -> String {
        let letters = known[span.segment] ?? FoldedLetters(texts[Int(span.segment)])
        known[span.segment] = letters
        var (first, last) = (Int(span.start), Int(span.end) - 1)
        let (start, end) = (first - ItemScan.rest, last + ItemScan.rest)
        while first > max(0, start), letters[first].isOfWord, !letters.isEdge(first) { first -= 1 }
        while last + 1 < letters.count, last < end, letters[last].isOfWord, !letters.isEdge(last + 1) { last += 1 }
        let utf8 = texts[Int(span.segment)].utf8
        let lower = utf8.index(utf8.startIndex, offsetBy: letters.bytes(at: first).lowerBound)
        let upper = utf8.index(utf8.startIndex, offsetBy: letters.bytes(at: last).upperBound)
        return String(decoding: utf8[lower..<upper], as: UTF8.self)
    }
}
