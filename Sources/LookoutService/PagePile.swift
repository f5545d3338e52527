import Digests
import Platform
import Stories

/// The pages of one pass, which are written together: those that say something else than they did.
final class PagePile {
    private let folder: String
    private let batch = FileBatch()
    /// What the pages that stand were made from, by name.
    private let known: [String: String]
    /// What the pages of this pile are made from, to be noted once they are in their places.
    private(set) var noted: [String: String] = [:]
    /// The pages that are there, or will be.
    private(set) var standing: Set<String>

    /// Pages of `folder`, of which `standing` are there, made from what `known` says.
    init(folder: String, standing: Set<String>, known: [String: String]) {
        self.folder = folder
        self.standing = standing
        self.known = known
    }

    /// What the page of a name was made from, as `add` was told; nil where that is not known, or it is not there.
    func source(of name: String) -> Substring? {
        standing.contains(name) ? known[name]?.split(separator: " ").first : nil
    }

    /// Adds a page where it says something else than the one that stands; `source` is what else is to be remembered of it,
    /// one word.
    ///
    /// - Throws: `FileError`.
    func add(_ page: String, as name: String, source: String = "-") throws(FileError) {
        let content = ItemIdentity.hexadecimal(of: PageFrame.content(of: page), bytes: 8)
        let basis = source + " " + content
        let old = standing.contains(name) ? noted[name] ?? known[name] : nil
        if old == basis { return }
        noted[name] = basis
        if let old, old.hasSuffix(" " + content) { return }
        try batch.write(Array(page.utf8), to: folder + "/" + name)
        standing.insert(name)
    }

    /// Puts the pages in their places.
    ///
    /// - Throws: `FileError`.
    func commit() throws(FileError) {
        try batch.commit()
    }
}
