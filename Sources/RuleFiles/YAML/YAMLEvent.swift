/// One step of the parser through a document.
struct YAMLEvent {
    enum Kind {
        case streamStart, streamEnd, documentStart, documentEnd
        case alias(String)
        case scalar(YAMLScalar, Properties)
        case sequenceStart(Properties, isFlow: Bool)
        case mappingStart(Properties, isFlow: Bool)
        case collectionEnd
    }

    /// What may stand before a node.
    struct Properties {
        let anchor: String?
        let tag: String?
    }

    let kind: Kind
    let start: SourcePosition
    let end: SourcePosition
}
