import Glibc
package import Text

/// The worker's side: a process that reads requests, answers them, and can do nothing else.
package enum WorkerService {
    /// Why a worker ends.
    package enum End: Sendable {
        /// Nobody asks any more.
        case done
        /// Nobody started it as a worker: it has neither a connection nor shared memory.
        case notAWorker
    }

    /// Serves until nobody asks any more.
    ///
    /// Everything that may not be used is given up before the first request is read. Standard output and error lead nowhere.
    ///
    /// - Parameter answer: Is given the head and the body of a request, and the place for what it answers.
    /// - Returns: Why it ended.
    package static func serve(_ answer: ([UInt8], [UInt8], inout ByteSpace) -> Void) -> End {
        guard isSocket(WorkerProcess.channelNumber), let arena = WorkerArena(inherited: WorkerProcess.arenaNumber)
        else {
            return .notAWorker
        }
        let channel = WorkerChannel(descriptor: WorkerProcess.channelNumber)
        Confinement.closeOtherFiles(from: WorkerProcess.arenaNumber + 1)
        let header = arena.header
        let held = Confinement.enter(memory: header.memory)
        guard channel.send(WorkerFrame(.ready, number: 0, first: Int(held.rawValue))) else { return .done }
        while case .frame(let frame) = channel.receive(), frame.kind == .request {
            let (head, body) = (Int(frame.first), Int(frame.second))
            Confinement.allowProcessor(
                seconds: header.processorSeconds + (head + body) / (max(1, header.megabytesPerSecond) << 20)
            )
            let document = arena.request(head..<(head + body), number: frame.number)
            #if FAILPOINTS
            WorkerFailpoint.trip(on: document)
            #endif
            var space = arena.answerSpace(frame.number)
            answer(arena.request(0..<head, number: frame.number), document, &space)
            let reply = WorkerFrame(space.isOverfull ? .tooLong : .answer, number: frame.number, first: space.count)
            guard channel.send(reply) else { return .done }
        }
        return .done
    }

    private static func isSocket(_ descriptor: Int32) -> Bool {
        var status = stat()
        return fstat(descriptor, &status) == 0 && status.st_mode & S_IFMT == S_IFSOCK
    }
}
