/// A chat or push service.
package struct ChatSettings: Hashable, Sendable {
    /// The sink's name in the settings and the outbox.
    package var name: String
    package var service: ChatService
    package var route: HookRoute

    package init(name: String, service: ChatService, route: HookRoute = HookRoute()) {
        self.name = name
        self.service = service
        self.route = route
    }
}
