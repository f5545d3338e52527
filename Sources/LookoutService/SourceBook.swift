package import LookoutModel
import Stories
import Text

/// What is known of the feeds that items come from, also of those that are listed no more.
package struct SourceBook: Sendable {
    private let sources: [FeedID: FeedSource]
    private var titles: [FeedID: String]
    /// Also feeds that are listed no more.
    private let everyFeed: [FeedID]

    package init(_ sources: [FeedSource], states: [FeedID: FeedState]) {
        self.sources = Dictionary(sources.map { ($0.id, $0) }) { first, _ in first }
        titles = states.compactMapValues(\.title)
        everyFeed = Array(states.keys)
    }

    /// Notes what a feed calls itself.
    package mutating func note(title: String?, of feed: FeedID) {
        if let title, !title.isEmpty { titles[feed] = title }
    }

    /// The feed as the lists have it; nil where they do not any more.
    package func source(_ feed: FeedID) -> FeedSource? {
        sources[feed]
    }

    /// What a feed is called: by the list, else by itself, else by its host or id.
    package func title(_ feed: FeedID) -> String {
        sources[feed]?.title ?? titles[feed] ?? host(feed) ?? feed.rawValue
    }

    /// The feed's title, else its address in full: what tells it from others of its host.
    package func name(_ feed: FeedID) -> String {
        sources[feed]?.title ?? titles[feed] ?? sources[feed]?.locationText ?? feed.rawValue
    }

    /// Who counts as one source: the owner, else the host, else the feed.
    package func owner(_ feed: FeedID) -> String {
        sources[feed]?.owner ?? host(feed) ?? feed.rawValue
    }

    /// The host of the feed's address; where it is listed no more, of its identity if that is one.
    private func host(_ feed: FeedID) -> String? {
        if case .address(let address)? = sources[feed]?.location { return CanonicalAddress.host(address) }
        return CanonicalAddress.host(feed.rawValue)
    }

    package func kind(_ feed: FeedID) -> SourceKind {
        sources[feed]?.kind ?? .press
    }

    package func isStateMedia(_ feed: FeedID) -> Bool {
        sources[feed]?.isStateMedia ?? false
    }

    /// The feeds, among those of the store and of the lists, that a person names so: by id, title, owner or host.
    package func feeds(named name: String) -> [FeedID] {
        let known = Set(sources.keys).union(everyFeed)
        return known.filter { feed in
            [feed.rawValue, title(feed), owner(feed)].contains { ASCII.equalsIgnoringCase($0, name) }
                || host(feed).map { isHost($0, in: name) } ?? false
        }.sorted()
    }

    /// Every name that `feeds(named:)` takes, hosts left out.
    package var names: [String] {
        let known = Set(sources.keys).union(everyFeed)
        return Set(known.flatMap { [$0.rawValue, title($0), owner($0)] }).sorted()
    }

    private func isHost(_ host: String, in name: String) -> Bool {
        let (host, name) = (ASCII.lowercased(host), ASCII.lowercased(name))
        return host == name || host.hasSuffix("." + name)
    }
}
