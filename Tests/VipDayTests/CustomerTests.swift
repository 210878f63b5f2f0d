import Testing

@testable import vipday

struct CustomerTests {
    @Test func `no two customers have one number`() {
        let numbers = Set((0..<Bank.customers).map { Customer($0).nationalNumber })
        #expect(numbers.count == Bank.customers)
    }

    @Test func `a customer is the same whoever asks, and whenever`() {
        let once = (0..<500).map { Customer($0) }
        #expect((0..<500).reversed().map { Customer($0) } == once.reversed())
    }

    @Test func `the first customer is the one that the examples call`() {
        let customer = Customer(0)
        #expect(customer.phoneNumber == "0541111111")
        #expect(customer.queueCode == 12 && customer.priority == 1)
    }

    @Test func `about three rows of a hundred are bad, in every way`() {
        let customers = (0..<Bank.customers).map { Customer($0) }
        let queues = customers.map(\.queueCode).filter { ![10, 12, 14].contains($0) }
        let priorities = customers.map(\.priority).filter { $0.map { !(1...9 ~= $0) } ?? true }
        #expect(2_700...3_300 ~= queues.count + priorities.count)
        #expect(Set(queues) == [nil, 0, 999])
        #expect(Set(priorities) == [nil, 0, 10, -1])
    }
}
