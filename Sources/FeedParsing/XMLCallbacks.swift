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
            guard let session = XMLCallbacks.session(user), !session.isStopped, let local else { return }
            session.handler.startElement(
                XMLName(local: local, prefix: prefix, uri: uri),
                XMLAttributes(attributes, count: Int(count))
            )
            if session.handler.failure != nil { session.stop() }
        }
        table.endElementNs = { user, _, _, _ in
            guard let session = XMLCallbacks.session(user), !session.isStopped else { return }
            session.handler.endElement()
            if session.handler.failure != nil { session.stop() }
        }
        table.characters = { user, text, length in
            guard let session = XMLCallbacks.session(user), !session.isStopped, let text else { return }
            session.handler.characters(UnsafeBufferPointer(start: text, count: Int(length)))
            if session.handler.failure != nil { session.stop() }
        }
        table.ignorableWhitespace = table.characters
        table.cdataBlock = table.characters
        table.serror = { user, error in
            guard let session = XMLCallbacks.session(user), let error else { return }
            let fault = error.pointee
            session.note(domain: fault.domain, code: fault.code, isFatal: fault.level == XML_ERR_FATAL)
        }
        return table
    }

    private static func session(_ user: UnsafeMutableRawPointer?) -> XMLSession? {
        user.map { Unmanaged<XMLSession>.fromOpaque($0).takeUnretainedValue() }
    }
}
