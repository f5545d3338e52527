import LookoutModel
import Stories
import TestSupport
import Testing

@Suite struct IdentityLearningTests {
    private func evidence(_ guid: String?, _ link: String?, _ title: String = "T", at published: Int64? = 1)
        -> ItemIdentity.Evidence
    {
        ItemIdentity.Evidence(
            guid: guid,
            link: link,
            title: title,
            published: published.map { Instant(seconds: $0) }
        )
    }

    private func scheme(_ document: [ItemIdentity.Evidence], _ remembered: IdentityScheme? = nil) -> IdentityScheme {
        IdentityLearning.scheme(for: document, remembered: remembered)
    }

    @Test func `guids that tell the items apart are kept`() {
        #expect(scheme([evidence("1", "https://e.org/a"), evidence("2", "https://e.org/a")]) == .guid)
        #expect(scheme([evidence("1", nil)]) == .guid)
        #expect(scheme([]) == .guid)
    }

    @Test func `a guid that all items share is no guid`() {
        let document = (1...5).map { evidence("feed", "https://e.org/\($0)", "Title \($0)") }
        #expect(scheme(document) == .link)
        // And is none later, where the document happens to hold one item.
        #expect(scheme([document[0]], .link) == .link)
        #expect(ItemIdentity.identities(of: [document[0]], scheme: .link) == ["link:e.org/1"])
    }

    @Test func `two items that share a guid are told apart by themselves`() {
        var document = (1...8).map { evidence("\($0)", "https://e.org/\($0)", "Title \($0)") }
        document.append(evidence("8", "https://e.org/9", "Title 9"))
        #expect(scheme(document) == .guid)
        #expect(Set(ItemIdentity.identities(of: document)).count == 9)
    }

    @Test func `fragments matter where links differ only there, and go on to matter`() {
        let document = (1...3).map { evidence(nil, "https://e.org/page#\($0)", "Title \($0)") }
        let learnt = scheme(document)
        #expect(learnt == .exactGUID)
        let later = [evidence(nil, "https://e.org/page#4", "Title 4")]
        #expect(scheme(later, learnt) == .exactGUID)
        #expect(ItemIdentity.identities(of: later, scheme: learnt) == ["link:https://e.org/page#4"])
    }

    @Test func `title and date are left where neither guid nor link says anything`() {
        let document = (1...4).map { evidence("same", "https://e.org/", "Title \($0)") }
        #expect(scheme(document) == .title)
        #expect(Set(ItemIdentity.identities(of: document, scheme: .title)).count == 4)
    }

    @Test func `after a change of ids links are trusted where they tell the items apart`() {
        let good = [evidence("1", "https://e.org/1"), evidence("2", "https://e.org/2")]
        #expect(IdentityLearning.scheme(afterChangeOfIDs: .guid, for: good) == .link)
        let fragments = [evidence("1", "https://e.org/#1"), evidence("2", "https://e.org/#2")]
        #expect(IdentityLearning.scheme(afterChangeOfIDs: .guid, for: fragments) == .exactLink)
        let bare = [evidence("1", nil), evidence("2", nil)]
        #expect(IdentityLearning.scheme(afterChangeOfIDs: .guid, for: bare) == .guid)
        let one = [evidence("1", "https://e.org/"), evidence("2", "https://e.org/", "Other")]
        #expect(IdentityLearning.scheme(afterChangeOfIDs: .guid, for: one) == .guid)
        #expect(IdentityLearning.scheme(afterChangeOfIDs: .title, for: good) == .title)
    }

    @Test(arguments: UInt64(1)...60)
    func `no scheme is ever taken back, and no two different items of a document are one`(seed: UInt64) {
        var dice = SeededGenerator(seed: seed)
        func pick(_ count: Int) -> Int { Int.random(in: 0..<count, using: &dice) }
        var remembered: IdentityScheme?
        for _ in 0..<12 {
            let document = (0..<pick(12)).map { _ in
                evidence(
                    pick(4) == 0 ? nil : "https://e.org/\(pick(6))#\(pick(3))",
                    pick(4) == 0 ? nil : "http://e.org/\(pick(5))?utm_source=\(pick(2))#\(pick(2))",
                    pick(5) == 0 ? "" : "Title \(pick(6))",
                    at: pick(3) == 0 ? nil : Int64(pick(4))
                )
            }
            let learnt = scheme(document, remembered)
            #expect(learnt >= remembered ?? .guid, "seed \(seed)")
            #expect(scheme(document, learnt) == learnt, "seed \(seed): not settled")
            let identities = ItemIdentity.identities(of: document, scheme: learnt)
            let named = identities.compactMap(\.self)
            #expect(Set(named).count == named.count, "seed \(seed)")
            let hasName = document.filter { $0.guid != nil || $0.link != nil || !$0.title.isEmpty }
            #expect(named.count == Set(hasName).count, "seed \(seed): \(learnt)")
            remembered = learnt
        }
    }

    @Test(arguments: IdentityScheme.allCases)
    func `an identity does not depend on the order of the document`(scheme: IdentityScheme) {
        let document = (1...9).map { evidence($0 % 3 == 0 ? nil : "\($0 / 2)", "https://e.org/\($0 / 3)", "T\($0)") }
        let identities = ItemIdentity.identities(of: document, scheme: scheme)
        #expect(ItemIdentity.identities(of: document.reversed(), scheme: scheme) == identities.reversed())
    }
}
