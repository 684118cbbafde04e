import HTTPTypes

extension SampleRequest {
    static let all = reads + writes + removals

    private static let reads: [SampleRequest] = [
        SampleRequest(
            operation: "getMyself", method: .get, uri: "/myself",
            fields: ["Portico-Subject": "demo", "Portico-Token-Id": "tok_demo", "Portico-Scopes": "rides:read"],
            status: 200, contentType: "application/json"),
        .get("listDepots", "/depots?q=hof&sort=-capacity"),
        .get("getDepot", "/depots/dep_01"),
        .get("listVehicles", "/vehicles?kind=bus,van&status=inService&status=standby&lowFloor=true&sort=-seats"),
        .get("getVehicle", "/vehicles/veh_0001"),
        .get("getVehiclePosition", "/vehicles/veh_0001/position"),
        .get("getVehicleLocation", "/vehicles/veh_0001/location"),
        .get("getVehicleTrack", "/vehicles/veh_0001/track?from=2026-03-02T07:00:00Z&to=2026-03-02T07:10:00Z"),
        .get("listVehicleGroups", "/vehicle-groups?q=night"),
        .get("getVehicleGroup", "/vehicle-groups/grp_01"),
        .get("listDrivers", "/drivers?depotId=dep_02&licence=tram&status=active&sort=hiredOn"),
        .get("getDriver", "/drivers/drv_0001"),
        .get("listPositions", "/positions?bbox=11.9,51.1,12.2,51.3&routeId=rte_01"),
        .get("exportPositions", "/positions/export?maxRows=10", type: "application/x-ndjson"),
        .get("streamPositions", "/positions/live?events=1", type: "text/event-stream"),
        .get("listStops", "/stops?near=51.2,12.05&radius=900&accessible=true"),
        .get("getStop", "/stops/stp_0001"),
        .get("listDepartures", "/stops/stp_0003/departures?at=2026-03-02T07:30:00Z&limit=5"),
        .get("listRoutes", "/routes?mode=tram&stopId=stp_0003"),
        .get("getRoute", "/routes/rte_11"),
        .get("listTimetables", "/timetables?routeId=rte_11&days=sunday"),
        .get("getTimetable", "/timetables/ttb_0001"),
        .get("listRides", "/rides?date=2026-03-02&routeId=rte_11&status=planned&sort=-startsAt"),
        .get("getRide", "/rides/rid_000001"),
        .get("listDeliveries", "/deliveries?event=rideCancelled"),
    ]

    private static let photo: SampleRequest = {
        let body = "--b\r\nContent-Disposition: form-data; name=\"file\"\r\n\r\nÿ\r\n--b--\r\n"
        return SampleRequest(
            operation: "putVehiclePhoto", method: .put, uri: "/vehicles/veh_0001/photo",
            fields: ["Content-Type": "multipart/form-data; boundary=b"], body: body, status: 422,
            contentType: "application/problem+json")
    }()

    private static let announcement: SampleRequest = .json(
        "sendCommand", .post, "/vehicles/veh_0001/commands", #"{"type":"announcement","text":"Guten Morgen"}"#,
        status: 202)

    private static let membership = SampleRequest(
        operation: "addVehicleToGroup", method: .put, uri: "/vehicle-groups/grp_01/vehicles/veh_0001", status: 204)

    static let depot = """
        {"name":"Yard","code":"YAR","address":{"street":"Am Wehr 3","postcode":"06199","city":"Auenstadt"},\
        "location":{"latitude":51.1,"longitude":12.1},"capacity":24,"chargingPoints":6}
        """
    static let bus = """
        {"kind":"bus","number":"7001","depotId":"dep_01","status":"standby","seats":38,"standingPlaces":52,\
        "lowFloor":true,"drive":"electric","lengthMetres":12.1}
        """
    private static let stop = """
        {"name":"Alte Spinnerei","location":{"latitude":51.2,"longitude":12.03},"zone":"A","isAccessible":true,\
        "shelter":"roof"}
        """

    private static let writes: [SampleRequest] = [
        .json("createDepot", .post, "/depots", depot, status: 201),
        .json("replaceDepot", .put, "/depots/dep_01", depot),
        .json("createVehicle", .post, "/vehicles", bus, status: 201),
        SampleRequest(
            operation: "importVehicles", method: .post, uri: "/vehicles/import?dryRun=true",
            fields: ["Content-Type": "application/x-ndjson"], body: bus + "\n", status: 200,
            contentType: "application/json"),
        .json("replaceVehicle", .put, "/vehicles/veh_0001", bus),
        .json("changeVehicle", .patch, "/vehicles/veh_0001", #"{"notes":"Door 2 sticks."}"#),
        photo, announcement, membership,
        .json(
            "createVehicleGroup", .post, "/vehicle-groups", ##"{"name":"Winter","colour":"#3f7fb5"}"##, status: 201),
        .json("changeVehicleGroup", .patch, "/vehicle-groups/grp_01", ##"{"colour":"#b5543f"}"##),
        .json(
            "createDriver", .post, "/drivers",
            #"{"code":"D-0901","depotId":"dep_02","status":"active","licences":["bus"],"pin":"4711"}"#, status: 201),
        .json("changeDriver", .patch, "/drivers/drv_0001", #"{"status":"onLeave"}"#),
        SampleRequest(
            operation: "importPositions", method: .post, uri: "/positions/import", fields: ["Content-Type": "text/csv"],
            body:
                "vehicleId,recordedAt,latitude,longitude,speed,heading\nveh_0001,2026-03-02T07:31:00Z,51.2,12,32,88\n",
            status: 200, contentType: "application/json"),
        .json("createStop", .post, "/stops", stop, status: 201),
        .json("replaceStop", .put, "/stops/stp_0001", stop),
        .json(
            "createTimetable", .post, "/timetables",
            #"{"routeId":"rte_11","days":"sunday","service":{"kind":"departures","times":["00:30"]}}"#, status: 201),
        .json(
            "createRide", .post, "/rides",
            #"{"routeId":"rte_11","direction":"outbound","startsAt":"2026-03-02T21:45:00Z"}"#, status: 201),
        .json("changeRide", .patch, "/rides/rid_000001", #"{"delaySeconds":240}"#),
        SampleRequest(
            operation: "getCommand", method: .get, uri: "/commands/cmd_000001", status: 200,
            contentType: "application/json", before: [announcement]),
        SampleRequest(
            operation: "getVehiclePhoto", method: .get, uri: "/vehicles/veh_0001/photo", status: 404,
            contentType: "application/problem+json"),
    ]

    private static let removals: [SampleRequest] = [
        .delete("deleteDepot", "/depots/dep_07", before: [.json("", .post, "/depots", depot)]),
        .delete("deleteVehicle", "/vehicles/veh_0001"),
        SampleRequest(
            operation: "deleteVehiclePhoto", method: .delete, uri: "/vehicles/veh_0001/photo", status: 404,
            contentType: "application/problem+json"),
        .delete("deleteVehicleGroup", "/vehicle-groups/grp_01"),
        .delete("removeVehicleFromGroup", "/vehicle-groups/grp_01/vehicles/veh_0001", before: [membership]),
        .delete("deleteDriver", "/drivers/drv_0001"),
        .delete("deleteStop", "/stops/stp_0901", before: [.json("", .post, "/stops", stop)]),
        .delete("deleteTimetable", "/timetables/ttb_0001"),
        SampleRequest(
            operation: "cancelRide", method: .post, uri: "/rides/rid_014418/cancel", status: 200,
            contentType: "application/json"),
    ]
}
