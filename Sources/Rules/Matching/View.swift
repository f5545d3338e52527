/// How a rule's tree is looked at: what is covered, what is hidden, and the sentence that it is confined to.
struct View {
    /// One sentence of one segment.
    struct Scope: Hashable {
        let segment: Int32
        let sentence: Int32
    }

    /// Places that `except` covers.
    var masks = MaskTable([])
    /// Fields that may not be looked at: the content, when it is asked whether the rule holds without it.
    var hidden = FieldSet()
    /// The sentence, and for every node of terms below it all visible places, sorted.
    private(set) var scope: Scope?
    private var places: [Int32: [HitSpan]] = [:]

    init(masks: MaskTable = MaskTable([])) {
        self.masks = masks
    }

    /// The same, ready to be confined to sentences of these places.
    func over(_ places: [Int32: [HitSpan]]) -> View {
        var view = self
        view.places = places
        return view
    }

    /// The same, confined to a sentence.
    func within(_ scope: Scope) -> View {
        var view = self
        view.scope = scope
        return view
    }

    /// The places of a node of terms that lie in the sentence, sorted.
    func places(of node: Int32, in scope: Scope) -> [HitSpan] {
        let spans = places[node] ?? []
        let first = Proximity.firstIndex(in: spans[...]) {
            ($0.segment, $0.firstSentence) >= (scope.segment, scope.sentence)
        }
        return spans[first...].prefix { $0.segment == scope.segment && $0.firstSentence == scope.sentence }
            .filter { $0.lastSentence == scope.sentence }
    }
}
