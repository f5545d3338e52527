/// Why the store could not do what was asked: facts only.
package enum StoreError: Error, Equatable, Sendable {
    /// There is no store yet at this path, and only a run makes one.
    case absent(path: String)
    /// The file cannot be opened or created.
    case cannotOpen(path: String, detail: String)
    /// A later version of Lookout wrote the store.
    case newer(path: String, version: Int)
    /// An earlier version of Lookout wrote the store; the next run brings it up to date, a reading command may not.
    case older(path: String, version: Int)
    /// The file is not a database, or its pages are damaged.
    case damaged(path: String, detail: String)
    /// A run ended in the middle of a commit; the next run repairs the store, a reading command may not.
    case needsRecovery(path: String)
    /// Another connection held the store for longer than the busy time.
    case busy(path: String)
    /// The disk is full or refuses to write.
    case cannotWrite(path: String, detail: String)
    /// SQLite refused a statement.
    case failed(code: Int, detail: String)
}
