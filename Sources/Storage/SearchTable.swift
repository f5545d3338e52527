import GRDB
import LookoutModel
package import Text

/// The verbs on the index of the archive.
///
/// An item's row in the index has its sequence as its number, and only ever gains tokens: an item whose text has changed
/// is indexed again beside what it was. So the index may name items too many, which whoever asks looks at anyway.
package struct SearchTable {
    private let database: Database

    init(_ database: Database) {
        self.database = database
    }

    /// Indexes the next items: first those whose text has changed, then the oldest that were never indexed; returns how many.
    ///
    /// At most `limit` items, and no further one once their texts have so many `bytes`.
    ///
    /// - Throws: `StoreError`, as every verb does through `Store`.
    package func indexNext(limit: Int, bytes: Int) throws -> Int {
        let tokens = IndexTokens()
        let insert = try database.cachedStatement(sql: "INSERT INTO searchIndex (rowid, tokens) VALUES (?, ?)")
        var (count, size) = (0, 0)
        var last: Int64?
        var changed: [Int64] = []
        // The index is written fastest in the order of its rows.
        for source in [SearchTable.changed, SearchTable.unindexed] where count < limit && size < bytes {
            let isChanged = source == SearchTable.changed
            let rows = try Row.fetchCursor(database.cachedStatement(sql: source), arguments: [limit - count])
            while size < bytes, let row = try rows.next() {
                let sequence: Int64 = row[0]
                let categories = StoredJSON.list(row[6])
                let texts = [row[1], row[2], row[3], row[4] ?? "", row[5] ?? ""] + categories
                try insert.execute(arguments: [sequence, tokens.line(of: texts)])
                count += 1
                size += texts.reduce(0) { $0 + $1.utf8.count }
                if isChanged { changed.append(sequence) } else { last = sequence }
            }
        }
        for sequence in changed {
            try database.cachedStatement(sql: "DELETE FROM searchChanged WHERE item = ?").execute(arguments: [sequence])
        }
        if let last { try database.execute(sql: "UPDATE searchProgress SET lastItem = ?", arguments: [last]) }
        return count
    }

    /// How many items the index does not know, or not as they are now.
    ///
    /// - Throws: `StoreError`.
    package func unindexedCount() throws -> Int {
        try Int.fetchOne(
            database,
            sql: """
                SELECT (SELECT count(*) FROM searchChanged)
                    + (SELECT count(*) FROM item WHERE seq > (SELECT lastItem FROM searchProgress))
                """
        ) ?? 0
    }

    /// The items that may fulfil a condition, the latest first, at most `limit`; those that are not indexed are among them.
    ///
    /// - Throws: `StoreError`.
    package func candidates(_ condition: IndexCondition, _ filter: ItemFilter, limit: Int) throws -> SearchCandidates {
        let expression = SearchExpression(try resolved(condition))
        var sql = "SELECT item.seq FROM item WHERE 1"
        var arguments: StatementArguments = []
        if let text = expression.text {
            sql += SearchTable.found
            arguments += [text]
        }
        if let feeds = filter.feeds {
            sql += " AND item.feed IN (SELECT id FROM feed WHERE key IN (\(databaseQuestionMarks(count: feeds.count))))"
            arguments += StatementArguments(feeds.map(\.rawValue))
        }
        if let from = filter.from {
            sql += " AND \(SearchTable.date) >= ?"
            arguments += [from.seconds]
        }
        if let end = filter.before {
            sql += " AND \(SearchTable.date) < ?"
            arguments += [end.seconds]
        }
        if let rule = filter.rule {
            sql += " AND item.seq IN (SELECT item FROM match WHERE rule = ?)"
            arguments += [rule.rawValue]
        }
        sql += " ORDER BY \(SearchTable.date) DESC, item.seq DESC LIMIT ?"
        arguments += [limit]
        return SearchCandidates(
            sequences: try Int64.fetchAll(database, sql: sql, arguments: arguments),
            isEvery: expression.text == nil
        )
    }

    /// The most words of the index that one part of a word may stand for.
    private static let wordLimit = 500

    /// The condition with the words of the index in which what is asked for stands.
    private func resolved(_ condition: IndexCondition) throws -> IndexCondition {
        switch condition {
        case .anything, .token, .beginning: return condition
        case .all(let parts):
            // To go through all words of the index takes longer than to look at what the other parts let through.
            let others = parts.filter { if case .containing = $0 { false } else { true } }
            return .conjunction(try (others.isEmpty ? parts : others).map(resolved))
        case .any(let parts): return .disjunction(try parts.map(resolved))
        case .containing(let part):
            let words = try String.fetchAll(
                database,
                sql: "SELECT term FROM searchVocabulary WHERE instr(term, ?) LIMIT ?",
                arguments: [part, SearchTable.wordLimit + 1]
            )
            guard words.count <= SearchTable.wordLimit else { return .anything }
            return .disjunction(words.map { .token($0) } + [.token(IndexTokens.longWord)])
        }
    }

    private static let date = "min(coalesce(item.published, item.firstSeen), item.firstSeen)"

    private static let found = """
         AND item.seq IN (
            SELECT rowid FROM searchIndex WHERE searchIndex MATCH ?
            UNION ALL SELECT item FROM searchChanged
            UNION ALL SELECT seq FROM item WHERE seq > (SELECT lastItem FROM searchProgress)
        )
        """

    private static let texts = """
        SELECT item.seq, itemText.title, itemText.summary, itemText.content, itemText.author, item.link,
            itemText.categories
        FROM item JOIN itemText ON itemText.item = item.seq
        """
    private static let changed =
        texts + " WHERE item.seq IN (SELECT item FROM searchChanged) ORDER BY item.seq LIMIT ?"
    private static let unindexed =
        texts + " WHERE item.seq > (SELECT lastItem FROM searchProgress) ORDER BY item.seq LIMIT ?"
}
