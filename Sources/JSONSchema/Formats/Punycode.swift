/// Punycode (RFC 3492) of a label, without its prefix.
enum Punycode {
    private static let base = 36
    private static let least = 1
    private static let most = 26

    /// The scalars that a text stands for; nil for a broken one.
    static func decoded(_ text: String) -> [Unicode.Scalar]? {
        let bytes = Array(text.utf8)
        var output: [UInt32] = []
        var rest = bytes[...]
        if let delimiter = bytes.lastIndex(of: UInt8(ascii: "-")) {
            output = bytes[..<delimiter].map(UInt32.init)
            rest = bytes[(delimiter + 1)...]
        }
        guard !rest.isEmpty, bytes.count <= 256 else { return nil }
        var (code, index, bias) = (128, 0, 72)
        while !rest.isEmpty {
            let old = index
            var (weight, position) = (1, base)
            while true {
                guard let digit = rest.popFirst().flatMap(value) else { return nil }
                let step = digit.multipliedReportingOverflow(by: weight)
                let sum = index.addingReportingOverflow(step.partialValue)
                guard !step.overflow, !sum.overflow, sum.partialValue < 1 << 40 else { return nil }
                index = sum.partialValue
                let threshold = min(max(position - bias, least), most)
                if digit < threshold { break }
                guard weight < 1 << 40 else { return nil }
                weight *= base - threshold
                position += base
            }
            let count = output.count + 1
            bias = adapted(index - old, count: count, isFirst: old == 0)
            code += index / count
            index %= count
            guard code <= 0x10FFFF else { return nil }
            output.insert(UInt32(code), at: index)
            index += 1
        }
        let scalars = output.compactMap(Unicode.Scalar.init)
        return scalars.count == output.count ? scalars : nil
    }

    /// The text that stands for scalars; nil for more than a label can have.
    static func encoded(_ scalars: [Unicode.Scalar]) -> String? {
        guard scalars.count <= 256 else { return nil }
        var output = scalars.filter(\.isASCII).map { UInt8($0.value) }
        var handled = output.count
        let basic = handled
        if basic > 0 { output.append(UInt8(ascii: "-")) }
        var (code, delta, bias) = (128, 0, 72)
        while handled < scalars.count {
            let next = scalars.lazy.map { Int($0.value) }.filter { $0 >= code }.min() ?? 0x10FFFF
            delta += (next - code) * (handled + 1)
            code = next
            for scalar in scalars {
                if scalar.value < code { delta += 1 }
                guard scalar.value == code else { continue }
                output += digits(of: delta, bias: bias)
                bias = adapted(delta, count: handled + 1, isFirst: handled == basic)
                delta = 0
                handled += 1
            }
            delta += 1
            code += 1
        }
        return String(decoding: output, as: UTF8.self)
    }

    private static func digits(of delta: Int, bias: Int) -> [UInt8] {
        var digits: [UInt8] = []
        var (rest, position) = (delta, base)
        while true {
            let threshold = min(max(position - bias, least), most)
            if rest < threshold { break }
            digits.append(digit(threshold + (rest - threshold) % (base - threshold)))
            rest = (rest - threshold) / (base - threshold)
            position += base
        }
        return digits + [digit(rest)]
    }

    private static func digit(_ value: Int) -> UInt8 { UInt8(value < 26 ? 97 + value : 22 + value) }

    private static func value(_ byte: UInt8) -> Int? {
        switch byte {
        case 0x30...0x39: Int(byte) - 22
        case 0x41...0x5A: Int(byte) - 65
        case 0x61...0x7A: Int(byte) - 97
        default: nil
        }
    }

    private static func adapted(_ delta: Int, count: Int, isFirst: Bool) -> Int {
        var delta = isFirst ? delta / 700 : delta / 2
        delta += delta / count
        var position = 0
        while delta > (base - least) * most / 2 {
            delta /= base - least
            position += base
        }
        return position + (base - least + 1) * delta / (delta + 38)
    }
}
