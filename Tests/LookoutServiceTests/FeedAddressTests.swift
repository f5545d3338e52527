import LookoutModel
import LookoutService
import Testing

/// Which addresses feeds may be listed under.
@Suite struct FeedAddressTests {
    @Test(arguments: [
        "http://ann:pw@feeds.example/a", "https://ann@feeds.example", "https://:pw@feeds.example?a", "http://a@b@c/",
        "HTTPS://ann:pw@feeds.example#x",
    ])
    func `an address that holds a name or a password is no feed's`(address: String) {
        #expect(FeedAddress.holdsSecret(address) && !FeedAddress.isListable(address))
        for name in ["list.txt", "list.yaml", "list.opml"] {
            let text =
                switch name {
                case "list.txt": address + "\n"
                case "list.yaml": "feeds:\n  - url: \"\(address)\"\n"
                default: "<opml><body><outline text=\"a\" xmlUrl=\"\(address)\"/></body></opml>"
                }
            let lists = FeedLists([FeedLists.File(path: "Feeds/" + name, bytes: Array(text.utf8))])
            #expect(lists.sources.isEmpty, "\(name)")
            #expect(!lists.problems.isEmpty, "\(name)")
        }
    }

    @Test(arguments: ["https://feeds.example/@ann/rss", "https://feeds.example?to=a@b", "https://feeds.example#a@b"])
    func `an at sign behind the host is no secret`(address: String) {
        #expect(FeedAddress.isListable(address))
    }
}
