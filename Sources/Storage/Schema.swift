import GRDB

/// The schema and its migrations.
///
/// Times are seconds since the Unix epoch, days are days since it.
enum Schema {
    /// The newest version this program knows; stored as `user_version`.
    static let version = 9

    /// Creates the schema, or migrates it; refuses a newer one.
    ///
    /// - Throws: `StoreError.newer`, or what SQLite says.
    static func bringUpToDate(_ queue: DatabaseQueue) throws {
        try queue.write { database in
            let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
            if found > version { throw StoreError.newer(path: queue.path, version: found) }
            // Nothing is written where nothing is to be changed: that would be the first wait of every pass.
            if found == version { return }
            if found < 1 { try database.execute(sql: first) }
            if found < 2 { try database.execute(sql: second) }
            if found < 3 { try database.execute(sql: third) }
            if found < 4 { try database.execute(sql: fourth) }
            if found < 5 { try database.execute(sql: fifth) }
            if found < 6 { try database.execute(sql: sixth) }
            if found < 7 { try database.execute(sql: seventh) }
            if found < 8 { try database.execute(sql: eighth) }
            if found < 9 { try database.execute(sql: ninth) }
            try database.execute(sql: "PRAGMA user_version = \(version)")
        }
    }

    /// Makes a store of version 1 and runs `sql` in it: what migrations are tested with.
    ///
    /// - Throws: What SQLite says.
    static func makeFirstVersion(at path: String, sql: String) throws {
        let queue = try DatabaseQueue(path: path)
        try queue.write { database in
            try database.execute(sql: first)
            try database.execute(sql: sql)
            try database.execute(sql: "PRAGMA user_version = 1")
        }
        try queue.close()
    }

    /// Refuses a schema that this program does not know.
    ///
    /// - Throws: `StoreError.newer`, or what SQLite says.
    static func check(_ database: Database) throws {
        let found = try Int.fetchOne(database, sql: "PRAGMA user_version") ?? 0
        if found > version { throw StoreError.newer(path: "", version: found) }
        if found == 0 { throw StoreError.absent(path: "") }
        if found < version { throw StoreError.older(path: "", version: found) }
    }

