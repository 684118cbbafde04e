/// Names of files that every system takes, whatever an identifier holds: lower-case ASCII letters, digits, `-`, `_` and
/// `.` within, never one that Windows keeps for devices, never two that differ only in case.
struct FileName {
    private var taken: Set<String>
    private var numbers: [String: Int] = [:]

    /// What Windows takes for a device, with any extension (Naming Files, Paths, and Namespaces).
    private static let devices: Set<String> = Set(
        ["con", "prn", "aux", "nul", "conin$", "conout$"] + (0...9).flatMap { ["com\($0)", "lpt\($0)"] })
    private static let maximum = 100

    /// - Parameter taken: names that something else has.
    init(taken: Set<String> = []) { self.taken = taken }

    /// A name for an identifier that no earlier one has; the same in every run with the same order.
    mutating func unique(_ identifier: String) -> String {
        let stem = Self.stem(identifier)
        var candidate = stem
        while !taken.insert(candidate).inserted {
            let number = (numbers[stem] ?? 1) + 1
            numbers[stem] = number
            candidate = "\(stem)-\(number)"
        }
        return candidate
    }

    private static func stem(_ identifier: String) -> String {
        var bytes: [UInt8] = []
        for byte in identifier.utf8.prefix(maximum) {
            switch byte {
            case 0x41...0x5A: bytes.append(byte | 0x20)
            case 0x61...0x7A, 0x30...0x39, UInt8(ascii: "_"), UInt8(ascii: "-"): bytes.append(byte)
            case UInt8(ascii: ".") where !bytes.isEmpty: bytes.append(byte)
            default: bytes.append(UInt8(ascii: "-"))
            }
        }
        while bytes.last == UInt8(ascii: ".") { bytes.removeLast() }
        let name = String(decoding: bytes, as: UTF8.self)
        let device = name.split(separator: ".").first.map(String.init) ?? ""
        if name.isEmpty { return "page" }
        // The device is meant with any extension, so the name has to begin otherwise.
        return devices.contains(device) || name == "index" ? "page-\(name)" : name
    }
}
