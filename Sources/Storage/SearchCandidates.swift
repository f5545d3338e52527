/// Items that may be what is looked for.
package struct SearchCandidates: Hashable, Sendable {
    /// The latest first.
    package let sequences: [Int64]
    /// Whether the index could leave out none, because the condition says nothing about words.
    package let isEvery: Bool
}