    private static let first = """
        CREATE TABLE feed (
            id INTEGER PRIMARY KEY,
            key TEXT NOT NULL UNIQUE,
            address TEXT NOT NULL,
            title TEXT,
            addedAt INTEGER NOT NULL,
            etag TEXT,
            lastModified TEXT,
            bodyHash TEXT,
            nextDue INTEGER NOT NULL DEFAULT 0,
            lastAttempt INTEGER,
            lastSuccess INTEGER,
            lastDocument INTEGER,
            failures INTEGER NOT NULL DEFAULT 0,
            failingSince INTEGER,
            failure TEXT,
            isGone INTEGER NOT NULL DEFAULT 0
        ) STRICT;

        CREATE TABLE item (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            id TEXT NOT NULL UNIQUE,
            feed INTEGER NOT NULL REFERENCES feed(id),
            identity TEXT NOT NULL,
            link TEXT,
            language TEXT,
            published INTEGER,
            firstSeen INTEGER NOT NULL,
            lastSeen INTEGER NOT NULL,
            textHash INTEGER NOT NULL,
            revision INTEGER NOT NULL DEFAULT 0,
            isBackground INTEGER NOT NULL DEFAULT 0,
            UNIQUE (feed, identity)
        ) STRICT;
        CREATE INDEX itemFirstSeen ON item(firstSeen);
        CREATE INDEX itemLastSeen ON item(lastSeen);
        CREATE INDEX itemLink ON item(link);

        CREATE TABLE itemText (
            item INTEGER PRIMARY KEY REFERENCES item(seq),
            title TEXT NOT NULL,
            summary TEXT NOT NULL,
            content TEXT NOT NULL,
            author TEXT,
            categories TEXT NOT NULL
        ) STRICT;

        CREATE TABLE story (
            id TEXT PRIMARY KEY,
            firstItem INTEGER NOT NULL REFERENCES item(seq),
            madeAt INTEGER NOT NULL,
            alerts INTEGER NOT NULL DEFAULT 0,
            alertedPriority TEXT
        ) STRICT;

        CREATE TABLE storyItem (
            item INTEGER PRIMARY KEY REFERENCES item(seq),
            story TEXT NOT NULL REFERENCES story(id)
        ) STRICT;
        CREATE INDEX storyItemStory ON storyItem(story);

        CREATE TABLE match (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            item INTEGER NOT NULL REFERENCES item(seq),
            rule TEXT NOT NULL,
            origin TEXT NOT NULL,
            holdsWithoutContent INTEGER NOT NULL,
            texts TEXT NOT NULL,
            matchedAt INTEGER NOT NULL,
            UNIQUE (item, rule)
        ) STRICT;

        CREATE TABLE rule (
            id TEXT PRIMARY KEY,
            file TEXT NOT NULL,
            definitionHash TEXT,
            archive TEXT,
            loadedAt INTEGER,
            brokenSince INTEGER,
            problem TEXT,
            missedAfterItem INTEGER
        ) STRICT;

        CREATE TABLE outbox (
            id TEXT PRIMARY KEY,
            seq INTEGER NOT NULL UNIQUE,
            sink TEXT NOT NULL,
            recipient TEXT NOT NULL,
            kind TEXT NOT NULL,
            story TEXT,
            fileName TEXT NOT NULL,
            body TEXT NOT NULL,
            record TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            state TEXT NOT NULL,
            attempts INTEGER NOT NULL DEFAULT 0,
            nextTry INTEGER NOT NULL,
            expiresAt INTEGER NOT NULL,
            receipt TEXT
        ) STRICT;
        CREATE INDEX outboxOpen ON outbox(state, nextTry) WHERE state NOT IN ('delivered', 'dead');

        CREATE TABLE attempt (
            outbox TEXT NOT NULL REFERENCES outbox(id),
            number INTEGER NOT NULL,
            at INTEGER NOT NULL,
            result TEXT NOT NULL,
            PRIMARY KEY (outbox, number)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE edition (
            name TEXT NOT NULL,
            day INTEGER NOT NULL,
            firstMatch INTEGER NOT NULL,
            lastMatch INTEGER NOT NULL,
            firstItem INTEGER NOT NULL,
            lastItem INTEGER NOT NULL,
            fromAt INTEGER NOT NULL,
            toAt INTEGER NOT NULL,
            body TEXT NOT NULL,
            summary TEXT NOT NULL,
            isWritten INTEGER NOT NULL DEFAULT 0,
            PRIMARY KEY (name, day)
        ) STRICT;

        CREATE TABLE told (
            digest TEXT NOT NULL,
            story TEXT NOT NULL REFERENCES story(id),
            day INTEGER NOT NULL,
            PRIMARY KEY (digest, story)
        ) STRICT, WITHOUT ROWID;

        CREATE TABLE pass (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            startedAt INTEGER NOT NULL,
            isComplete INTEGER NOT NULL DEFAULT 0,
            counts TEXT NOT NULL DEFAULT '{}'
        ) STRICT;

        CREATE TABLE notice (
            key TEXT PRIMARY KEY,
            since INTEGER NOT NULL,
            toldAt INTEGER NOT NULL,
            text TEXT NOT NULL
        ) STRICT;
        """

    /// Other identities of items, items held back, what feeds' items are known by, and stories of several items.
    private static let second = """
        ALTER TABLE feed ADD COLUMN identityScheme TEXT;
        ALTER TABLE item ADD COLUMN heldUntil INTEGER;
        CREATE INDEX itemHeld ON item(heldUntil) WHERE heldUntil IS NOT NULL;
        CREATE INDEX itemFeed ON item(feed, seq);

        CREATE TABLE alias (
            feed INTEGER NOT NULL REFERENCES feed(id),
            identity TEXT NOT NULL,
            item INTEGER NOT NULL REFERENCES item(seq),
            PRIMARY KEY (feed, identity)
        ) STRICT, WITHOUT ROWID;

        ALTER TABLE story ADD COLUMN leader TEXT;
        ALTER TABLE story ADD COLUMN language TEXT;
        ALTER TABLE story ADD COLUMN lists TEXT;
        CREATE INDEX storyLeader ON story(leader) WHERE leader IS NOT NULL;
        CREATE INDEX storyMadeAt ON story(madeAt);
        ALTER TABLE storyItem ADD COLUMN grade TEXT NOT NULL DEFAULT 'first';
        ALTER TABLE storyItem ADD COLUMN similarity REAL;
        ALTER TABLE storyItem ADD COLUMN copiedFrom TEXT;
        ALTER TABLE storyItem ADD COLUMN hasRecurringTitle INTEGER NOT NULL DEFAULT 0;
        ALTER TABLE storyItem ADD COLUMN hasRecurringLead INTEGER NOT NULL DEFAULT 0;
        """

