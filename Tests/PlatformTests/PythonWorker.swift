import Foundation
import Platform
import TestSupport

/// A worker in Python, which does what the bodies of its requests say.
struct PythonWorker {
    static let python = "/usr/bin/python3"
    static var isThere: Bool { FileManager.default.isExecutableFile(atPath: python) }

    let folder: TemporaryFolder

    init() throws {
        folder = try TemporaryFolder()
        try folder.write(Self.script, to: "worker.py")
    }

    var command: WorkerCommand {
        WorkerCommand(program: Self.python, name: "python3", arguments: ["-I", "-S", folder.path("worker.py")])
    }

    /// The processes that were started, in order.
    var processes: [Int32] {
        (folder.read("processes") ?? "").split(separator: "\n").compactMap { Int32($0) }
    }

    /// The files of shared memory that they were given, by their number in the file system.
    var arenas: Set<String> {
        Set((folder.read("arenas") ?? "").split(separator: "\n").map(String.init))
    }

    /// How many requests each look at the connection found waiting.
    var waiting: [Int] {
        (folder.read("waiting") ?? "").split(separator: "\n").compactMap { Int($0) }
    }

    private static let script = """
        import mmap, os, select, signal, struct, sys

        folder = os.path.dirname(os.path.abspath(__file__))

        def note(name, text):
            with open(os.path.join(folder, name), "a") as file:
                file.write(text + "\\n")

        def send(kind, number, first=0, second=0):
            os.write(3, struct.pack("=QQQQ", kind, number, first, second))

        def rounded(count):
            return (count + 4095) // 4096 * 4096

        first = not os.path.exists(os.path.join(folder, "processes"))
        note("processes", str(os.getpid()))
        note("arenas", str(os.fstat(4).st_ino))
        arena = mmap.mmap(4, 0)
        large_request, large_answer, small_request, small_answer = struct.unpack_from("=qqqq", arena, 8)
        large_bytes = rounded(large_request) + rounded(large_answer)
        small_bytes = rounded(small_request) + rounded(small_answer)

        def place_of(number):
            slot = number % 8
            if slot == 0:
                return 4096, large_request, large_answer
            return 4096 + large_bytes + (slot - 1) * small_bytes, small_request, small_answer

        def text_of(request):
            kind, number, head, body = request
            place = place_of(number)[0]
            return bytes(arena[place + head:place + head + body])

        send(1, 0, 7)
        requests = []
        while True:
            while not requests or (text_of(requests[-1]) != b"last" and select.select([3], [], [], 0)[0]):
                message = os.read(3, 64)
                if not message:
                    sys.exit(0)
                requests.append(struct.unpack("=QQQQ", message))
            kind, number, head, body = requests.pop(0)
            place, request_bytes, answer_bytes = place_of(number)
            text = bytes(arena[place + head:place + head + body])
            end = place + rounded(request_bytes)
            if text == b"abort":
                os.abort()
            if text == b"leave":
                os._exit(9)
            if text == b"hang":
                signal.pause()
            if text == b"stop" and first:
                os.kill(os.getpid(), signal.SIGSTOP)
            if text == b"killed" and first:
                os.kill(os.getpid(), signal.SIGKILL)
            if text == b"spin":
                while True: pass
            if text == b"close":
                os.close(3)
                signal.pause()
            if text == b"another":
                send(3, number + 1, 0)
            if text == b"long":
                send(3, number, answer_bytes + 1)
            if text == b"nonsense":
                os.write(3, b"nonsense")
            if text == b"again":
                send(1, number, 7)
            if text == b"gather":
                # Not answered before others wait behind it.
                while len(requests) < 3:
                    requests.append(struct.unpack("=QQQQ", os.read(3, 64)))
            note("waiting", str(len(requests)))
            if len(text) > answer_bytes:
                send(4, number)
                continue
            if text == b"last":
                # With a request unread behind it.
                select.select([3], [], [], 1)
            arena[end:end + len(text)] = text
            send(3, number, len(text))
            if text == b"last":
                os.abort()

        """
}
