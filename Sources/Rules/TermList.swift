import Synchronization

/// The terms of a named list, those of the lists it names included, each once; shared by all rules that name it.
package struct TermList: RandomAccessCollection, ExpressibleByArrayLiteral, Equatable, Sendable {
    private final class Storage: Sendable {
        let terms: [Term]
        private let known = Mutex<String?>(nil)

        init(_ terms: [Term]) {
            self.terms = terms
        }

        /// Made once, when somebody asks.
        var digest: String {
            known.withLock { known in
                if let known { return known }
                let digest = RuleArchive.hash(terms.map(\.entry).joined(separator: "\n"))
                known = digest
                return digest
            }
        }
    }

    private let storage: Storage

    package init(_ terms: [Term]) {
        storage = Storage(terms)
    }

    package init(arrayLiteral terms: Term...) {
        self.init(terms)
    }

    package var startIndex: Int { 0 }
    package var endIndex: Int { storage.terms.count }

    package subscript(index: Int) -> Term {
        storage.terms[index]
    }

    package static func == (left: TermList, right: TermList) -> Bool {
        left.identity == right.identity || left.storage.terms == right.storage.terms
    }

    /// Changes where a term changes.
    var digest: String { storage.digest }

    /// The same for copies of one list.
    var identity: ObjectIdentifier { ObjectIdentifier(storage) }
}
