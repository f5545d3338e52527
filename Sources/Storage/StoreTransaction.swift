import GRDB

/// One transaction on the store, and the tables whose verbs may be used in it.
///
/// It lives as long as the closure of `Store.read` or `Store.write` that it was handed to.
package struct StoreTransaction {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    package var feeds: FeedTable { FeedTable(database) }
    package var hosts: HostTable { HostTable(database) }
    package var items: ItemTable { ItemTable(database) }
    package var titles: TitleTable { TitleTable(database) }
    package var matches: MatchTable { MatchTable(database) }
    package var holds: HoldTable { HoldTable(database) }
    package var stories: StoryTable { StoryTable(database) }
    package var silences: SilenceTable { SilenceTable(database) }
    package var withheld: WithheldTable { WithheldTable(database) }
    package var rules: RuleTable { RuleTable(database) }
    package var outbox: OutboxTable { OutboxTable(database) }
    package var editions: EditionTable { EditionTable(database) }
    package var pages: PageTable { PageTable(database) }
    package var passes: PassTable { PassTable(database) }
    package var notices: NoticeTable { NoticeTable(database) }
    package var identities: IdentityTable { IdentityTable(database) }
    package var search: SearchTable { SearchTable(database) }

    /// The statements that make the tables and indices, in a fixed order.
    func schema() throws -> [String] {
        try String.fetchAll(database, sql: "SELECT sql FROM sqlite_schema WHERE sql IS NOT NULL ORDER BY name")
    }
}
