import Text

/// A condition in the words of SQLite's FTS5.
struct SearchExpression {
    /// The most tokens that one expression asks for.
    private static let sizeLimit = 2000
    /// The deepest that parentheses may stand in each other: FTS5's parser has a stack of a hundred places.
    private static let depthLimit = 12

    /// Nil where nothing is known, and every item may be meant.
    let text: String?

    init(_ condition: IndexCondition) {
        switch SearchExpression.read(condition.limited(to: SearchExpression.sizeLimit), depth: 0) {
        case .anything: text = nil
        // No token is a sign, so nothing is found.
        case .nothing: text = "\"∅\""
        case .text(let expression): text = expression
        }
    }

    private enum Reading {
        case anything
        case nothing
        case text(String)
    }

    private static func read(_ condition: IndexCondition, depth: Int) -> Reading {
        switch condition {
        case .anything, .containing: return .anything
        case .token(let token): return .text(quoted(token))
        case .beginning(let token): return .text(quoted(token) + " *")
        case .all(let parts):
            var texts: [String] = []
            for part in parts {
                switch read(part, depth: depth + 1) {
                case .anything: continue
                case .nothing: return .nothing
                case .text(let text): texts.append(text)
                }
            }
            return texts.isEmpty ? .anything : joined(texts, " AND ", depth)
        case .any(let parts):
            var texts: [String] = []
            for part in parts {
                switch read(part, depth: depth + 1) {
                case .anything: return .anything
                case .nothing: continue
                case .text(let text): texts.append(text)
                }
            }
            return texts.isEmpty ? .nothing : joined(texts, " OR ", depth)
        }
    }

    private static func joined(_ texts: [String], _ name: String, _ depth: Int) -> Reading {
        if texts.count == 1 { return .text(texts[0]) }
        return depth > depthLimit ? .anything : .text("(" + texts.joined(separator: name) + ")")
    }

    /// Tokens hold letters, digits and one sign alone, none of which ends a quote.
    private static func quoted(_ token: String) -> String {
        "\"" + token + "\""
    }
}
