/// All rules of a set made ready to be evaluated: their trees in flat arrays, terms as numbers, lists as ranges.
struct RuleProgram: Sendable {
    /// What a node of a tree asks.
    enum Kind: UInt8 {
        /// One of the terms of a range.
        case terms
        /// All of the children of a range.
        case all
        /// One of the children of a range.
        case any
        /// Not its one child.
        case not
        /// A hit of each of two children, at most `number` positions apart.
        case near
        /// The same, in this order.
        case before
        /// Its one child, within one sentence.
        case sentence
        /// A hit of each child of a range in a stretch of `number` positions.
        case window
        /// At least `number` places of its one child that do not overlap.
        case atLeast
        /// A match of the regular expression that is `number` in `patterns`.
        case pattern
        /// One of the texts of a range is the source.
        case source
        /// One of the texts of a range is the language.
        case language
    }

    /// A node of a tree.
    struct Node {
        let kind: Kind
        /// Where its terms count.
        let fields: FieldSet
        /// Its terms, children or texts, as a range of `terms`, `children` or `texts`.
        let first: Int32
        let count: Int32
        let number: Int32

        /// The range.
        var range: Range<Int> {
            @inline(__always) get { Int(first)..<Int(first &+ count) }
        }
    }

    /// A range of `terms`.
    struct Terms {
        var first: Int32 = 0
        var count: Int32 = 0

        /// The range.
        var range: Range<Int> {
            @inline(__always) get { Int(first)..<Int(first &+ count) }
        }
    }

    /// One rule.
    struct Entry {
        let root: Int32
        /// Terms that keep an item out, as a range of `ranges`.
        let none: Range<Int32>
        /// Terms whose places count as empty, as a range of `ranges`.
        let except: Range<Int32>
        let fields: FieldSet
        let hasCondition: Bool
    }

    var entries: [Entry] = []
    var nodes: [Node] = []
    /// Numbers of nodes.
    var children: [Int32] = []
    /// Numbers of terms, each range sorted.
    var terms: [Int32] = []
    /// Ranges of `terms` that stand for `none` and `except` of rules: a rule's own terms, and lists that rules share.
    var ranges: [Terms] = []
    /// The ranges of long lists, which rules share.
    var lists: [Terms] = []
    var texts: [String] = []
    var patterns: [RulePattern] = []
    /// All fields that any rule looks at.
    var fields = FieldSet()

    /// The children of a node.
    func children(of node: Node) -> ArraySlice<Int32> {
        children[Int(node.first)..<Int(node.first + node.count)]
    }

    /// The terms of a node.
    func terms(of node: Node) -> ArraySlice<Int32> {
        terms[Int(node.first)..<Int(node.first + node.count)]
    }

    /// The terms of a range.
    func terms(_ range: Terms) -> ArraySlice<Int32> {
        terms[Int(range.first)..<Int(range.first + range.count)]
    }

    /// The texts of a node.
    func texts(of node: Node) -> ArraySlice<String> {
        texts[Int(node.first)..<Int(node.first + node.count)]
    }
}
