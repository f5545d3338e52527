import Foundation
import LookoutModel
import Stories

/// Stories by comparing every item with every other, straight from the definition.
struct NaiveStories {
    private struct Member {
        let item: StoryItem
        let vector: [UInt64: Double]
        let story: String
        let begun: Instant
        let grade: StoryPlacement.Grade
    }

    private let thresholds = StoryThresholds()
    private var members: [Member] = []
    private var seen: [StoryItem] = []

    mutating func place(_ item: StoryItem) -> String {
        let vector = vector(of: item)
        let before = Set(
            members.filter { member in
                member.item.terms.language == item.terms.language && member.item.feed == item.feed
                    && isNext(vector, member, apart: abs(item.time.seconds - member.item.time.seconds), item)
            }.map(\.story)
        )
        var best: (member: Member, similarity: Double, grade: StoryPlacement.Grade)?
        for member in members
        where member.item.terms.language == item.terms.language && !before.contains(member.story) {
            let shared = vector.keys.filter { member.vector[$0] != nil }
            let similarity = shared.sorted().reduce(0.0) { $0 + (vector[$1] ?? 0) * (member.vector[$1] ?? 0) }
            let apart = abs(item.time.seconds - member.item.time.seconds)
            guard apart <= thresholds.window, abs(item.time.seconds - member.begun.seconds) <= thresholds.window,
                shared.count >= (similarity >= thresholds.equal ? 3 : 5)
            else { continue }
            var grade: StoryPlacement.Grade?
            if similarity >= thresholds.firm {
                grade = .firm
            } else if similarity >= thresholds.possible, member.grade != .possible {
                grade = .possible
            }
            guard let grade else { continue }
            let isBetter =
                best.map { old in
                    old.grade == grade ? similarity > old.similarity : grade == .firm
                } ?? true
            if isBetter { best = (member, similarity, grade) }
        }
        let story = best?.member.story ?? "\(item.sequence)"
        let grade = best.map { $0.member.grade == .possible ? .possible : $0.grade } ?? .first
        let begun = best?.member.begun ?? item.time
        members.append(Member(item: item, vector: vector, story: story, begun: begun, grade: grade))
        seen.append(item)
        return story
    }

    /// Whether a feed's text is a new report after one that it brought: a day later, or with much in its place.
    private func isNext(_ vector: [UInt64: Double], _ member: Member, apart: Int64, _ item: StoryItem) -> Bool {
        let shared = vector.keys.filter { member.vector[$0] != nil }.sorted()
        let similarity = shared.reduce(0.0) { $0 + (vector[$1] ?? 0) * (member.vector[$1] ?? 0) }
        guard similarity >= thresholds.noticeable else { return false }
        if apart >= thresholds.series { return true }
        let lost = 1 - shared.reduce(0.0) { $0 + (member.vector[$1] ?? 0) * (member.vector[$1] ?? 0) }
        let gained = 1 - shared.reduce(0.0) { $0 + (vector[$1] ?? 0) * (vector[$1] ?? 0) }
        let lengths = [item.terms.terms.count, member.item.terms.terms.count].sorted()
        return item.isOfficial && similarity >= thresholds.firm && min(lost, gained) >= thresholds.replaced
            && Double(lengths[0]) >= 0.6 * Double(lengths[1])
    }

    private func vector(of item: StoryItem) -> [UInt64: Double] {
        let alike = seen.suffix(thresholds.frequencyWindow).filter { $0.terms.language == item.terms.language }
        var vector: [UInt64: Double] = [:]
        var sum = 0.0
        for term in item.terms.terms {
            let holding = alike.count { other in other.terms.terms.contains { $0.number == term.number } }
            let rarity = log(Double(alike.count + 100) / Double(holding + 1))
            let weight = (1 + log(Double(term.count))) * max(0, rarity)
            vector[term.number] = weight
            sum += weight * weight
        }
        return vector.mapValues { sum > 0 ? $0 / sum.squareRoot() : $0 }.filter { $0.value > 0 }
    }
}
