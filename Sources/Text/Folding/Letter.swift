/// One letter or digit of a folded text, as matching compares it, in 32 bits.
///
/// Public, as are its members that are inlined into other modules: with this compiler they must be. Nothing outside the
/// package sees them.
@frozen
public struct Letter: Hashable, Sendable {
    /// The folded scalar in the lowest 21 bits, how it joins the letter before it in 2, marks in 5, its script in 3.
    public let bits: UInt32

    /// How two neighbouring letters are parted.
    public enum Joint: UInt32 {
        /// Both in a script with spaces, in one word.
        case none = 0
        /// Both in a script with spaces, with a break between them.
        case required = 1
        /// At a change of script, or in a script where a break means nothing; also before the first letter.
        case optional = 2
    }

    /// Something other than letters of the same script stands before it.
    @usableFromInline static let edge: UInt32 = 1 << 23
    /// A term that is not open may start here.
    @usableFromInline static let start: UInt32 = 1 << 24
    /// A capital in the text.
    @usableFromInline static let capital: UInt32 = 1 << 25
    /// Something other than letters stands before it, or nothing at all.
    @usableFromInline static let breakBefore: UInt32 = 1 << 26
    /// Its form is not what the folded letter and its case tell.
    @usableFromInline static let ownForm: UInt32 = 1 << 30

    /// The letter of these bits.
    @inlinable
    @inline(__always)
    public init(bits: UInt32) {
        self.bits = bits
    }

    /// Puts a letter together: `previous` is the script of the letter before it, nil for the first.
    init(
        _ folded: UInt32,
        form: UInt32,
        _ script: Script,
        after previous: Script?,
        hasBreak: Bool,
        isCapital: Bool
    ) {
        let isEdge = hasBreak || previous != script
        let joint: Joint = script == .word && previous == .word ? (hasBreak ? .required : .none) : .optional
        var bits = folded | joint.rawValue << 21 | UInt32(script.rawValue) << 27
        if isEdge { bits |= Letter.edge }
        if isEdge || script.startsAnywhere { bits |= Letter.start }
        if isCapital { bits |= Letter.capital }
        if hasBreak { bits |= Letter.breakBefore }
        if form != (isCapital ? folded &- 0x20 : folded) { bits |= Letter.ownForm }
        self.bits = bits
    }

    /// The folded scalar.
    @inlinable @inline(__always) public var folded: UInt32 { bits & 0x1F_FFFF }
    /// The folded scalar with its joint: what a step inside a term compares.
    @inlinable @inline(__always) public var step: UInt32 { bits & 0x7F_FFFF }
    /// Its script.
    @inlinable @inline(__always) public var script: Script {
        Script(rawValue: UInt8(truncatingIfNeeded: bits >> 27) & 7) ?? .separator
    }
    /// Whether its script has words between spaces.
    @inlinable @inline(__always) public var isOfWord: Bool { bits >> 27 & 7 == 1 }
    /// Its form, where it is what the folded letter and its case tell; nil where it is another.
    @inlinable var plainForm: UInt32? {
        bits & Letter.ownForm != 0 ? nil : isCapital ? folded &- 0x20 : folded
    }
    /// Whether a word, or a run of letters of one script, starts with it.
    @inlinable @inline(__always) public var isEdge: Bool { bits & Letter.edge != 0 }
    /// Whether a term may start with it.
    @inlinable @inline(__always) public var isStart: Bool { bits & Letter.start != 0 }
    /// Whether it is a capital.
    @inlinable @inline(__always) public var isCapital: Bool { bits & Letter.capital != 0 }
    /// Whether something parts it from the letter before.
    @inlinable @inline(__always) public var hasBreakBefore: Bool { bits & Letter.breakBefore != 0 }
}
