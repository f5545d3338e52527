import Delivery
import Foundation
import LookoutModel
import Platform
import Testing

@Suite struct WebhookSignatureTests {
    @Test func `the example of the specification comes out as published`() throws {
        let signature = try #require(WebhookSignature(secret: "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw"))
        let value = signature.value(
            id: "msg_p5jXN8AQM9LWM0D4loKWxJek",
            timestamp: 1_614_265_330,
            body: "{\"test\": 2432232314}"
        )
        #expect(value == "v1,g0hM9SsE+OTPJTGt/tmIKtSyZlE3uFJELVlNIOLJ1OE=")
    }

    @Test(arguments: ["", "whsec_", "whsec_???"])
    func `what is no secret signs nothing`(secret: String) {
        #expect(WebhookSignature(secret: secret) == nil)
    }

    @Test(
        .enabled("python3 is there") { await WebhookSignatureTests.python("print(1)", []) != nil },
        arguments: [
            "plain secret", "whsec_MfKQ9r8GKYqrTwjUPD8ILPZIo2LaLaSw", "비밀",
            "a key that is longer than the 64 bytes of a block of SHA-256, so that it is hashed first",
        ]
    )
    func `another implementation finds the same`(secret: String) async throws {
        let body = WebhookForm().body(of: SampleMessages.plain, to: "reader")
        let script = """
            import sys, hmac, hashlib, base64
            secret, id, time, body = [a.encode() for a in sys.argv[1:]]
            key = base64.b64decode(secret[6:]) if secret.startswith(b"whsec_") else secret
            code = hmac.new(key, id + b"." + time + b"." + body, hashlib.sha256).digest()
            print("v1," + base64.b64encode(code).decode(), end="")
            """
        let expected = await WebhookSignatureTests.python(script, [secret, "id", "1795500000", body])
        let signature = try #require(WebhookSignature(secret: secret))
        #expect(signature.value(id: "id", timestamp: 1_795_500_000, body: body) == expected)
    }

    private static func python(_ script: String, _ arguments: [String]) async -> String? {
        let result = try? await ChildProcess.running(
            "python3",
            ["-c", script] + arguments,
            environment: ["PATH": "/usr/local/bin:/usr/bin:/bin", "LC_ALL": "C.UTF-8"],
            limit: 10_000,
            seconds: 60
        )
        guard let result, result.status == 0 else { return nil }
        return String(decoding: result.output, as: UTF8.self)
    }
}
