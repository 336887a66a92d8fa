import Dispatch

/// Runs the server on threads of its own: where the rest of the program computes for long, requests
/// are answered all the same.
final class ServingExecutor: TaskExecutor {
    private let queue = DispatchQueue(label: "serving", attributes: .concurrent)

    func enqueue(_ job: consuming ExecutorJob) {
        let job = UnownedJob(job)
        let executor = asUnownedTaskExecutor()
        queue.async { unsafe job.runSynchronously(on: executor) }
    }
}
