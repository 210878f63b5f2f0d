import Foundation
package import Routing

extension Moment {
    /// The time by the system's clock.
    package static var now: Moment {
        Moment(milliseconds: Int64(Date().timeIntervalSince1970 * 1000))
    }
}
