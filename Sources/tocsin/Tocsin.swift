import TocsinCLI

@main
struct Main {
    static func main() { Tocsin.start() }
}
