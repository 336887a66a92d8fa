import Dispatch
import Synchronization

/// Work spread over threads whose results come back in order.
package enum Parallel {
    /// `body(0) … body(count − 1)` on at most `threads` threads.
    package static func map<T: Sendable>(
        _ count: Int, threads: Int, _ body: @Sendable (Int) -> T
    ) -> [T] {
        guard threads > 1, count > 1 else { return (0..<count).map(body) }
        let results = Results<T>(count: count)
        DispatchQueue.concurrentPerform(iterations: count) { index in
            results.set(index, body(index))
        }
        return results.all()
    }

    /// A slot for every result, filled in any order.
    private final class Results<T: Sendable>: Sendable {
        private let slots: Mutex<[T?]>

        init(count: Int) { slots = Mutex([T?](repeating: nil, count: count)) }

        func set(_ index: Int, _ value: T) { slots.withLock { $0[index] = value } }

        func all() -> [T] { slots.withLock { $0.compactMap { $0 } } }
    }
}
