import Foundation
import Glibc
import Platform
import TestSupport
import Testing

struct FolderListingTests {
    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
    }

    @Test(arguments: [
        ("taiwan.yaml~", FolderListing.Reason.backup), ("taiwan.yaml.bak", .backup), ("#taiwan.yaml#", .backup),
        (".taiwan.yaml.swp", .swap), ("Copy of taiwan.yaml", .copy), ("taiwan (1).yaml", .copy),
        ("taiwan copy.yaml", .copy), ("taiwan - Copy.yaml", .copy), (".hidden.yaml", .hidden), (".git", .hidden),
    ])
    func `a name that an editor or a file manager left is told apart`(name: String, reason: FolderListing.Reason) {
        #expect(FolderListing.leftover(name) == reason)
    }

    @Test(arguments: [
        "taiwan.yaml", "copyright.yaml", "copy.yaml", "(1).yaml", "talks (2026 draft).yaml", "a(1).yaml", "#1.yaml",
        "日本.yaml",
    ])
    func `a name that a person gave is read`(name: String) {
        #expect(FolderListing.leftover(name) == nil)
    }

    @Test func `subfolders are listed with paths, sizes and times`() throws {
        try folder.write("12345", to: "b.yaml")
        try folder.write("1", to: "asia/sea/a.yaml")
        try folder.write("1", to: "asia/a.yaml~")
        try folder.write("1", to: ".git/config")
        let listing = try FolderListing(of: folder.path())
        #expect(listing.files.map(\.path) == ["asia/sea/a.yaml", "b.yaml"])
        #expect(listing.files.map(\.size) == [1, 5])
        #expect(listing.files.allSatisfy { $0.modified > 1_700_000_000 })
        #expect(listing.passed.map(\.path) == [".git", "asia/a.yaml~"])
        #expect(listing.passed.map(\.reason) == [.hidden, .backup])
    }

    @Test func `links are followed inside the folder only and never in a ring`() throws {
        let other = try TemporaryFolder()
        try other.write("secret", to: "secret.yaml")
        try folder.write("1", to: "real/a.yaml")
        symlink("real/a.yaml", folder.path("inside.yaml"))
        symlink(other.path("secret.yaml"), folder.path("outside.yaml"))
        symlink(other.path(), folder.path("away"))
        symlink("nowhere", folder.path("dangling.yaml"))
        symlink("..", folder.path("real/up"))
        symlink(".", folder.path("real/self"))
        mkfifo(folder.path("pipe.yaml"), 0o600)
        let listing = try FolderListing(of: folder.path())
        #expect(listing.files.map(\.path) == ["inside.yaml", "real/a.yaml"])
        #expect(
            listing.passed.map { "\($0.path) \($0.reason)" } == [
                "away outside", "dangling.yaml outside", "outside.yaml outside", "pipe.yaml special", "real/up outside",
            ]
        )
    }

    @Test func `folders too deep are named`() throws {
        let path = Array(repeating: "d", count: 20).joined(separator: "/")
        try folder.write("1", to: path + "/a.yaml")
        let listing = try FolderListing(of: folder.path())
        #expect(listing.files.isEmpty)
        #expect(listing.passed.map(\.reason) == [.tooMany])
    }

    @Test func `a folder that is not there is an error`() {
        #expect(throws: FileError(path: folder.path("no"), operation: .list, code: ENOENT)) {
            try FolderListing(of: folder.path("no"))
        }
    }
}
