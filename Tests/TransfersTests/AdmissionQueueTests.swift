import TestSupport
import Testing

@testable import Transfers

struct AdmissionQueueTests {
    private let now = ContinuousClock.now

    @Test func `patient jobs start where no other may`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 2, total: 2))
        queue.enqueue(1, lane: "a", isPatient: true)
        queue.enqueue(2, lane: "a")
        queue.enqueue(3, lane: "b", isPatient: true)
        queue.enqueue(4, lane: "c")
        let first = [queue.next(at: now), queue.next(at: now), queue.next(at: now)]
        #expect(Set(first) == [4, 2, nil])
        queue.finish(lane: "c")
        queue.finish(lane: "a")
        #expect(Set([queue.next(at: now), queue.next(at: now)]) == [1, 3])
        #expect(queue.next(at: now) == nil)
    }

    @Test func `of patient jobs those of hosts that have answered go first, those of silent ones last`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 1, total: 1))
        for (id, lane) in [(1, "silent"), (2, "new"), (3, "well")] as [(UInt64, String)] {
            queue.enqueue(id + 10, lane: lane, isPatient: true)
        }
        // Each of the first two has a job that runs, while it is found out how it is.
        for (id, lane) in [(1, "silent"), (3, "well")] as [(UInt64, String)] {
            queue.enqueue(id, lane: lane)
            let found1 = queue.next(at: now)
            #expect(found1 == id)
            if lane == "silent" {
                let isNews = (0..<2).map { _ in queue.noteSilence(lane: lane) }
                #expect(isNews == [true, false])
            } else {
                queue.noteAnswer(lane: lane)
            }
            queue.finish(lane: lane)
        }
        var order: [UInt64] = []
        while let id = queue.next(at: now) {
            order.append(id)
            queue.finish(lane: id == 13 ? "well" : id == 12 ? "new" : "silent")
        }
        #expect(order == [13, 12, 11])
        // What is known of a host that gives no answer is kept.
        #expect(queue.isSilent(lane: "silent"))
        queue.noteAnswer(lane: "silent")
        #expect(!queue.isSilent(lane: "silent"))
    }

    @Test func `what is set aside leaves its place to others, but not to its own host`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 1, total: 1, sockets: 2))
        for (id, lane) in [(1, "a"), (2, "a"), (3, "b"), (4, "c")] as [(UInt64, String)] {
            queue.enqueue(id, lane: lane)
        }
        let found2 = queue.next(at: now)
        #expect(found2 == 1)
        let found3 = queue.next(at: now)
        #expect(found3 == nil)
        #expect(!queue.wantsRoom)
        queue.setAside()
        let found4 = queue.next(at: now)
        #expect(found4 == 3)
        queue.setAside()
        // Now there are as many as there may be.
        let found5 = queue.next(at: now)
        #expect(found5 == nil)
        #expect(queue.wantsRoom)
        queue.finish(lane: "b", isAside: true)
        let found6 = queue.next(at: now)
        #expect(found6 == 4)
    }

    @Test func `a host is out of reach when two more have failed than run at once, and an answer begins anew`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 2))
        for id in UInt64(1)...9 { queue.enqueue(id, lane: "a") }
        for _ in 0..<2 { _ = queue.next(at: now) }
        let first = (0..<3).map { _ in queue.noteUnreached(lane: "a") }
        queue.noteAnswer(lane: "a")
        let second = (0..<4).map { _ in queue.noteUnreached(lane: "a") }
        #expect(first == [false, false, false])
        #expect(second == [false, false, false, true])
        let found7 = queue.takeAll(lane: "a")
        #expect(found7 == Array(3...9))
        let found8 = queue.next(at: now)
        #expect(found8 == nil)
    }

    @Test func `between two starts to one host lies the pause, and other hosts do not wait for it`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 4, total: 9, pause: .seconds(2)))
        for id in UInt64(1)...3 { queue.enqueue(id, lane: "a") }
        queue.enqueue(11, lane: "b")
        #expect(queue.next(at: now) == 1)
        #expect(queue.next(at: now) == 11)
        #expect(queue.next(at: now) == nil)
        #expect(queue.nextStart == now + .seconds(2))
        #expect(queue.next(at: now + .milliseconds(1999)) == nil)
        #expect(queue.next(at: now + .seconds(2)) == 2)
        queue.finish(lane: "a")
        queue.finish(lane: "a")
        #expect(queue.next(at: now + .milliseconds(3999)) == nil)
        #expect(queue.next(at: now + .seconds(4)) == 3)
    }

    @Test func `lanes take turns and keep to their limits`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 2, total: 3))
        for id in UInt64(1)...4 { queue.enqueue(id, lane: "a") }
        for id in UInt64(11)...12 { queue.enqueue(id, lane: "b") }
        #expect(queue.next(at: now) == 1)
        #expect(queue.next(at: now) == 11)
        #expect(queue.next(at: now) == 2)
        #expect(queue.next(at: now) == nil)
        queue.finish(lane: "b")
        #expect(queue.next(at: now) == 12)
        #expect(queue.next(at: now) == nil)
        queue.finish(lane: "a")
        #expect(queue.next(at: now) == 3)
        #expect(queue.next(at: now) == nil)
    }

    @Test func `a job that is taken out never starts`() {
        var queue = AdmissionQueue(limits: ConnectionLimits(perHost: 1, total: 1))
        queue.enqueue(1, lane: "a")
        queue.enqueue(2, lane: "a")
        #expect(queue.next(at: now) == 1)
        let removed = [2, 2, 1].map { queue.remove($0, lane: "a") }
        #expect(removed == [true, false, false])
        queue.finish(lane: "a")
        #expect(queue.next(at: now) == nil)
        queue.enqueue(3, lane: "a")
        #expect(queue.next(at: now) == 3)
    }

    @Test(arguments: 0..<20 as Range<UInt64>)
    func `whatever comes, limits are kept, each lane is in order and nobody is forgotten`(seed: UInt64) throws {
        var random = SeededGenerator(seed: seed)
        let limits = ConnectionLimits(perHost: 3, total: 7)
        var queue = AdmissionQueue(limits: limits)
        var waiting: [String: [UInt64]] = [:]
        var running: [String: Int] = [:]
        let lanes = ["a", "b", "c", "d", "e"]
        for id in UInt64(1)...2_000 {
            let lane = lanes[Int.random(in: 0..<lanes.count, using: &random)]
            switch Int.random(in: 0..<10, using: &random) {
            case 0..<5:
                queue.enqueue(id, lane: lane)
                waiting[lane, default: []].append(id)
            case 5 where running[lane, default: 0] > 0:
                queue.finish(lane: lane)
                running[lane, default: 0] -= 1
            case 6:
                guard let victim = waiting[lane]?.randomElement(using: &random) else { continue }
                let isRemoved = queue.remove(victim, lane: lane)
                #expect(isRemoved)
                waiting[lane]?.removeAll { $0 == victim }
            default:
                let total = running.values.reduce(0, +)
                let mayStart = lanes.filter {
                    waiting[$0]?.isEmpty == false && running[$0, default: 0] < limits.perHost
                }
                let next = queue.next(at: now)
                if total == limits.total || mayStart.isEmpty {
                    #expect(next == nil)
                } else {
                    let lane = try #require(mayStart.first { waiting[$0]?.first == next })
                    waiting[lane]?.removeFirst()
                    running[lane, default: 0] += 1
                }
            }
            #expect(queue.running == running.values.reduce(0, +))
        }
    }
}
