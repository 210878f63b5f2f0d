import Testing

/// Lookups as production makes them, against real databases and a driver that fails on demand.
///
/// One at a time: they measure when answers come, and freeze and kill servers.
@Suite(.serialized, .undisturbed) enum LiveTests {}
