import OpenAPI
import SourceTree

/// Writes `application/x-www-form-urlencoded` (WHATWG URL section 5.2; RFC 6570 where an encoding names a style).
struct FormWriter {
    let plan: FormPlan

    func write(_ parts: [FormPart]) throws(CallError) -> String {
        var pieces: [String] = []
        var styled: Set<String> = []
        for part in parts {
            if let encoding = plan.encoding(of: part.name), encoding.style != nil || encoding.node["explode"] != nil {
                guard styled.insert(part.name).inserted else { continue }
                pieces += try together(part.name, parts, encoding)
            } else {
                pieces.append(Self.encode(part.name) + "=" + Self.encode(content(of: part)))
            }
        }
        return pieces.joined(separator: "&")
    }

    /// All rows of one name, written together in the style of its encoding.
    private func together(_ name: String, _ parts: [FormPart], _ encoding: Encoding) throws(CallError) -> [String] {
        let texts = parts.filter { $0.name == name }.map(content)
        let style = encoding.style ?? .form
        let serializer = ParameterSerializer(
            name: name, style: style, explodes: encoding.explodes ?? (style == .form),
            allowsReserved: encoding.allowsReserved)
        let value: ParameterValue = texts.count > 1 ? .array(texts) : single(texts.first ?? "")
        do {
            return serializer.query(try ParameterShape.read(value))
        } catch {
            throw CallError(problems: [
                FieldProblem(key: .formPart(name), message: "This is not JSON: \(error.message)")
            ])
        }
    }

    private func single(_ text: String) -> ParameterValue {
        let first = text.trimmingSpaces().utf8.first
        return first == UInt8(ascii: "[") || first == UInt8(ascii: "{") ? .json(text) : .primitive(text)
    }

    /// A file in such a form is its name, as browsers have it.
    private func content(of part: FormPart) -> String {
        switch part.value {
        case .text(let text): text
        case .file(let name, _, _): name
        }
    }

    /// The form's own percent-encode set: `*-._`, letters and digits stay, a space becomes `+`.
    static func encode(_ text: String) -> String {
        PercentEncoding.form.encode(text).split(separator: "%20", omittingEmptySubsequences: false).joined(
            separator: "+")
    }
}
