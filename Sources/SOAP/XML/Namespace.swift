/// The namespace of a name: one of those that SOAP itself uses, or a number that counts those of one document.
package struct Namespace: Hashable, Sendable {
    let number: Int32

    package static let none = Namespace(number: 0)
    package static let xml = Namespace(number: 1)
    package static let xmlns = Namespace(number: 2)
    /// The envelope of SOAP 1.1.
    package static let envelope = Namespace(number: 3)
    /// The envelope of SOAP 1.2, known in order to be refused by name.
    package static let envelope12 = Namespace(number: 4)
    /// That of `xsi:type` and `xsi:nil`.
    package static let instance = Namespace(number: 5)

    /// The first number that a document gives out itself.
    static let firstOwn: Int32 = 6

    /// The texts of the namespaces above, by number.
    static let known: [StaticString] = [
        "", "http://www.w3.org/XML/1998/namespace", "http://www.w3.org/2000/xmlns/",
        "http://schemas.xmlsoap.org/soap/envelope/", "http://www.w3.org/2003/05/soap-envelope",
        "http://www.w3.org/2001/XMLSchema-instance",
    ]
}
