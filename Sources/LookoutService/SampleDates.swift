import FeedParsing
package import LookoutModel

/// Moves the dates of samples so that the newest of them is now.
package enum SampleDates {
    /// Seconds to add to the dates of all samples; 0 where there are none, or none has a date.
    package static func shift(of sources: [FeedSource], home: Home, settings: Settings, now: Instant) -> Int64 {
        let newest = sources.filter(\.isSample).compactMap { source -> Instant? in
            guard case .file(let path) = source.location,
                let bytes = try? FeedFile.read(path, below: home.feeds, limit: settings.fetch.maxBytes),
                let feed = try? FeedParser.parse(bytes, limits: settings.fetch.feedLimits)
            else { return nil }
            return ItemNormalizer.newestDate(of: feed)
        }.max()
        return newest.map { now.seconds(since: $0) } ?? 0
    }
}
