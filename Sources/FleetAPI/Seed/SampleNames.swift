/// The names that the sample city is made of.
enum SampleNames {
    static let depots = ["Nordhof", "Hafen", "Südring", "Westkreuz", "Ostbahnhof", "Mühlenfeld"]
    static let depotCodes = ["NOR", "HAF", "SUE", "WES", "OST", "MUE"]
    static let depotStreets = [
        "Nordallee 1", "Hafenstraße 12", "Südring 88", "Am Westkreuz 5", "Ostbahnstraße 40", "Mühlenfeld 7",
    ]
    static let places = [
        "Hauptbahnhof", "Marktplatz", "Rathaus", "Zoo", "Universität", "Stadthalle", "Klinikum", "Messe", "Hafen",
        "Flughafen", "Botanischer Garten", "Stadion", "Alte Mühle", "Gasometer", "Stadtbibliothek", "Opernhaus",
        "Neues Theater", "Wasserturm", "Schlachthof", "Planetarium",
    ]
    static let stems = [
        "Linden", "Ahorn", "Eichen", "Birken", "Kastanien", "Mühlen", "Wiesen", "Garten", "Ufer", "Berg", "Tal",
        "Sonnen", "Rosen", "Feld", "Wald", "Bach", "Brücken", "Kirch", "Schul", "Markt", "Weber", "Färber", "Gerber",
        "Schmiede", "Fischer", "Hirten", "Jäger", "Müller", "Bäcker", "Glaser", "Ulmen", "Erlen", "Weiden", "Buchen",
        "Pappel", "Tannen", "Kiefern", "Holunder", "Flieder", "Heide", "Moor", "See", "Quell", "Stern",
    ]
    static let endings = [
        "straße", "weg", "platz", "allee", "ring", "gasse", "damm", "steig", "hof", "park", "winkel", "anger", "graben",
        "siedlung", "höhe", "grund", "tor", "plan", "stieg", "bogen", "kamp",
    ]
    static let colours = [
        "#b5543f", "#3f7fb5", "#4f9a5b", "#8f5fb0", "#c08a2d", "#2f9a95", "#a8476f", "#6b7fb0", "#7d8c3a", "#96603c",
    ]
    static let groups: [(name: String, description: String)] = [
        ("Night network", "Vehicles that run between midnight and five."),
        ("Hydrogen trial", "Fuel cell buses; range and consumption are measured until the end of the year."),
        ("Bicycle rack", "Vehicles that take bicycles along outside the rush hour."),
        ("Airport", "Luggage racks, and drivers who know the way to the apron."),
        ("Driver training", "Vehicles with a second set of pedals."),
        ("Museum line", "Old vehicles that still run on Sundays."),
        ("Air conditioning", "Vehicles that stay cool in July."),
        ("Advertising", "Vehicles with a paid livery; not to be repainted."),
    ]
    static let notes = [
        "Bicycle rack at the rear door.", "Door 2 closes slowly.", "New tyres since spring.",
        "Reserved for the trade fair line.", "Screen 3 is dark; part ordered.",
    ]
}
