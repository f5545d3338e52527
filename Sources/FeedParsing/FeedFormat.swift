/// The formats that feeds come in.
package enum FeedFormat: String, Sendable {
    case rss090 = "rss-0.90"
    case rss091 = "rss-0.91"
    case rss092 = "rss-0.92"
    case rss10 = "rss-1.0"
    case rss20 = "rss-2.0"
    /// RSS that does not say which.
    case rss = "rss"
    case atom03 = "atom-0.3"
    case atom10 = "atom-1.0"
    /// Channel Definition Format of 1997.
    case cdf = "cdf"
    case jsonFeed10 = "json-feed-1.0"
    case jsonFeed11 = "json-feed-1.1"
}
