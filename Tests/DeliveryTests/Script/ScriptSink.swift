import Delivery
import Storage

/// A sink of a script: it does as the script's world has it.
struct ScriptSink: Sink {
    let name: String
    let batch: Int
    let world: ScriptWorld

    /// The files look before they repeat, and take many at once.
    private var isExact: Bool { batch > 1 }

    func deliver(_ entry: OutboxEntry, mayHaveArrived: Bool) async throws(DeliveryError) -> String {
        let plan = world.begin(entry, mayHaveArrived: mayHaveArrived, isExact: isExact)
        if plan.isLate, !plan.isVoid { await world.wait(name) }
        return try world.finish(entry, plan, by: name)
    }
}
