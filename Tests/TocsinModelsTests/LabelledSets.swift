import Foundation

/// A labelled data set of the `shared` folder beside the package.
struct LabelledSet {
    var columns: Int
    /// Row after row, without the label.
    var values: [Float]
    var isAnomaly: [Bool]

    /// The `shared` folder, nil if there is none.
    static let shared: URL? = {
        let folder = URL(filePath: #filePath).deletingLastPathComponent()
            .appending(path: "../../../shared").standardizedFileURL
        return FileManager.default.fileExists(atPath: folder.path) ? folder : nil
    }()

    /// Reads a plain or gzipped CSV whose last column is the label.
    init(_ file: URL) throws {
        let text = try String(decoding: Self.contents(file), as: UTF8.self)
        let lines = text.split(separator: "\n")
        guard let header = lines.first else { throw CocoaError(.fileReadCorruptFile) }
        columns = header.split(separator: ",").count - 1
        values = []
        isAnomaly = []
        for line in lines.dropFirst() {
            let numbers = line.split(separator: ",").map { Float($0) }
            guard numbers.count == columns + 1, !numbers.contains(nil) else {
                throw CocoaError(.fileReadCorruptFile)
            }
            values += numbers.dropLast().compactMap { $0 }
            isAnomaly.append(numbers.last == 1)
        }
    }

    private static func contents(_ file: URL) throws -> Data {
        guard file.pathExtension == "gz" else { return try Data(contentsOf: file) }
        let process = Process()
        process.executableURL = URL(filePath: "/usr/bin/env")
        process.arguments = ["gzip", "-dc", file.path]
        let output = Pipe()
        process.standardOutput = output
        try process.run()
        let data = output.fileHandleForReading.readDataToEndOfFile()
        process.waitUntilExit()
        guard process.terminationStatus == 0 else { throw CocoaError(.fileReadCorruptFile) }
        return data
    }
}

/// Area under the ROC curve: the chance that an anomaly outscores an ordinary row, equal scores
/// half.
func areaUnderROC(_ scores: [Double], _ isAnomaly: [Bool]) -> Double {
    let order = scores.indices.sorted { scores[$0] < scores[$1] }
    var ranks = 0.0
    var start = 0
    while start < order.count {
        var end = start
        while end < order.count, scores[order[end]] == scores[order[start]] { end += 1 }
        let middleRank = Double(start + end + 1) / 2
        for place in start..<end where isAnomaly[order[place]] { ranks += middleRank }
        start = end
    }
    let anomalies = Double(isAnomaly.count { $0 })
    let others = Double(isAnomaly.count) - anomalies
    return (ranks - anomalies * (anomalies + 1) / 2) / (anomalies * others)
}
