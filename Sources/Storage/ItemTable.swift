import GRDB
package import LookoutModel

/// The verbs on items and their texts.
package struct ItemTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Which of a feed's identities the store knows.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func known(in feed: FeedID, among identities: [String]) throws -> [String: KnownItem] {
        guard let feedRow = try FeedTable(database).row(feed) else { return [:] }
        let statement = try database.cachedStatement(
            sql: "SELECT seq, id, textHash FROM item WHERE feed = ? AND identity = ?"
        )
        let alias = try database.cachedStatement(
            sql: """
                SELECT item.seq, item.id, item.textHash FROM alias JOIN item ON item.seq = alias.item
                WHERE alias.feed = ? AND alias.identity = ?
                """
        )
        var known: [String: KnownItem] = [:]
        for identity in identities where known[identity] == nil {
            let row =
                try Row.fetchOne(statement, arguments: [feedRow, identity])
                ?? Row.fetchOne(alias, arguments: [feedRow, identity])
            if let row { known[identity] = KnownItem(sequence: row[0], id: row[1], textHash: row[2]) }
        }
        return known
    }

    /// Notes a further identity of an item of a feed.
    ///
    /// - Throws: `StoreError`.
    package func alias(_ identity: String, in feed: FeedID, to sequence: Int64) throws {
        guard let feedRow = try FeedTable(database).row(feed) else { return }
        try database.cachedStatement(sql: "INSERT OR REPLACE INTO alias (feed, identity, item) VALUES (?, ?, ?)")
            .execute(arguments: [feedRow, identity, sequence])
    }

    /// The latest items of a feed, the newest first, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func latest(in feed: FeedID, limit: Int) throws -> [ItemOutline] {
        guard let feedRow = try FeedTable(database).row(feed) else { return [] }
        let statement = try database.cachedStatement(
            sql: """
                SELECT item.seq, item.id, item.textHash, itemText.title, item.link, item.published
                FROM item JOIN itemText ON itemText.item = item.seq WHERE item.feed = ? ORDER BY item.seq DESC LIMIT ?
                """
        )
        return try Row.fetchAll(statement, arguments: [feedRow, limit]).map { row in
            ItemOutline(
                known: KnownItem(sequence: row[0], id: row[1], textHash: row[2]),
                title: row[3],
                link: row[4],
                published: (row[5] as Int64?).map { Instant(seconds: $0) }
            )
        }
    }

    /// Hands over title and lead (`length` characters) of the latest items of a feed before `sequence`, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func forEachHeading(
        in feed: FeedID,
        before sequence: Int64,
        limit: Int,
        length: Int,
        _ body: (_ title: String, _ lead: String) -> Void
    ) throws {
        guard let feedRow = try FeedTable(database).row(feed) else { return }
        let rows = try Row.fetchCursor(
            database.cachedStatement(
                sql: """
                    SELECT itemText.title, substr(CASE WHEN itemText.summary = '' THEN itemText.content
                        ELSE itemText.summary END, 1, ?)
                    FROM item JOIN itemText ON itemText.item = item.seq
                    WHERE item.feed = ? AND item.seq < ? ORDER BY item.seq DESC LIMIT ?
                    """
            ),
            arguments: [length, feedRow, sequence, limit]
        )
        while let row = try rows.next() { body(row[0], row[1]) }
    }

    /// Stores a new item of a feed that was saved before; returns its sequence.
    ///
    /// - Throws: `StoreError`.
    package func insert(_ new: NewItem, firstSeen: Instant) throws -> Int64 {
        let item = new.item
        try database.cachedStatement(sql: ItemTable.insertion).execute(arguments: [
            new.id, item.feed.rawValue, item.identity, item.link, item.language, item.published?.seconds,
            firstSeen.seconds,
            firstSeen.seconds, new.textHash, new.isBackground, new.heldUntil?.seconds,
        ])
        let sequence = database.lastInsertedRowID
        try database.cachedStatement(
            sql: "INSERT INTO itemText (item, title, summary, content, author, categories) VALUES (?, ?, ?, ?, ?, ?)"
        ).execute(arguments: [
            sequence, item.title, item.summary, item.content, item.author, try StoredJSON.text(ofList: item.categories),
        ])
        return sequence
    }

    /// Stores the text of a known item that changed at `now`, and keeps its headline where it had another.
    ///
    /// - Throws: `StoreError`.
    package func update(_ sequence: Int64, with item: Item, textHash: Int64, at now: Instant) throws {
        let before = try String.fetchOne(
            database.cachedStatement(sql: "SELECT title FROM itemText WHERE item = ?"),
            arguments: [sequence]
        )
        if let before, before != item.title, !before.isEmpty {
            try TitleTable(database).note(before, of: sequence, replacedAt: now)
        }
        try database.cachedStatement(
            sql:
                "UPDATE item SET textHash = ?, link = ?, language = ?, published = ?, revision = revision + 1 WHERE seq = ?"
        ).execute(arguments: [textHash, item.link, item.language, item.published?.seconds, sequence])
        try database.cachedStatement(
            sql: "UPDATE itemText SET title = ?, summary = ?, content = ?, author = ?, categories = ? WHERE item = ?"
        ).execute(arguments: [
            item.title, item.summary, item.content, item.author, try StoredJSON.text(ofList: item.categories), sequence,
        ])
        // Indexed later, as all items are; one that the index does not know yet it will see as it is then.
        try database.cachedStatement(
            sql: "INSERT OR IGNORE INTO searchChanged SELECT ?1 WHERE ?1 <= (SELECT lastItem FROM searchProgress)"
        ).execute(arguments: [sequence])
    }

    /// Notes that a document held these items at `now`.
    ///
    /// - Throws: `StoreError`.
    package func touch(_ sequences: [Int64], at now: Instant) throws {
        let statement = try database.cachedStatement(sql: "UPDATE item SET lastSeen = ? WHERE seq = ? AND lastSeen < ?")
        for sequence in sequences {
            try statement.execute(arguments: [now.seconds, sequence, now.seconds])
        }
    }

    /// The highest sequence so far; 0 where there is none.
    ///
    /// - Throws: `StoreError`.
    package func lastSequence() throws -> Int64 {
        try Int64.fetchOne(database, sql: "SELECT max(seq) FROM item") ?? 0
    }

    /// The highest sequence of the items that were first seen before a time; 0 where there is none.
    ///
    /// - Throws: `StoreError`.
    package func lastSequence(before time: Instant) throws -> Int64 {
        try Int64.fetchOne(
            database,
            sql: "SELECT max(seq) FROM item WHERE firstSeen < ?",
            arguments: [time.seconds]
        ) ?? 0
    }

    /// How many items a document held after `from` and up to `to`.
    ///
    /// - Throws: `StoreError`.
    package func seen(after from: Instant, upTo to: Instant) throws -> Int {
        try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM item WHERE lastSeen > ? AND lastSeen <= ?",
            arguments: [from.seconds, to.seconds]
        ) ?? 0
    }

    /// How many items have a sequence in `range`.
    ///
    /// - Throws: `StoreError`.
    package func count(in range: ClosedRange<Int64>) throws -> Int {
        try Int.fetchOne(
            database,
            sql: "SELECT count(*) FROM item WHERE seq BETWEEN ? AND ?",
            arguments: [range.lowerBound, range.upperBound]
        ) ?? 0
    }

    /// How many items of `feeds` after `first` and up to `last` no rule caught, old ones of a first look left out.
    ///
    /// - Throws: `StoreError`.
    package func uncaught(of feeds: [FeedID], after first: Int64, upTo last: Int64) throws -> Int {
        try Int.fetchOne(
            database,
            sql: "SELECT count(*)" + ItemTable.uncaught,
            arguments: [try StoredJSON.text(feeds.map(\.rawValue)), first, last]
        ) ?? 0
    }

    /// The items that `uncaught(of:after:upTo:)` counts, the latest first, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func uncaught(of feeds: [FeedID], after first: Int64, upTo last: Int64, limit: Int) throws -> [StoredItem] {
        let sequences = try Int64.fetchAll(
            database,
            sql: "SELECT item.seq" + ItemTable.uncaught + " ORDER BY item.seq DESC LIMIT ?",
            arguments: [try StoredJSON.text(feeds.map(\.rawValue)), first, last, limit]
        )
        return try fetch(sequences)
    }

    private static let uncaught = """
         FROM item JOIN feed ON feed.id = item.feed
        WHERE feed.key IN (SELECT value FROM json_each(?)) AND item.seq > ? AND item.seq <= ? AND item.isBackground = 0
            AND NOT EXISTS (SELECT 1 FROM match WHERE match.item = item.seq)
        """

    /// Hands over items in the order in which they were seen: those after `sequence` that were first seen at or after `since`.
    ///
    /// - Throws: `StoreError`, or what `body` throws.
    package func forEach(after sequence: Int64, since: Instant, _ body: (StoredItem) throws -> Void) throws {
        let rows = try Row.fetchCursor(
            database,
            sql: ItemTable.selection + " WHERE item.seq > ? AND item.firstSeen >= ? ORDER BY item.seq",
            arguments: [sequence, since.seconds]
        )
        while let row = try rows.next() {
            try body(ItemTable.stored(row))
        }
    }

    /// At most `limit` items in the order in which they were seen: those after `sequence` first seen at or after `since`.
    ///
    /// A reader that looks at much takes it page by page, so that a run need not wait to write.
    ///
    /// - Throws: `StoreError`.
    package func page(after sequence: Int64, since: Instant, limit: Int) throws -> [StoredItem] {
        let statement = try database.cachedStatement(
            sql: ItemTable.selection + " WHERE item.seq > ? AND item.firstSeen >= ? ORDER BY item.seq LIMIT ?"
        )
        return try Row.fetchAll(statement, arguments: [sequence, since.seconds, limit]).map(ItemTable.stored)
    }

    /// The items with these sequences, in their order.
    ///
    /// - Throws: `StoreError`.
    package func fetch(_ sequences: some Sequence<Int64>) throws -> [StoredItem] {
        let statement = try database.cachedStatement(sql: ItemTable.selection + " WHERE item.seq = ?")
        return try sequences.compactMap { sequence in
            try Row.fetchOne(statement, arguments: [sequence]).map(ItemTable.stored)
        }
    }

    /// The items after `sequence` that were first seen at or after `since`, in their order, at most `limit`.
    ///
    /// A reader that goes through the archive so holds up nobody for long.
    ///
    /// - Throws: `StoreError`.
    package func chunk(after sequence: Int64, since: Instant, limit: Int) throws -> [StoredItem] {
        try Row.fetchAll(
            database,
            sql: ItemTable.selection + " WHERE item.seq > ? AND item.firstSeen >= ? ORDER BY item.seq LIMIT ?",
            arguments: [sequence, since.seconds, limit]
        ).map(ItemTable.stored)
    }

    /// The items whose id begins so, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func fetch(idPrefix: String, limit: Int) throws -> [StoredItem] {
        try Row.fetchAll(
            database,
            sql: ItemTable.selection + " WHERE substr(item.id, 1, ?) = ? ORDER BY item.seq LIMIT ?",
            arguments: [idPrefix.unicodeScalars.count, idPrefix, limit]
        ).map(ItemTable.stored)
    }

    /// The items whose link fulfils a condition, the newest first, at most `limit`.
    ///
    /// - Throws: `StoreError`.
    package func fetch(limit: Int, whereLink isWanted: (String) -> Bool) throws -> [StoredItem] {
        let rows = try Row.fetchCursor(
            database,
            sql: "SELECT seq, link FROM item WHERE link IS NOT NULL ORDER BY seq DESC"
        )
        var sequences: [Int64] = []
        while sequences.count < limit, let row = try rows.next() {
            if isWanted(row[1]) { sequences.append(row[0]) }
        }
        return try fetch(sequences)
    }

    // Of one row that is given by its values: for INSERT ... SELECT and REPLACE SQLite copies every page that it is about
    // to change, which takes longer than all else.
    private static let insertion = """
        INSERT INTO item (id, feed, identity, link, language, published, firstSeen, lastSeen, textHash, isBackground,
            heldUntil)
        VALUES (?, (SELECT id FROM feed WHERE key = ?), ?, ?, ?, ?, ?, ?, ?, ?, ?)
        """

    static let selection = """
        SELECT item.seq, item.id, feed.key, item.identity, item.link, item.language, item.published, item.firstSeen,
            item.revision, item.isBackground, itemText.title, itemText.summary, itemText.content, itemText.author,
            itemText.categories, item.heldUntil
        FROM item JOIN feed ON feed.id = item.feed JOIN itemText ON itemText.item = item.seq
        """

    static func stored(_ row: Row) -> StoredItem {
        let published: Int64? = row[6]
        let item = Item(
            identity: row[3],
            feed: FeedID(row[2]),
            title: row[10],
            link: row[4],
            summary: row[11],
            content: row[12],
            author: row[13],
            language: row[5],
            categories: StoredJSON.list(row[14]),
            published: published.map { Instant(seconds: $0) }
        )
        return StoredItem(
            sequence: row[0],
            id: row[1],
            item: item,
            firstSeen: Instant(seconds: row[7]),
            revision: row[8],
            isBackground: row[9],
            heldUntil: (row[15] as Int64?).map { Instant(seconds: $0) }
        )
    }
}
