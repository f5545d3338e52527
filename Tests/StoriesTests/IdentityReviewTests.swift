import LookoutModel
import Stories
import TestSupport
import Testing

@Suite struct IdentityReviewTests {
    private let hour: Int64 = 3600
    private let previous = Instant(seconds: 1_795_500_000)

    private func traits(
        _ title: String,
        link: String?,
        hours: Int64? = 0,
        text: Int64 = 0
    ) -> ItemTraits {
        ItemTraits(
            link: link,
            title: title,
            published: hours.map { previous.advanced(bySeconds: -$0 * hour) },
            textHash: text
        )
    }

    private func review(_ fresh: [ItemTraits], _ known: [ItemTraits]) -> IdentityReview {
        IdentityReview(
            fresh: Dictionary(uniqueKeysWithValues: fresh.enumerated().map { ($0.offset, $0.element) }),
            known: known.enumerated().map {
                IdentityReview.Known(sequence: Int64($0.offset) + 100, traits: $0.element)
            },
            previous: previous
        )
    }

    private func headlines(_ count: Int) -> [String] {
        let subjects = [
            "Navy", "Minister", "Court", "Parliament", "Harbour", "Airline", "Bank", "Museum", "Union", "Farmers",
        ]
        let verbs = [
            "opens talks on the northern border", "rejects an appeal over fishing rights",
            "plans a bridge to the islands",
        ]
        return (0..<count).map { "\(subjects[$0 % 10]) \(verbs[$0 / 10 % 3]) number \($0)" }
    }

    @Test func `a feed that changes all ids is recognised by its links`() {
        let known = headlines(10).enumerated().map {
            traits($0.element, link: "https://e.org/\($0.offset)", hours: Int64($0.offset), text: Int64($0.offset))
        }
        let fresh = known.map { known in
            // The text may change with the site.
            ItemTraits(link: known.link.map { "https://" + $0 }, title: "", published: known.published, textHash: 99)
        }
        let review = review(fresh, known)
        #expect(review.recognised.count == 10 && review.hasChangedIDs && review.held.isEmpty)
        #expect(review.recognised[3] == 103)
    }

    @Test func `a site that moves to other addresses is recognised by title and date`() {
        let known = headlines(10).enumerated().map {
            traits($0.element, link: "https://old.org/\($0.offset)", hours: Int64($0.offset), text: 1)
        }
        let fresh = headlines(10).enumerated().map {
            traits($0.element, link: "https://new.org/n/\($0.offset)", hours: Int64($0.offset), text: 2)
        }
        #expect(review(fresh, known).recognised.count == 10)
    }

    @Test func `undated items are recognised by title and text`() {
        let known = headlines(4).enumerated().map { traits($0.element, link: nil, hours: nil, text: Int64($0.offset)) }
        #expect(review(known, known).recognised == [0: 100, 1: 101, 2: 102, 3: 103])
        let edited = headlines(4).map { traits($0, link: nil, hours: nil, text: 77) }
        #expect(review(edited, known).recognised.isEmpty)
    }

    @Test func `new items of a feed are new`() {
        let known = headlines(20).prefix(10).map { traits($0, link: "https://e.org/\($0.utf8.count)", hours: 30) }
        let fresh = headlines(20).suffix(10).enumerated().map {
            traits($0.element, link: "https://e.org/new/\($0.offset)")
        }
        let review = review(fresh, known)
        #expect(review.recognised.isEmpty && review.held.isEmpty && !review.hasChangedIDs)
    }

    @Test func `a page that is written anew each day holds another item each day`() {
        let known = [traits("Daily report of the coast guard", link: "https://e.org/daily", hours: 24, text: 1)]
        let fresh = [traits("Daily report of the coast guard", link: "https://e.org/daily", hours: 0, text: 2)]
        #expect(review(fresh, known).recognised.isEmpty)
        let edited = [
            traits("Daily report of the coast guard, corrected", link: "https://e.org/daily", hours: 23, text: 2)
        ]
        #expect(review(edited, known).recognised == [0: 100])
    }