    /// Silences, and alerts that were withheld.
    private static let third = """
        CREATE TABLE silence (
            id INTEGER PRIMARY KEY AUTOINCREMENT,
            rule TEXT,
            story TEXT,
            author TEXT NOT NULL,
            reason TEXT NOT NULL,
            createdAt INTEGER NOT NULL,
            endsAt INTEGER NOT NULL,
            liftedAt INTEGER
        ) STRICT;

        CREATE TABLE withheld (
            story TEXT NOT NULL,
            sink TEXT NOT NULL,
            recipient TEXT NOT NULL,
            priority TEXT NOT NULL,
            reason TEXT NOT NULL,
            rule TEXT NOT NULL,
            at INTEGER NOT NULL,
            PRIMARY KEY (story, sink, recipient, priority, reason)
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX withheldAt ON withheld(at);
        CREATE INDEX outboxStory ON outbox(story) WHERE story IS NOT NULL;
        CREATE INDEX outboxCreated ON outbox(sink, recipient, createdAt);
        CREATE INDEX matchRule ON match(rule, seq);
        """

    /// What a home is known by, wherever it is moved.
    private static let fourth = """
        CREATE TABLE identity (
            name TEXT PRIMARY KEY,
            value TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// The index of the archive: rows are items, tokens those of `IndexTokens`, which SQLite only parts at spaces.
    ///
    /// `lastItem` is the last item that was indexed in the order of items; those of them that changed since are in
    /// `searchChanged`.
    private static let fifth = """
        CREATE VIRTUAL TABLE searchIndex
            USING fts5(tokens, content = '', columnsize = 0, detail = none, tokenize = 'ascii');
        CREATE VIRTUAL TABLE searchVocabulary USING fts5vocab(searchIndex, 'row');
        CREATE TABLE searchProgress (
            id INTEGER PRIMARY KEY CHECK (id = 1),
            lastItem INTEGER NOT NULL
        ) STRICT;
        INSERT INTO searchProgress (id, lastItem) VALUES (1, 0);
        CREATE TABLE searchChanged (
            item INTEGER PRIMARY KEY REFERENCES item(seq)
        ) STRICT;
        """

    /// Headlines that items had before, the editions beside which pages are still to be written, and what pages that are
    /// written again and again were made from.
    private static let sixth = """
        CREATE TABLE itemTitle (
            item INTEGER NOT NULL REFERENCES item(seq),
            number INTEGER NOT NULL,
            title TEXT NOT NULL,
            replacedAt INTEGER NOT NULL,
            PRIMARY KEY (item, number)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE unwrittenPages (
            edition INTEGER PRIMARY KEY
        ) STRICT;
        CREATE TABLE page (
            name TEXT PRIMARY KEY,
            basis TEXT NOT NULL
        ) STRICT, WITHOUT ROWID;
        CREATE INDEX outboxKind ON outbox(kind);
        CREATE INDEX outboxStuck ON outbox(state, sink, createdAt) WHERE state IN ('retry', 'dead');
        """

    /// How often the documents of feeds crashed the reader since one was read.
    private static let seventh = """
        ALTER TABLE feed ADD COLUMN crashes INTEGER NOT NULL DEFAULT 0;
        """

    /// What a feed's rhythm and address are learnt from, what was asked of each host on each day (UTC), and hosts that asked
    /// to be let alone.
    private static let eighth = """
        CREATE TABLE feedCourse (
            feed INTEGER PRIMARY KEY REFERENCES feed(id),
            fullAt INTEGER,
            newestAt INTEGER,
            pace INTEGER NOT NULL DEFAULT 0,
            missedAt INTEGER,
            movedTo TEXT,
            movedTimes INTEGER NOT NULL DEFAULT 0,
            wish TEXT
        ) STRICT;
        CREATE TABLE hostTraffic (
            host TEXT NOT NULL,
            day INTEGER NOT NULL,
            requests INTEGER NOT NULL,
            notModified INTEGER NOT NULL,
            throttled INTEGER NOT NULL,
            bytes INTEGER NOT NULL,
            PRIMARY KEY (host, day)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE hostPause (
            host TEXT PRIMARY KEY,
            endsAt INTEGER NOT NULL,
            status INTEGER NOT NULL
        ) STRICT, WITHOUT ROWID;
        """

    /// Nothing is ever looked up by the link of an item.
    private static let ninth = """
        DROP INDEX IF EXISTS itemLink;
        """
}
