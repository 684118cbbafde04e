// Reads a file with SourceTree again and again: best CPU time, throughput and the process' peak memory.
// The same line comes from read_simdjson.cpp and read_libyaml.c, so that the three can be laid side by side.
import Foundation
import SourceTree

func cpuSeconds() -> Double {
    var time = timespec()
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &time)
    return Double(time.tv_sec) + Double(time.tv_nsec) / 1e9
}

func peakMegabytes() -> Double {
    var usage = rusage()
    getrusage(0, &usage)  // RUSAGE_SELF, whose type differs between platforms
    return Double(usage.ru_maxrss) / 1024
}

@main
struct ReadBenchmark {
    static func main() throws {
        guard CommandLine.arguments.count == 3, let rounds = Int(CommandLine.arguments[2]) else {
            print("usage: read FILE ROUNDS")
            exit(2)
        }
        let path = CommandLine.arguments[1]
        let bytes = Array(try Data(contentsOf: URL(fileURLWithPath: path)))
        var best = Double.infinity
        var members = 0
        for _ in 0..<max(1, rounds) {
            let start = cpuSeconds()
            let tree = try Tree.read(bytes, name: path)
            best = min(best, cpuSeconds() - start)
            members += tree.root.count
        }
        let speed = Double(bytes.count) / best / 1e6
        let line = String(
            format: "SourceTree %10d bytes %9.2f ms %8.1f MB/s %7.1f MB", bytes.count, best * 1000, speed,
            peakMegabytes())
        print(line, members > 0 ? "" : "(empty)")
    }
}
