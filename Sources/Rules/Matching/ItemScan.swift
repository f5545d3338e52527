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

    /// What is known of one term that was found.
    private struct State {
        var fields: FieldSet
        let first: Int32
        var last: Int32
    }

    private let index: TermIndex
    /// The item that was read last.
    private(set) var subject = RuleSubject(title: "")
    /// A bit for each term that was found: most are not, and to know that takes the least memory to look at.
    private var isFound: [UInt64]
    /// For each term that was found, its place in `states`; of no meaning for others.
    private var places: [Int32]
    /// What is known of those that were found, in the order of `found`.
    private var states: [State] = []
    private var hits: [Hit] = []
    private var segments: [FoldedLetters] = []
    private var texts: [String] = []
    private(set) var fields: [FieldSet] = []
    /// The terms that were found, each once, in the order in which they were first found.
    private(set) var found: [Int32] = []

    init(_ index: TermIndex) {
        self.index = index
        isFound = [UInt64](repeating: 0, count: (index.pool.count + 63) / 64)
        places = [Int32](repeating: 0, count: index.pool.count)
    }

    /// Looks for all terms in those texts of `subject` that any of `wanted` asks for.
    mutating func read(_ subject: RuleSubject, _ wanted: FieldSet) {
        for term in found { isFound[Int(term) >> 6] = 0 }
        states.removeAll(keepingCapacity: true)
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
        if has(term) {
            let known = Int(places[Int(term)])
            hits[Int(states[known].last)].next = place
            states[known].last = place
            states[known].fields.formUnion(field)
        } else {
            isFound[Int(term) >> 6] |= 1 << UInt64(term & 63)
            places[Int(term)] = Int32(found.count)
            states.append(State(fields: field, first: place, last: place))
            found.append(term)
        }
    }

    /// Whether a term was found in any field.
    @inline(__always)
    func has(_ term: Int32) -> Bool {
        isFound[Int(term) >> 6] & 1 << UInt64(term & 63) != 0
    }

    /// The fields in which a term was found.
    @inline(__always)
    func fields(of term: Int32) -> FieldSet {
        has(term) ? states[Int(places[Int(term)])].fields : []
    }

    /// Calls `body` with every place of a term, in the order of the text, until it returns false.
    func forEach(_ term: Int32, _ body: (HitSpan) -> Bool) {
        guard has(term) else { return }
        var place = states[Int(places[Int(term)])].first
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
