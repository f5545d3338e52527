import Text

/// Whether one term finds whatever another finds.
///
/// The terms are compared by the same rules as texts: a term covers another where it must be found inside every place of a
/// text that the other is found at, whatever stands around it.
struct TermCover {
    private let inner: TermPattern
    private let outer: TermPattern

    /// How one term covers another.
    enum Kind: Equatable {
        /// Both have the same letters, or the covered one is the plural.
        case same
        /// The covering term is a part of the other.
        case part
    }

    /// Compares `inner`, which may be found inside, with `outer`.
    init(_ inner: TermPattern, in outer: TermPattern) {
        self.inner = inner
        self.outer = outer
    }

    /// How `inner` covers `outer`; nil where it does not.
    func kind() -> Kind? {
        guard !inner.cells.isEmpty, inner.cells.count <= outer.cells.count else { return nil }
        for offset in 0...(outer.cells.count - inner.cells.count) where covers(at: offset) {
            guard offset == 0 else { return .part }
            let rest = outer.cells[inner.cells.count...].map(\.folded)
            let isSame = rest.isEmpty || inner.hasPlural && (rest == [0x73] || rest == [0x65, 0x73])
            return isSame ? .same : .part
        }
        return nil
    }

    /// Whether `inner` is found wherever `outer` is, at this letter of it.
    func covers(at offset: Int) -> Bool {
        hasSameLetters(at: offset) && hasSameForms(at: offset) && canStart(at: offset) && hasCapitals(at: offset)
            && canEnd(at: offset + inner.cells.count)
    }

    private func hasSameLetters(at offset: Int) -> Bool {
        for index in inner.cells.indices {
            let (left, right) = (inner.cells[index], outer.cells[offset + index])
            guard left.folded == right.folded, left.script == right.script else { return false }
            guard index > 0 else { continue }
            let joint = TermPattern.Joint(before: left, after: inner.cells[index - 1])
            guard joint == TermPattern.Joint(before: right, after: outer.cells[offset + index - 1]) else {
                return false
            }
        }
        return true
    }

    /// A term that is exact is found for certain only in one that is exact too.
    private func hasSameForms(at offset: Int) -> Bool {
        guard inner.reach == .exact else { return true }
        return outer.reach == .exact
            && inner.cells.indices.allSatisfy { inner.cells[$0].form == outer.cells[offset + $0].form }
    }

    private func hasCapitals(at offset: Int) -> Bool {
        inner.capitals.allSatisfy { index in
            outer.reach == .exact
                ? outer.cells[offset + index].isCapital : outer.capitals.contains(offset + index)
        }
    }

    // MARK: Ends

    private func canStart(at offset: Int) -> Bool {
        if inner.isOpen { return true }
        switch outer.cells[offset].script {
        case .han, .hiragana, .unspaced: if inner.reach == .word { return true }
        case .word, .hangul, .katakana, .separator: break
        }
        guard offset == 0 else { return isEdge(inside: offset) }
        switch outer.reach {
        case .exact: return true
        case .inside: return false
        case .word:
            switch outer.cells[0].script {
            case .word, .hangul, .katakana, .separator: return true
            case .han, .hiragana, .unspaced: return false
            }
        }
    }

    private func canEnd(at end: Int) -> Bool {
        if inner.isOpen || inner.isPrefix { return true }
        let script = outer.cells[end - 1].script
        if inner.reach == .word {
            switch script {
            case .hangul, .han, .hiragana, .unspaced, .separator: return true
            case .word, .katakana: break
            }
        }
        if end == outer.cells.count { return isEdgeAfter(script) }
        return isEdge(inside: end) || endsWithPlural(at: end)
    }

    /// Whether the texts that `outer` is found in always part or change script before one of its letters.
    private func isEdge(inside index: Int) -> Bool {
        let (left, right) = (outer.cells[index - 1], outer.cells[index])
        return left.script != right.script || TermPattern.Joint(before: right, after: left) == .required
    }

    /// Whether what `outer` is found at always ends a word, or goes on with a plural that `inner` takes as well.
    private func isEdgeAfter(_ script: Script) -> Bool {
        if outer.isPrefix { return false }
        switch outer.reach {
        case .exact: return true
        case .inside: return false
        case .word:
            switch script {
            case .word: return !outer.hasPlural || inner.hasPlural
            case .katakana: return true
            case .hangul, .han, .hiragana, .unspaced, .separator: return false
            }
        }
    }

    /// Whether `outer` goes on with the plural of `inner`, and ends its word there.
    private func endsWithPlural(at end: Int) -> Bool {
        guard inner.hasPlural else { return false }
        for plural in [[0x73], [0x65, 0x73]] as [[UInt32]] {
            let after = end + plural.count
            guard after <= outer.cells.count, outer.cells[end..<after].map(\.folded) == plural,
                outer.cells[end..<after].allSatisfy({ $0.script == .word && !$0.hasBreakBefore })
            else { continue }
            // `drillses` is no word: the plural of a plural counts for nothing.
            if after < outer.cells.count ? isEdge(inside: after) : !outer.isPrefix && outer.reach != .inside {
                return true
            }
        }
        return false
    }
}