    @Test func `a link that several items share says nothing`() {
        let known = [traits("One thing happened today", link: "https://e.org/", hours: 3, text: 1)]
        let fresh = headlines(3).map { traits($0, link: "https://e.org/", hours: 3, text: 5) }
        #expect(review(fresh, known).recognised.isEmpty)
    }

    @Test func `a mass of old items with new ids and dates is held, and news among them is not`() {
        let known = headlines(12).enumerated().map {
            traits($0.element, link: "https://e.org/\($0.offset)", hours: 48 + Int64($0.offset), text: Int64($0.offset))
        }
        var fresh = headlines(12).enumerated().map {
            traits($0.element, link: "https://e.org/new/\($0.offset)", hours: 0, text: Int64($0.offset))
        }
        fresh.append(traits("Two ferries collide off the southern cape", link: "https://e.org/new/x", text: 500))
        let mass = review(fresh, known)
        #expect(mass.held == Set(0..<12) && mass.recognised.isEmpty)
        // A few are no mass.
        #expect(review(Array(fresh[8...]), known).held.isEmpty)
    }

    @Test func `daily columns with other texts are no mass`() {
        let known = (0..<8).flatMap { column in
            (1..<4).map {
                traits("Column of writer \(column)", link: "https://e.org/\(column)/\($0)", hours: 24 * $0, text: $0)
            }
        }
        let fresh = (0..<8).map { traits("Column of writer \($0)", link: "https://e.org/\($0)/0", hours: 0, text: 99) }
        #expect(review(fresh, known).held.isEmpty)
    }

    @Test func `a mass of items that nobody knows, dated long before the last document, is held`() {
        let fresh = headlines(10).enumerated().map {
            traits($0.element, link: "https://e.org/old/\($0.offset)", hours: 100, text: Int64($0.offset))
        }
        #expect(review(fresh, []).held.count == 10)
        #expect(review(Array(fresh.prefix(9)), []).held.isEmpty)
    }

    @Test func `an id that is used for another item is told from an edited one`() {
        let old = traits("Ferry sinks off the southern cape", link: "https://e.org/1", hours: 40)
        #expect(IdentityReview.isReused(traits("Parliament elects a speaker", link: "https://e.org/2"), known: old))
        #expect(
            !IdentityReview.isReused(traits("Ferry sinks off the cape, ten saved", link: "https://e.org/2"), known: old)
        )
        #expect(!IdentityReview.isReused(traits("Parliament elects a speaker", link: "https://e.org/1"), known: old))
        #expect(!IdentityReview.isReused(traits("Parliament elects", link: "https://e.org/2", hours: 39), known: old))
    }

    @Test(arguments: UInt64(1)...40)
    func `no known item is recognised twice, and the order of the known changes only which of equals`(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        func some(_ count: Int) -> [ItemTraits] {
            (0..<count).map { _ in
                traits(
                    "Title \(Int.random(in: 0..<8, using: &dice)) of something that happened",
                    link: Int.random(in: 0..<4, using: &dice) == 0
                        ? nil : "https://e.org/\(Int.random(in: 0..<12, using: &dice))",
                    hours: Int.random(in: 0..<4, using: &dice) == 0 ? nil : Int64.random(in: 0..<40, using: &dice),
                    text: Int64.random(in: 0..<5, using: &dice)
                )
            }
        }
        let (fresh, known) = (some(10), some(14))
        let review = review(fresh, known)
        #expect(Set(review.recognised.values).count == review.recognised.count, "seed \(seed)")
        #expect(review.held.isDisjoint(with: review.recognised.keys), "seed \(seed)")
        #expect(review.held.isEmpty || review.held.count >= IdentityReview.mass, "seed \(seed)")
    }
}
