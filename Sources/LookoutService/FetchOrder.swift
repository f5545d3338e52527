package import LookoutModel
import Stories

/// In which order the feeds of a pass are asked.
///
/// Healthy feeds first, and of these whoever has waited longest: a run that meets its deadline has done the most it could, and
/// the next begins with those that it did not come to. Hosts take turns, so that one with many feeds that gives no answer does
/// not stand before the others. A pure function.
package enum FetchOrder {
    private struct Place: Comparable {
        /// 0 for feeds that have answered, 1 for those that were never tried, more for those that failed.
        var rank: Int
        /// How many feeds of the same host and rank go before.
        var turn = 0
        var asked: Int64
        /// In the lists.
        let offset: Int

        static func < (left: Place, right: Place) -> Bool {
            (left.rank, left.turn, left.asked, left.offset) < (right.rank, right.turn, right.asked, right.offset)
        }
    }

    private struct Host: Hashable {
        let name: String
        let rank: Int
    }

    /// The feeds in the order in which they are asked; `states` is what is known of them.
    package static func of(_ feeds: [FeedSource], states: [FeedID: FeedState]) -> [FeedSource] {
        var places = feeds.indices.map { offset in
            let state = states[feeds[offset].id]
            let failures = state?.failures ?? 0
            return Place(
                rank: failures > 0 ? failures + 1 : state?.lastSuccess == nil ? 1 : 0,
                asked: state?.lastAttempt?.seconds ?? .min,
                offset: offset
            )
        }
        places.sort()
        var turns: [Host: Int] = [:]
        for index in places.indices {
            guard case .address(let address) = feeds[places[index].offset].location else { continue }
            let host = Host(name: CanonicalAddress.host(address) ?? "", rank: places[index].rank)
            places[index].turn = turns[host, default: 0]
            turns[host, default: 0] += 1
        }
        places.sort()
        return places.map { feeds[$0.offset] }
    }
}
