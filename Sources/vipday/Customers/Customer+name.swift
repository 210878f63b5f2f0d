import TestSupport

extension Customer {
    /// A name in one of the three scripts that an Israeli bank's CRM holds, family name first.
    static func name(_ random: inout SplitMix64) -> String {
        let (families, givens) = scripts.draw(&random)
        return "\(random.pick(families)) \(random.pick(givens))"
    }

    private static let scripts = Mix([(600, hebrew), (200, latin), (200, cyrillic)])

    private static let hebrew = (
        ["כהן", "לוי", "מזרחי", "פרץ", "ביטון", "אברהם", "פרידמן", "מלכה", "בן־דוד", "חדד"],
        ["דוד", "נועה", "משה", "תמר", "יוסף", "שירה", "איתן", "רות", "אורי", "מיכל"]
    )

    // Apostrophes and a comma are what careless SQL and CSV break on.
    private static let latin = (
        ["O'Brien", "Smith", "D'Angelo", "Levy, Jr.", "García", "Müller", "Cohen-Katz", "Nguyễn"],
        ["David", "Noa", "Zoë", "Miriam", "John", "Anaïs", "Samuel", "Ruth"]
    )

    private static let cyrillic = (
        ["Гуревич", "Кац", "Рабинович", "Штерн", "Шевченко", "Бродский", "Коган", "Мельник"],
        ["Анна", "Борис", "Марина", "Илья", "Светлана", "Михаил", "Ольга", "Лев"]
    )
}
