/// Why a line is no item, in words.
enum MatchItemMessages {
    private static let needed = "an object with id and title is needed"

    static func sentence(_ error: any Error) -> String {
        guard let error = error as? DecodingError else { return needed }
        switch error {
        case .keyNotFound(let key, _): return "“\(RuleMessages.show(key.stringValue))” is missing; \(needed)"
        case .typeMismatch(_, let context), .valueNotFound(_, let context):
            guard let key = context.codingPath.first?.stringValue else { return needed }
            let shape = key == "categories" ? "a list of texts" : "a text in quotes"
            return "“\(RuleMessages.show(key))” should be \(shape)"
        case .dataCorrupted: return "this line is no JSON; \(needed)"
        @unknown default: return needed
        }
    }
}
