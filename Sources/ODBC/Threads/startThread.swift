import CUnixODBC
import Glibc

/// A C function takes no generic context, so the work goes to the new thread in a box.
private final class ThreadBody {
    let run: @Sendable () -> Void

    init(_ run: @escaping @Sendable () -> Void) {
        self.run = run
    }
}

/// Starts a joinable thread with 8 MB of stack, whatever the process's limits say: drivers expect as much,
/// and pages that are never touched cost nothing.
func startThread(name: String, _ run: @escaping @Sendable () -> Void) throws(ThreadRefusal) -> pthread_t {
    var attributes = pthread_attr_t()
    pthread_attr_init(&attributes)
    defer { pthread_attr_destroy(&attributes) }
    pthread_attr_setstacksize(&attributes, 8 << 20)
    let body = Unmanaged.passRetained(
        ThreadBody {
            odbc_name_thread(name)
            run()
        })
    var thread = pthread_t()
    let code = pthread_create(
        &thread, &attributes,
        { context in
            guard let context else { return nil }
            Unmanaged<ThreadBody>.fromOpaque(context).takeRetainedValue().run()
            return nil
        }, body.toOpaque())
    guard code == 0 else {
        body.release()
        throw ThreadRefusal(code: code)
    }
    return thread
}
