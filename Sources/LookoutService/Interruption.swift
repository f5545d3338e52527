/// How a pass is asked from outside to end early, as by a signal.
package struct Interruption: Sendable {
    /// From now on a wish to end is held until `end`.
    package let begin: @Sendable () -> Void
    /// Whether it is wished.
    package let isAsked: @Sendable () -> Bool
    /// What had to be kept is kept; where it was wished, this does not return.
    package let end: @Sendable () -> Void

    package init(
        begin: @escaping @Sendable () -> Void,
        isAsked: @escaping @Sendable () -> Bool,
        end: @escaping @Sendable () -> Void
    ) {
        self.begin = begin
        self.isAsked = isAsked
        self.end = end
    }

    /// Nobody wishes anything.
    package static let never = Interruption(begin: {}, isAsked: { false }, end: {})
}
