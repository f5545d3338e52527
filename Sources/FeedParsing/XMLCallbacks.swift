import CLibXML2

/// The functions that libxml2 calls.
///
/// They find the session in the user data, hand on, and never throw.
enum XMLCallbacks {
    /// A table with nothing set but the five events that are wanted: what is not set cannot happen.
    static var table: xmlSAXHandler {
        var table = xmlSAXHandler()
        table.initialized = UInt32(XML_SAX2_MAGIC)
        table.startElementNs = { user, local, prefix, uri, _, _, count, _, attributes in
            guard let user, let local else { return }
            XMLCallbacks.handle(user) { handler in
                handler.startElement(
                    XMLName(local: local, prefix: prefix, uri: uri),
                    XMLAttributes(attributes, count: Int(count))
                )
            }
        }
        table.endElementNs = { user, _, _, _ in
            guard let user else { return }
            XMLCallbacks.handle(user) { handler in handler.endElement() }
        }
        table.characters = { user, text, length in
            guard let user, let text else { return }
            XMLCallbacks.handle(user) { handler in
                handler.characters(UnsafeBufferPointer(start: text, count: Int(length)))
            }
        }
        table.ignorableWhitespace = table.characters
        table.cdataBlock = { user, text, length in
            guard let user, let text else { return }
            Unmanaged<XMLSession>.fromOpaque(user)._withUnsafeGuaranteedRef { session in
                session.section(UnsafeBufferPointer(start: text, count: Int(length)))
                if session.handler.hasFailed { session.stop() }
            }
        }
        table.serror = { user, error in
            guard let user, let error else { return }
            let fault = error.pointee
            Unmanaged<XMLSession>.fromOpaque(user).takeUnretainedValue().note(
                domain: fault.domain,
                code: fault.code,
                isFatal: fault.level == XML_ERR_FATAL
            )
        }
        return table
    }

    /// Lets the handler of the session act, and stops the parser where it fails.
    ///
    /// The session outlives the parser, so it is not retained for each event. No event comes after the parser was stopped.
    @inline(__always)
    private static func handle(_ user: UnsafeMutableRawPointer, _ act: (any XMLEventHandler) -> Void) {
        Unmanaged<XMLSession>.fromOpaque(user)._withUnsafeGuaranteedRef { session in
            act(session.handler)
            if session.handler.hasFailed { session.stop() }
        }
    }
}
