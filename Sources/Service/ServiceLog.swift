import Routing
import Workbench

/// Where the service tells what happens to it: one line an event, with the time. No secret and no caller is in it.
package struct ServiceLog: Sendable {
    private let write: @Sendable (String) -> Void

    /// Lines go to `write`, one at a time.
    package init(_ write: @escaping @Sendable (String) -> Void) { self.write = write }

    package func note(_ text: String) { write("\(UTCText.text(.now)) \(text)") }
}
