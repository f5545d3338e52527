package import LookoutModel

/// Moves the dates of samples so that the newest of them is now.
package enum SampleDates {
    /// Seconds to add to the dates of all samples; 0 where there are none, or none has a date.
    package static func shift(
        of sources: [FeedSource],
        home: Home,
        settings: Settings,
        reader: DocumentReader,
        now: Instant
    ) async -> Int64 {
        var newest: Instant?
        for source in sources where source.isSample {
            guard case .file(let path) = source.location,
                let bytes = try? FeedFile.read(path, below: home.feeds, limit: settings.fetch.maxBytes),
                let feed = try? await reader.read(bytes, contentType: nil, baseURL: nil),
                let date = ItemNormalizer.newestDate(of: feed)
            else { continue }
            newest = max(newest ?? date, date)
        }
        return newest.map { now.seconds(since: $0) } ?? 0
    }
}
