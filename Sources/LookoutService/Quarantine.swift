package import LookoutModel
package import Platform
import Text

/// The documents that crashed the reader, kept for whoever looks into it: one for each feed.
package struct Quarantine: Sendable {
    private let home: Home

    package init(_ home: Home) {
        self.home = home
    }

    /// Keeps a document.
    ///
    /// - Throws: `FileError`.
    package func keep(_ document: [UInt8], of feed: FeedID) throws(FileError) {
        try Folder.make(home.quarantine)
        try AtomicFile.write(document, to: path(of: feed))
    }

    /// Lets go of a feed's document, if there is one.
    ///
    /// - Throws: `FileError`.
    package func remove(_ feed: FeedID) throws(FileError) {
        try AtomicFile.remove(path(of: feed))
    }

    /// Where a feed's document is, relative to the home.
    package static func place(of feed: FeedID) -> String {
        "State/quarantine/" + name(of: feed)
    }

    private func path(of feed: FeedID) -> String {
        home.quarantine + "/" + Self.name(of: feed)
    }

    /// What can stand in a file's name of the id, at most 40 letters of it, and a hash that no other id has.
    private static func name(of feed: FeedID) -> String {
        let letters = feed.rawValue.utf8.prefix(40).map { byte -> UInt8 in
            let isPlain = (0x30...0x39).contains(byte) || (0x41...0x5A).contains(byte) || (0x61...0x7A).contains(byte)
            return isPlain ? byte : UInt8(ascii: "-")
        }
        return String(decoding: letters, as: UTF8.self) + "-" + SHA256.hexadecimal(feed.rawValue.utf8, count: 8)
            + ".feed"
    }
}
