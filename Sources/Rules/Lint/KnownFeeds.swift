package import LookoutModel
import Text

/// The feeds that a home knows, which `where: source` may name.
package struct KnownFeeds: Sendable {
    private let names: Set<String>
    private let suggestions: [String]

    /// Takes the ids of feeds, and the hosts of their addresses.
    package init(ids: [FeedID], hosts: [String]) {
        let ids = ids.map(\.rawValue)
        names = Set((ids + hosts).map { ASCII.lowercased($0) })
        suggestions = (ids.filter { !$0.contains("://") } + hosts).sorted()
    }

    /// Whether a source is a feed, or may be a host: the links of an aggregator lead anywhere.
    func knows(_ source: String) -> Bool {
        names.contains(ASCII.lowercased(source)) || KnownFeeds.isHost(source)
    }

    /// The nearest name; nil where none is near.
    func suggestion(for source: String) -> String? {
        Spelling.suggestion(for: source, among: suggestions)
    }

    private static func isHost(_ source: String) -> Bool {
        let labels = source.split(separator: ".", omittingEmptySubsequences: false)
        guard labels.count >= 2, labels.last.map({ $0.count >= 2 && !$0.allSatisfy(\.isNumber) }) ?? false else {
            return false
        }
        return labels.allSatisfy { label in
            !label.isEmpty
                && label.unicodeScalars.allSatisfy {
                    $0 == "-" || $0.properties.isAlphabetic || $0.properties.numericType != nil
                }
        }
    }
}
