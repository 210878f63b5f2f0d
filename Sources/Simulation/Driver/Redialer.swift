/// A caller who was refused, until he dials again.
struct Redialer: Sendable {
    let load: Int32
    let script: Int32
    let dialledAt: Int64
    let talk: Int64
    let patience: Int64
    let wrapUp: Int64
    let retries: Int32
    let isCounted: Bool
    let variant: Int
}
