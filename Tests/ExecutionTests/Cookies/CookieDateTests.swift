import Foundation
import Testing

@testable import Execution

@Suite("Dates of cookies (RFC 6265bis section 5.1.1)")
struct CookieDateTests {
    @Test(
        "A date is found in whatever order and with whatever signs around it",
        arguments: [
            "Sun, 06 Nov 1994 08:49:37 GMT", "Sunday, 06-Nov-94 08:49:37 GMT", "Sun Nov  6 08:49:37 1994",
            "06 nov 1994 8:49:37", "1994 06 NOV 08:49:37", "08:49:37 6 November 1994", "6-Nov-94/8:49:37 UTC+0100",
        ])
    func read(_ text: String) {
        // RFC 9110 section 5.6.7 gives this moment in three forms.
        #expect(CookieDate.read(text) == Date(timeIntervalSince1970: 784_111_777))
    }

    @Test(
        "Years of two digits count from 1970 to 2069, and leap days are days",
        arguments: [
            ("1 Jan 70 00:00:00", 0.0), ("1 Jan 1970 00:00:01", 1), ("1 Jan 00 00:00:00", 946_684_800),
            ("29 Feb 2000 00:00:00", 951_782_400), ("1 Mar 2000 00:00:00", 951_868_800),
            ("19 Jan 2038 03:14:07", 2_147_483_647),
        ])
    func moments(_ text: String, _ seconds: Double) {
        #expect(CookieDate.read(text)?.timeIntervalSince1970 == seconds)
    }

    @Test(
        "What is no date is none",
        arguments: [
            "", "never", "0", "06 Nov 1994", "08:49:37 Nov 1994", "32 Jan 2020 00:00:00", "0 Jan 2020 00:00:00",
            "29 Feb 1900 00:00:00", "31 Apr 2020 00:00:00", "1 Jan 1600 00:00:00", "1 Jan 2020 24:00:00",
            "1 Jan 2020 00:60:00", "1 Jan 2020 00:00:60", "1 Jan 20200 00:00:00", "::: ::: :::",
            "99999999999999999999 Jan 2020 00:00:00",
        ])
    func none(_ text: String) {
        #expect(CookieDate.read(text) == nil)
    }
}
