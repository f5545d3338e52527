/// What must be true of the tokens of an item for something to be found in it: more may fulfil it, never fewer.
package indirect enum IndexCondition: Hashable, Sendable {
    /// Nothing is known: every item may be meant.
    case anything
    /// It has this token.
    case token(String)
    /// It has a token that begins so.
    case beginning(String)
    /// It has a word in which this stands, or one that was too long to be kept.
    case containing(String)
    /// All of these hold; at least two.
    case all([IndexCondition])
    /// One of these holds; none at all is what nothing fulfils.
    case any([IndexCondition])

    /// What holds where all of `parts` do, in its plainest form.
    package static func conjunction(_ parts: [IndexCondition]) -> IndexCondition {
        var flat: [IndexCondition] = []
        for part in parts {
            switch part {
            case .anything: continue
            case .all(let inner): flat += inner
            default: flat.append(part)
            }
        }
        flat = distinct(flat)
        return flat.isEmpty ? .anything : flat.count == 1 ? flat[0] : .all(flat)
    }

    /// What holds where one of `parts` does, in its plainest form.
    package static func disjunction(_ parts: [IndexCondition]) -> IndexCondition {
        var flat: [IndexCondition] = []
        for part in parts {
            switch part {
            case .anything: return .anything
            case .any(let inner): flat += inner
            default: flat.append(part)
            }
        }
        flat = distinct(flat)
        return flat.count == 1 ? flat[0] : .any(flat)
    }

    /// How many tokens it asks for.
    package var size: Int {
        switch self {
        case .anything: 0
        case .token, .beginning, .containing: 1
        case .all(let parts), .any(let parts): parts.reduce(0) { $0 + $1.size }
        }
    }

    /// A condition that follows from it and asks for at most `limit` tokens: parts that would be too much are left out.
    package func limited(to limit: Int) -> IndexCondition {
        guard size > limit else { return self }
        guard case .all(let parts) = self else { return .anything }
        var (kept, left): ([IndexCondition], Int) = ([], limit)
        for part in parts.sorted(by: { $0.size < $1.size }) {
            let part = part.limited(to: left)
            left -= part.size
            kept.append(part)
        }
        return .conjunction(kept)
    }

    private static func distinct(_ parts: [IndexCondition]) -> [IndexCondition] {
        var seen: Set<IndexCondition> = []
        return parts.filter { seen.insert($0).inserted }
    }
}
