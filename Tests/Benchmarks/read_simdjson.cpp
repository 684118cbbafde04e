// The reference for JSON: simdjson's DOM over the same file.
#include <simdjson.h>
#include <sys/resource.h>
#include <cstdio>
#include <cstdlib>
#include <ctime>

static double cpu_seconds() {
    timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 3) return std::puts("usage: read_simdjson FILE ROUNDS"), 2;
    auto text = simdjson::padded_string::load(argv[1]);
    if (text.error()) return std::puts("cannot read the file"), 1;
    size_t size = text.value_unsafe().size();
    double best = 1e9;
    for (int i = 0; i < std::atoi(argv[2]); i++) {
        // A parser of its own each time, as a server that loads a description would have it.
        double start = cpu_seconds();
        simdjson::dom::parser parser;
        if (parser.parse(text.value_unsafe()).error()) return std::puts("no JSON"), 1;
        double time = cpu_seconds() - start;
        if (time < best) best = time;
    }
    rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    std::printf("simdjson   %10zu bytes %9.2f ms %8.1f MB/s %7.1f MB\n", size, best * 1000, size / best / 1e6,
                usage.ru_maxrss / 1024.0);
}
