import TocsinDetectors
import TocsinEngine
struct HuntTable {
    var result: HuntResult; var options: HuntOptions; var top: Int; var isWhereSorted: Bool
    func text(_ f: [Finding], toFile: Bool) -> String { f.map { "\($0.priority) \($0.severity.name) \($0.detector) \($0.entity.src!) -> \($0.entity.dst.map(\.description) ?? "-"):\($0.entity.port ?? 0) score \($0.score) \($0.why[0])\n" }.joined() }
}
