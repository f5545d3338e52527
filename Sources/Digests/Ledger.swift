package import LookoutModel

/// What became of everything in an edition's window: distinct items and feeds, never passes or attempts.
package struct Ledger: Equatable, Codable, Sendable {
    /// Items that stood in fetched feeds.
    package var fetched: Int
    /// Of these, never seen before.
    package var new: Int
    /// New items that some rule caught.
    package var matched: Int
    /// Matched items that the edition tells as developments.
    package var told: Int
    /// Matched items that stand in the background.
    package var background: Int
    /// Matched items that are told with another item's story.
    package var folded: Int
    /// Of those folded, the ones that joined a story which was told before; nil where there are none.
    package var joined: Int?
    /// Matched items that are held back for now.
    package var held: Int
    /// Matched items that only muted rules caught.
    package var muted: Int
    /// Matched items that only rules on trial caught; nil where there are none.
    package var trial: Int?
    /// Items known to be lost; anything but 0 is a fault.
    package var lost: Int
    /// Messages that were given up when the edition was made, by sink; nil where there are none.
    package var givenUp: [String: Int]?
    /// Stories that somebody was not alerted of because the alerts of the day were used up; nil where there are none.
    package var overBudget: Int?
    /// Stories that somebody was not alerted of because of a silence; nil where there are none.
    package var silenced: Int?
    package var feeds: Feeds
    package var rules: Rules

    /// The feeds of the window.
    package struct Feeds: Equatable, Codable, Sendable {
        /// On, and not left out by the settings.
        package var listed: Int
        /// Answered, changed or not.
        package var read: Int
        /// Of those read, answered that nothing has changed each time.
        package var unchanged: Int
        /// Gave no usable answer.
        package var failed: Int
        /// Of those read, brought a document that broke off; nil where none did.
        package var cutOff: Int?
        /// Off, or left out by the settings or the terms.
        package var leftOut: Int
        /// When the last of them was read; nil where none was.
        package var lastRead: Instant?

        package init(
            listed: Int = 0,
            read: Int = 0,
            unchanged: Int = 0,
            failed: Int = 0,
            cutOff: Int? = nil,
            leftOut: Int = 0,
            lastRead: Instant? = nil
        ) {
            self.listed = listed
            self.read = read
            self.unchanged = unchanged
            self.failed = failed
            self.cutOff = cutOff
            self.leftOut = leftOut
            self.lastRead = lastRead
        }
    }

    /// The rules of the window.
    package struct Rules: Equatable, Codable, Sendable {
        /// In force, last good versions included.
        package var on: Int
        /// Broken and without a last good version.
        package var off: Int

        package init(on: Int = 0, off: Int = 0) {
            self.on = on
            self.off = off
        }
    }

    package init(
        fetched: Int = 0,
        new: Int = 0,
        matched: Int = 0,
        told: Int = 0,
        background: Int = 0,
        folded: Int = 0,
        joined: Int? = nil,
        held: Int = 0,
        muted: Int = 0,
        trial: Int? = nil,
        lost: Int = 0,
        givenUp: [String: Int]? = nil,
        feeds: Feeds = Feeds(),
        rules: Rules = Rules()
    ) {
        self.fetched = fetched
        self.new = new
        self.matched = matched
        self.told = told
        self.background = background
        self.folded = folded
        self.joined = joined
        self.held = held
        self.muted = muted
        self.trial = trial
        self.lost = lost
        self.givenUp = givenUp
        self.feeds = feeds
        self.rules = rules
    }
}
