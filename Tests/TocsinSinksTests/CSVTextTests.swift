import Testing

@testable import TocsinSinks

struct CSVTextTests {
    private func record(_ body: (inout CSVText) -> Void) -> String {
        var csv = CSVText()
        body(&csv)
        csv.endRecord()
        return String(decoding: csv.bytes, as: UTF8.self)
    }

    @Test func quotesAndNeutralises() {
        let result = record { csv in
            csv.text("plain")
            csv.text("a,b")
            csv.text("a;b")
            csv.text("say \"hi\"")
            csv.text("=1+1")
            csv.text("-2,3")
            csv.text("@x")
            csv.text("\t=1")
            csv.text("a\nb")
            csv.text("")
            csv.text(nil)
        }
        #expect(
            result
                == #"plain,"a,b","a;b","say ""hi""",'=1+1,"'-2,3",'@x,'\x09=1,a\x0ab,,"# + "\r\n")
    }

    @Test func numbersAreLeftAlone() {
        let result = record { csv in
            csv.integer(-5)
            csv.number(-0.25)
            csv.number(1e-300)
            csv.number(.nan)
            csv.number(nil)
            csv.integer(nil)
            csv.flag(true)
            csv.flag(false)
            csv.flag(nil)
            csv.empty()
        }
        #expect(result == "-5,-0.25,1e-300,,,,1,0,,\r\n")
    }

    @Test func hostileCellsStayOneCellOfOneLine() throws {
        for text in Sample.hostileTexts {
            let line = record { csv in
                csv.text("before")
                csv.text(text)
                csv.text("after")
            }
            #expect(Sample.dangerous(in: line, except: ["\r"]).isEmpty)
            let records = RFC4180.records(line)
            #expect(records.count == 1)
            let cells = try #require(records.first)
            #expect(cells.count == 3)
            #expect(cells.first == "before" && cells.last == "after")
            let first = cells[1].utf8.first
            #expect(first.map { !CSVText.startsFormula($0) } ?? text.isEmpty)
        }
    }
}

/// Reads CSV by the grammar of RFC 4180 §2, as the oracle of the writers.
enum RFC4180 {
    static func records(_ text: String) -> [[String]] {
        var records: [[String]] = []
        var record: [String] = []
        var cell: [UInt8] = []
        var isQuoted = false
        var bytes = Array(text.utf8)[...]
        while let byte = bytes.popFirst() {
            if isQuoted {
                if byte != UInt8(ascii: "\"") {
                    cell.append(byte)
                } else if bytes.first == byte {
                    cell.append(bytes.removeFirst())
                } else {
                    isQuoted = false
                }
            } else if byte == UInt8(ascii: "\""), cell.isEmpty {
                isQuoted = true
            } else if byte == UInt8(ascii: ",") || byte == UInt8(ascii: "\r") {
                record.append(String(decoding: cell, as: UTF8.self))
                cell = []
                guard byte == UInt8(ascii: "\r"), bytes.popFirst() == UInt8(ascii: "\n") else {
                    continue
                }
                records.append(record)
                record = []
            } else {
                cell.append(byte)
            }
        }
        // What no line end closes is a record too: a forged or missing CRLF shows.
        if !record.isEmpty || !cell.isEmpty {
            records.append(record + [String(decoding: cell, as: UTF8.self)])
        }
        return records
    }
}
