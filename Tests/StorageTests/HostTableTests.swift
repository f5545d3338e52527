import LookoutModel
import Storage
import TestSupport
import Testing

@Suite struct HostTableTests {
    private let folder: TemporaryFolder
    private let store: Store
    private let now = Instant(seconds: 1_800_000_000)

    init() throws {
        folder = try TemporaryFolder()
        store = try Store(path: folder.path("lookout.db"), access: .writer)
    }

    private func traffic(_ host: String, _ requests: Int, throttled: Int = 0) -> HostTraffic {
        var traffic = HostTraffic(host: host)
        (traffic.requests, traffic.notModified, traffic.throttled, traffic.bytes) = (requests, 1, throttled, 100)
        return traffic
    }

    @Test func `what was asked of a host adds up over days, and is forgotten after a month`() throws {
        try store.write { transaction in
            try transaction.hosts.add([traffic("a", 2), traffic("b", 9)], at: now)
            try transaction.hosts.add([traffic("a", 3, throttled: 1)], at: now)
            try transaction.hosts.add([traffic("a", 4)], at: now.advanced(bySeconds: 86_400))
            let first = try transaction.hosts.traffic(from: now, to: now)
            #expect(first.map(\.host) == ["b", "a"])
            #expect(first.map(\.requests) == [9, 5])
            #expect(first.map(\.throttled) == [0, 1])
            let both = try transaction.hosts.traffic(from: now, to: now.advanced(bySeconds: 86_400))
            #expect(both.map(\.requests) == [9, 9])
            #expect(both.map(\.bytes) == [300, 100])
            try transaction.hosts.add([], at: now.advanced(bySeconds: 40 * 86_400))
            let late = try transaction.hosts.traffic(from: now, to: now.advanced(bySeconds: 40 * 86_400))
            #expect(late.isEmpty)
        }
    }

    @Test func `a pause holds until it ends, and one that a wrong clock set ends too`() throws {
        try store.write { transaction in
            try transaction.hosts.save(HostPause(host: "a", endsAt: now.advanced(bySeconds: 60), status: 429))
            try transaction.hosts.save(HostPause(host: "a", endsAt: now.advanced(bySeconds: 30), status: 503))
            try transaction.hosts.save(HostPause(host: "b", endsAt: now.advanced(bySeconds: 900_000), status: 429))
            let both = try transaction.hosts.pauses(at: now)
            #expect(both.map(\.host) == ["a", "b"])
            try transaction.hosts.endPauses(at: now)
            let left = try transaction.hosts.pauses(at: now)
            #expect(left == [HostPause(host: "a", endsAt: now.advanced(bySeconds: 60), status: 503)])
            let later = try transaction.hosts.pauses(at: now.advanced(bySeconds: 60))
            #expect(later.isEmpty)
        }
    }

    @Test func `what is learnt of a feed is kept whole`() throws {
        var state = FeedState(id: FeedID("a"), address: "https://a.example/", addedAt: now)
        state.course.fullAt = now
        state.course.newestAt = now.advanced(bySeconds: -5)
        state.course.missedAt = now.advanced(bySeconds: -9)
        state.course.pace = 2
        state.course.movedTo = "https://b.example/"
        state.course.movedTimes = 3
        state.course.wish = FeedWish(pause: 3600, skipHours: [1, 2], skipDays: [0])
        let plain = FeedState(id: FeedID("b"), address: "b", addedAt: now)
        try store.write { transaction in
            try transaction.feeds.save(state)
            try transaction.feeds.save(plain)
        }
        let all = try store.read { try $0.feeds.all() }
        #expect(all == [state.id: state, plain.id: plain])
    }
}
