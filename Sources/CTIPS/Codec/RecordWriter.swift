import SOAP

/// Writes records: every member, in published order, nil or zero where it says nothing.
///
/// A .NET peer loses members that come out of order, and refuses required ones that do not come.
struct RecordWriter: ~Copyable {
    private let contract: Contract
    private let style: WireStyle
    private(set) var xml = XMLWriter()

    init(style: WireStyle, contract: Contract = .standard) {
        self.style = style
        self.contract = contract
    }

    consuming func finished() -> [UInt8] { xml.bytes }

    /// The whole message around one of the contract's message records.
    mutating func envelope(_ wrapper: Record) {
        xml.raw(contract.openings[wrapper.type - contract.firstMessage][...])
        let tag = contract.recordTags[wrapper.type]
        if wrapper.values.isEmpty {
            xml.raw("/>")
        } else {
            xml.raw(">")
            members(wrapper)
            close(tag)
        }
        xml.raw(XMLWriter.envelopeEnd)
    }

    private mutating func members(_ record: Record) {
        for index in contract.layouts[record.type].members {
            let member = contract.members[index]
            switch member.role {
            case .accepted: return
            case .guide, .alias: if style == .published { continue }
            case .published: break
            }
            self.member(member, record.values[Int(member.slot)])
        }
    }

    private mutating func member(_ member: Member, _ value: Value) {
        if case .list(let items) = value, let item = member.shape.item {
            open(member.tag)
            for value in items { element(itemTag(item), item, value) }
            close(member.tag)
        } else {
            element(member.tag, member.shape, value, isNillable: member.role != .published)
        }
    }

    private mutating func element(_ tag: Slice, _ shape: Shape, _ value: Value, isNillable: Bool = false) {
        switch (shape, value) {
        case (.int, .number(let number)), (.long, .number(let number)):
            open(tag)
            xml.number(number)
        case (.flag, .flag(let flag)):
            open(tag)
            xml.raw(flag ? "true" : "false")
        case (.text, .text(let text)):
            open(tag)
            xml.text(text)
        case (.enumeration(let number), .enumerator(let index)):
            open(tag)
            xml.text(contract.enumerations[Int(number)].values[index])
        case (.record(let number), .record(let record)):
            open(tag, type: record.type == Int(number) ? nil : record.type)
            members(record)
        default:
            nothing(tag, shape, isNillable: isNillable)
            return
        }
        close(tag)
    }

    /// What stands for a member without a value.
    private mutating func nothing(_ tag: Slice, _ shape: Shape, isNillable: Bool) {
        switch shape {
        case .int, .long, .flag, .enumeration:
            guard !isNillable else { break }
            open(tag)
            if case .enumeration(let number) = shape {
                xml.text(contract.enumerations[Int(number)].values[0])
            } else {
                xml.raw(shape == .flag ? "false" : "0")
            }
            close(tag)
            return
        case .text, .record, .ints, .texts, .enumerations, .records: break
        }
        xml.raw("<")
        name(tag)
        xml.raw(" i:nil=\"true\"/>")
    }

    private func itemTag(_ item: Shape) -> Slice {
        switch item {
        case .enumeration(let number): contract.enumerationTags[Int(number)]
        case .record(let number): contract.recordTags[Int(number)]
        case .text: contract.textTag
        case .int, .long, .flag, .ints, .texts, .enumerations, .records: contract.intTag
        }
    }

    private mutating func open(_ tag: Slice, type: Int? = nil) {
        xml.raw("<")
        name(tag)
        // A name without a prefix, which the default namespace resolves: all such records are events.
        if let type { xml.attribute("i:type", contract.records[type].name) }
        xml.raw(">")
    }

    private mutating func close(_ tag: Slice) {
        xml.raw("</")
        name(tag)
        xml.raw(">")
    }

    private mutating func name(_ tag: Slice) {
        xml.raw(contract.names[tag.range])
    }
}
