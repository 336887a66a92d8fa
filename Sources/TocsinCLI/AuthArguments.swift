import ArgumentParser
import TocsinEngine

/// How authentication logs are read.
struct AuthArguments: ParsableArguments {
    @Option(
        help: ArgumentHelp(
            "Year of the first line of an auth log whose stamps have none; else the file's time tells.",
            valueName: "year"))
    var year: Int?

    func validate() throws {
        if let year, !(1970...2100).contains(year) {
            throw ValidationError("--year \(year): 1970 to 2100")
        }
    }

    func apply(to options: inout HuntOptions) {
        options.year = year
    }
}
