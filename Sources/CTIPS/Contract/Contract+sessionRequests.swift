extension Contract {
    /// Arguments of session, system and routing requests: guide, chapter 3.
    static let sessionArguments: [RecordType] = [
        .record(
            "OpenConnectionArgs", in: .requests,
            fields: [
                .ints("TenantIds").alias("TenantId"), .record("UserCredentials", "UserCredentials").alias("UserInfo"),
                .text("ClientCallbackURL"),
            ]),
        .record(
            "CloseConnectionArgs", in: .requests,
            fields: [
                .text("SessionId")
            ]),
        .record(
            "CommonArgs", in: .requests,
            fields: [
                .text("SessionId"), .int("TenantId"),
            ]),
        .record("OnLineArgs", in: .requests, extending: "CommonArgs"),
        .record("OffLineArgs", in: .requests, extending: "CommonArgs"),
        .record(
            "AddMessageClassArgs", in: .requests, extending: "CommonArgs",
            fields: [
                .enumeration("MessageClass", "CTIMessageClass")
            ]),
        .record(
            "DeleteMessageClassArgs", in: .requests, extending: "CommonArgs",
            fields: [
                .enumeration("MessageClass", "CTIMessageClass")
            ]),
        .record(
            "AddFilterArgs", in: .requests, extending: "CommonArgs",
            fields: [
                .enumeration("FieldType", "CTIFieldType"), .text("FieldValue"),
            ]),
        .record(
            "DeleteFilterArgs", in: .requests, extending: "CommonArgs",
            fields: [
                .enumeration("FieldType", "CTIFieldType"), .text("FieldValue"),
            ]),
        .record(
            "CommonRequestArgs", in: .requests,
            fields: [
                .text("SessionId"), .int("RequestId"), .int("TenantId"),
            ]),
        .record(
            "SnapshotArgs", in: .requests, extending: "CommonRequestArgs",
            fields: [
                .enumerations("EntityType", "CTIEntityType")
            ]),
        .record(
            "RouteSelectArgs", in: .requests, extending: "CommonRequestArgs",
            fields: [
                .int("CallId"), .text("DestinationAddress").alias("RouteDestination"),
                .enumeration("RouteActionType", "CTIRouteType").accepting("RouteType"), .texts("UserData"),
            ]),
    ]
}
