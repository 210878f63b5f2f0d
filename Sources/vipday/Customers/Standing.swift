/// How the bank treats a customer: the queue and the priority that stand in the CRM.
struct Standing {
    let queueCode: Int
    let priority: Int

    static let mix = Mix([
        (20, Standing(queueCode: 12, priority: 1)), (80, Standing(queueCode: 12, priority: 2)),
        (100, Standing(queueCode: 10, priority: 3)), (700, Standing(queueCode: 10, priority: 5)),
        (100, Standing(queueCode: 14, priority: 7)),
    ])
}
