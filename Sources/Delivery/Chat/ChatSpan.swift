package import Text

/// A piece of a line of a chat message, before any markup.
package enum ChatSpan: Hashable, Sendable {
    case text(String)
    case bold(String)
    case link(WebLink)

    /// How many characters of it a reader sees.
    var count: Int {
        switch self {
        case .text(let text), .bold(let text): text.count
        case .link(let link): link.address.utf8.count
        }
    }

    /// The beginning of it, whole characters; nil where nothing is left, as of a link that is not there whole.
    func prefix(_ count: Int) -> ChatSpan? {
        guard count < self.count else { return self }
        guard count > 0 else { return nil }
        switch self {
        case .text(let text): return .text(String(text.prefix(count)))
        case .bold(let text): return .bold(String(text.prefix(count)))
        case .link: return nil
        }
    }
}
