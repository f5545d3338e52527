import LookoutModel
import LookoutService
import TestSupport
import Testing
import Transfers

@Suite struct SecretsTests {
    private let folder: TemporaryFolder
    private let secrets: Secrets

    init() throws {
        folder = try TemporaryFolder()
        try folder.write("  from a file\r\n", to: "secrets/token")
        try folder.write(" \n", to: "secrets/empty")
        secrets = Secrets(home: Home(root: folder.path()), environment: ["TOKEN": "from the environment", "EMPTY": ""])
    }

    @Test func `a secret is read from its variable or its file, white space around it taken away`() {
        #expect(secrets.resolve(.bearer(.environment("TOKEN"))) == .bearer("from the environment"))
        #expect(secrets.resolve(.bearer(.file("secrets/token"))) == .bearer("from a file"))
        #expect(secrets.resolve(.bearer(.file(folder.path("secrets/token")))) == .bearer("from a file"))
        #expect(
            secrets.resolve(.basic(user: "me", secret: .file("secrets/token")))
                == .basic(user: "me", password: "from a file")
        )
        #expect(
            secrets.resolve(.header(name: "X-Key", .environment("TOKEN")))
                == .header(name: "X-Key", value: "from the environment")
        )
    }

    @Test(arguments: [
        FeedSource.Secret.environment("ABSENT"), .environment("EMPTY"), .file("secrets/absent"), .file("secrets/empty"),
        .file("secrets"),
    ])
    func `a secret that is absent or empty is none`(secret: FeedSource.Secret) {
        #expect(secrets.resolve(.bearer(secret)) == nil)
    }
}
