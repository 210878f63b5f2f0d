/// A message with everything in it that peers were seen to send.
enum Sample {
    static let event = """
        <?xml version="1.0" encoding="utf-8"?><s:Envelope xmlns:s="http://schemas.xmlsoap.org/soap/envelope/"><s:Body>\
        <Publish xmlns="urn:p"><e xmlns:i="http://www.w3.org/2001/XMLSchema-instance" i:type="T"><n>12</n>\
        <none i:nil="true" /><name>O'Brien &amp; &lt;Söhne&gt;</name><list xmlns:d6p1="urn:c"><d6p1:item>
        <d6p1:key>UDF1</d6p1:key><d6p1:value></d6p1:value></d6p1:item></list></e></Publish></s:Body></s:Envelope>
        """

    /// Parts to build documents of, well-formed or not.
    static let pieces = [
        "<a>", "</a>", "<a/>", "<p:b>", "</p:b>", "<a x='1'>", "<a xmlns='urn:a'>", "<a xmlns:p='urn:p'>", "text",
        "&amp;",
        "&lt;", "&#65;", "<![CDATA[x]]>", "<!-- c -->", "\r\n", "\n", " ", "ë", "✓", "😀", "]", "]]>", "<", ">", "&",
        "\"", "'",
        "=", "x='", "<?pi?>", "<!DOCTYPE a>", "<a xmlns:i='http://www.w3.org/2001/XMLSchema-instance' i:nil='true'>",
        "\u{1}", "\u{7F}", "\u{FFFE}", ":", "xmlns", "<a x=\"1\" x=\"2\">", "</a >", "< a>",
    ]
}
