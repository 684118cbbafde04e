/* The reference for YAML: libyaml's events over the same file, counted and thrown away. */
#include <stdio.h>
#include <stdlib.h>
#include <sys/resource.h>
#include <time.h>
#include <yaml.h>

static double cpu_seconds(void) {
    struct timespec t;
    clock_gettime(CLOCK_PROCESS_CPUTIME_ID, &t);
    return t.tv_sec + t.tv_nsec / 1e9;
}

int main(int argc, char **argv) {
    if (argc != 3) return puts("usage: read_libyaml FILE ROUNDS"), 2;
    FILE *file = fopen(argv[1], "rb");
    if (!file) return puts("cannot read the file"), 1;
    fseek(file, 0, SEEK_END);
    size_t size = (size_t)ftell(file);
    rewind(file);
    unsigned char *text = malloc(size);
    if (!text || fread(text, 1, size, file) != size) return puts("cannot read the file"), 1;
    double best = 1e9;
    for (int i = 0; i < atoi(argv[2]); i++) {
        double start = cpu_seconds();
        yaml_parser_t parser;
        yaml_event_t event;
        yaml_parser_initialize(&parser);
        yaml_parser_set_input_string(&parser, text, size);
        for (int end = 0; !end;) {
            if (!yaml_parser_parse(&parser, &event)) return puts("no YAML"), 1;
            end = event.type == YAML_STREAM_END_EVENT;
            yaml_event_delete(&event);
        }
        yaml_parser_delete(&parser);
        double time = cpu_seconds() - start;
        if (time < best) best = time;
    }
    struct rusage usage;
    getrusage(RUSAGE_SELF, &usage);
    printf("libyaml    %10zu bytes %9.2f ms %8.1f MB/s %7.1f MB\n", size, best * 1000, size / best / 1e6,
           usage.ru_maxrss / 1024.0);
    return 0;
}
