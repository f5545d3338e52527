package import LookoutModel

/// The stories of the last days, in which a new item looks for its own.
///
/// One pass over items in their order: each joins the story of the item it is most like by the cosine of its weighted terms,
/// or begins one. A possible join never leads to another one: an item joins possibly only where it is like an item that
/// surely tells the story. The same items in the same order give the same stories.
package struct StoryIndex: Sendable {
    /// An item of a story.
    private struct Member: Sendable {
        let story: Int
        let grade: StoryPlacement.Grade
        let item: Int64
        let feed: FeedID
        /// Who the text comes from.
        let owner: String
        let link: String?
        let time: Instant
        let firstSeen: Instant
        let termCount: Int
    }

    private struct Story: Sendable {
        let id: String
        let begun: Instant
    }

    private struct Posting: Sendable {
        let member: Int
        let weight: Double
    }

    private let thresholds: StoryThresholds
    private var frequencies: TermFrequencies
    private var stories: [Story] = []
    private var numbers: [String: Int] = [:]
    private var members: [Member] = []
    /// By the number of the term, mixed with that of the language.
    private var postings: [UInt64: [Posting]] = [:]
    /// Members before this one are too old to be joined.
    private var firstMember = 0

    package init(_ thresholds: StoryThresholds = StoryThresholds()) {
        self.thresholds = thresholds
        frequencies = TermFrequencies(capacity: thresholds.frequencyWindow)
    }

    /// How many items can be joined.
    package var count: Int { members.count - firstMember }

    /// Counts an item's terms, so that it is known which are rare; every item that is seen is noted, after it was placed.
    package mutating func note(_ item: StoryItem) {
        frequencies.note(item.terms)
    }

    /// Where an item belongs; whatever it is like, it begins a story where nothing is like it enough.
    package func placement(of item: StoryItem) -> StoryPlacement {
        let weights = frequencies.weights(of: item.terms)
        let candidates = candidates(item, weights)
        // What a feed has told before it tells again only as something new, also where others have copied it meanwhile.
        let before = Set(
            candidates.lazy.filter { isNextReport(item, after: $0) }.map { members[$0.member].story }
        )
        var best: (member: Int, similarity: Double, grade: StoryPlacement.Grade)?
        for candidate in candidates where !before.contains(members[candidate.member].story) {
            guard let grade = grade(of: candidate, item) else { continue }
            // Of equals the earliest counts, but a sure join before a possible one.
            if let best, best.grade == grade ? best.similarity >= candidate.similarity : best.grade == .firm {
                continue
            }
            best = (candidate.member, candidate.similarity, grade)
        }
        guard let best else { return .begins }
        let member = members[best.member]
        let isCopy = best.similarity >= thresholds.copy || isSamePage(member, item)
        return .joins(
            story: stories[member.story].id,
            StoryPlacement.Join(
                // What is like an item that possibly tells the story tells it possibly.
                grade: member.grade == .possible ? .possible : best.grade,
                similarity: best.similarity,
                neighbour: member.item,
                copiedFrom: isCopy ? member.owner : nil
            )
        )
    }

    /// Takes in an item of a story, new or from the store; `begun` is when the story's first item was published or seen.
    package mutating func add(
        _ item: StoryItem,
        story: String,
        begun: Instant,
        grade: StoryPlacement.Grade,
        copiedFrom: String?
    ) {
        let number = numbers[story] ?? stories.count
        if number == stories.count {
            stories.append(Story(id: story, begun: begun))
            numbers[story] = number
        }
        let weights = frequencies.weights(of: item.terms)
        for (term, weight) in zip(item.terms.terms, weights) where weight > 0 {
            let key = item.terms.language.number ^ term.number
            postings[key, default: []].append(Posting(member: members.count, weight: weight))
        }
        members.append(
            Member(
                story: number,
                grade: grade,
                item: item.sequence,
                feed: item.feed,
                owner: copiedFrom ?? item.owner,
                link: item.link,
                time: item.time,
                firstSeen: item.firstSeen,
                termCount: item.terms.terms.count
            )
        )
    }

    /// Forgets items that were first seen before `time`.
    package mutating func forget(before time: Instant) {
        while firstMember < members.count, members[firstMember].firstSeen < time { firstMember += 1 }
        guard firstMember > 1000, firstMember * 2 > members.count else { return }
        let gone = firstMember
        members.removeFirst(gone)
        postings = postings.compactMapValues { list in
            let rest = list.compactMap { posting in
                posting.member < gone ? nil : Posting(member: posting.member - gone, weight: posting.weight)
            }
            return rest.isEmpty ? nil : rest
        }
        firstMember = 0
    }

    private struct Candidate {
        let member: Int
        let similarity: Double
        let shared: Int
        /// How much of the member's weight is not in the item, and of the item's not in the member: the less of both.
        let replaced: Double
    }

    /// The members that share terms with an item, in their order.
    private func candidates(_ item: StoryItem, _ weights: [Double]) -> [Candidate] {
        var similarities = [Double](repeating: 0, count: count)
        var shared = [Int](repeating: 0, count: count)
        var kept = [(old: Double, new: Double)](repeating: (0, 0), count: count)
        for (term, weight) in zip(item.terms.terms, weights) where weight > 0 {
            guard let list = postings[item.terms.language.number ^ term.number] else { continue }
            for posting in list where posting.member >= firstMember {
                similarities[posting.member - firstMember] += weight * posting.weight
                shared[posting.member - firstMember] += 1
                kept[posting.member - firstMember].old += posting.weight * posting.weight
                kept[posting.member - firstMember].new += weight * weight
            }
        }
        // What shares little, and only words that stand everywhere, is far below every threshold.
        return shared.indices.compactMap { index in
            guard shared[index] > 0, similarities[index] >= thresholds.noticeable else { return nil }
            return Candidate(
                member: firstMember + index,
                similarity: similarities[index],
                shared: shared[index],
                replaced: 1 - max(kept[index].old, kept[index].new)
            )
        }
    }

    /// How surely an item tells the same as a member; nil where it does not.
    private func grade(of candidate: Candidate, _ item: StoryItem) -> StoryPlacement.Grade? {
        let member = members[candidate.member]
        guard abs(item.time.seconds(since: member.time)) <= thresholds.window,
            abs(item.time.seconds(since: stories[member.story].begun)) <= thresholds.window
        else { return nil }
        if isSamePage(member, item), candidate.similarity >= thresholds.sameAddress { return .firm }
        guard thresholds.areEnough(candidate.shared, at: candidate.similarity) else { return nil }
        if candidate.similarity >= thresholds.firm { return .firm }
        guard member.grade != .possible else { return nil }
        return candidate.similarity >= thresholds.possible(in: item.terms.language) ? .possible : nil
    }

    /// Whether one feed tells of something again that is new: after so long, or, where it is official, in the same phrases with
    /// other names and numbers in them.
    ///
    /// What adds to a text, shortens it or grows out of a flash is that text again. Wires and papers write one report anew, in
    /// other words, several times a day.
    private func isNextReport(_ item: StoryItem, after candidate: Candidate) -> Bool {
        let member = members[candidate.member]
        guard item.feed == member.feed else { return false }
        if abs(item.time.seconds(since: member.time)) >= thresholds.series { return true }
        return item.isOfficial && candidate.similarity >= thresholds.firm && candidate.replaced >= thresholds.replaced
            && thresholds.areOfOneLength(item.terms.terms.count, member.termCount)
    }

    private func isSamePage(_ member: Member, _ item: StoryItem) -> Bool {
        member.feed != item.feed && member.link != nil && member.link == item.link
    }
}
