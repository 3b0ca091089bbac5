// What littlefs 1 of others makes of an image:
//     oracle_one make|list|change|lost IMAGE BLOCK COUNT PROGRAM [WRITES]
// `lost` changes until so many erasures and programs were done, as if power was lost then.
// Built by the tests from the folder of its sources that the environment names.
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "lfs.h"

static uint8_t *disk;
static const char *image;
static long left = -1;
static struct lfs_config config;
static lfs_t lfs;

static void save(void) {
    FILE *file = fopen(image, "wb");
    fwrite(disk, config.block_size, config.block_count, file);
    fclose(file);
}

static void count(void) {
    if (left >= 0 && left-- == 0) {
        save();
        exit(0);
    }
}

static uint8_t *place(lfs_block_t block, lfs_off_t off) {
    return disk + (size_t)block * config.block_size + off;
}

static int do_read(const struct lfs_config *c, lfs_block_t block, lfs_off_t off, void *into, lfs_size_t size) {
    (void)c;
    memcpy(into, place(block, off), size);
    return 0;
}

static int do_program(const struct lfs_config *c, lfs_block_t block, lfs_off_t off, const void *from, lfs_size_t size) {
    (void)c;
    count();
    memcpy(place(block, off), from, size);
    return 0;
}

static int do_erase(const struct lfs_config *c, lfs_block_t block) {
    (void)c;
    count();
    memset(place(block, 0), 0xff, config.block_size);
    return 0;
}

static int do_sync(const struct lfs_config *c) {
    (void)c;
    return 0;
}

static void must(int result, const char *what) {
    if (result < 0) {
        fprintf(stderr, "%s: %d\n", what, result);
        exit(1);
    }
}

static uint32_t crc(const uint8_t *bytes, size_t len) {
    uint32_t sum = ~0u;
    for (size_t i = 0; i < len; i++) {
        sum ^= bytes[i];
        for (int bit = 0; bit < 8; bit++)
            sum = sum >> 1 ^ (sum & 1 ? 0xedb88320u : 0);
    }
    return ~sum;
}

static void put(const char *path, size_t size, int flags) {
    lfs_file_t file;
    uint32_t seed = crc((const uint8_t *)path, strlen(path));
    must(lfs_file_open(&lfs, &file, path, LFS_O_WRONLY | LFS_O_CREAT | flags), path);
    for (size_t i = 0; i < size; i++) {
        uint8_t byte = (uint8_t)(seed >> (i % 3 * 8) ^ i ^ i >> 8);
        must(lfs_file_write(&lfs, &file, &byte, 1), path);
    }
    must(lfs_file_close(&lfs, &file), path);
}

static void show_file(const char *path) {
    lfs_file_t file;
    static uint8_t bytes[1 << 20];
    must(lfs_file_open(&lfs, &file, path, LFS_O_RDONLY), path);
    int size = lfs_file_read(&lfs, &file, bytes, sizeof bytes);
    must(size, path);
    printf("%s %d %08x\n", path, size, crc(bytes, size));
    must(lfs_file_close(&lfs, &file), path);
}

static void show(const char *folder) {
    lfs_dir_t dir;
    struct lfs_info info;
    char path[1024];
    must(lfs_dir_open(&lfs, &dir, *folder ? folder : "/"), folder);
    while (lfs_dir_read(&lfs, &dir, &info) > 0) {
        if (!strcmp(info.name, ".") || !strcmp(info.name, ".."))
            continue;
        snprintf(path, sizeof path, "%s/%s", folder, info.name);
        if (info.type == LFS_TYPE_DIR) {
            printf("%s/\n", path);
            show(path);
        } else {
            show_file(path);
        }
    }
    must(lfs_dir_close(&lfs, &dir), folder);
}

static void make(void) {
    static const int sizes[] = {0, 1, 30, 64, 100, 500, 512, 513, 1000, 4096, 9000};
    char path[64];
    must(lfs_format(&lfs, &config), "format");
    must(lfs_mount(&lfs, &config), "mount");
    must(lfs_mkdir(&lfs, "/lib"), "mkdir");
    must(lfs_mkdir(&lfs, "/lib/deep"), "mkdir");
    for (int i = 0; i < 11; i++) {
        snprintf(path, sizeof path, "/lib/file number %d", i);
        put(path, sizes[i], LFS_O_TRUNC);
    }
    for (int i = 0; i < 30; i++) {
        snprintf(path, sizeof path, "/many %02d", i);
        put(path, i, LFS_O_TRUNC);
    }
    for (int i = 0; i < 30; i += 3) {
        snprintf(path, sizeof path, "/many %02d", i);
        must(lfs_remove(&lfs, path), path);
    }
    must(lfs_rename(&lfs, "/many 01", "/lib/deep/moved"), "rename");
    must(lfs_rename(&lfs, "/lib/file number 9", "/a first name"), "rename");
    must(lfs_rename(&lfs, "/lib/deep", "/deep"), "rename");
    put("/many 02", 700, LFS_O_APPEND);
}

static void change(void) {
    lfs_dir_t dir;
    struct lfs_info info;
    char path[512], names[100][64];
    int found = 0;
    must(lfs_dir_open(&lfs, &dir, "/"), "/");
    while (lfs_dir_read(&lfs, &dir, &info) > 0)
        if (info.type != LFS_TYPE_DIR && found < 100)
            snprintf(names[found++], 64, "%.60s", info.name);
    must(lfs_dir_close(&lfs, &dir), "/");
    for (int i = 0; i < found; i++) {
        snprintf(path, sizeof path, "/%s", names[i]);
        put(path, 40, LFS_O_APPEND);
    }
    put("/theirs", 3000, LFS_O_TRUNC);
    must(lfs_mkdir(&lfs, "/their folder"), "mkdir");
    put("/their folder/x", 10, LFS_O_TRUNC);
    must(lfs_mkdir(&lfs, "/their folder/gone"), "mkdir");
    must(lfs_rename(&lfs, "/theirs", "/their folder/moved"), "rename");
    must(lfs_remove(&lfs, "/their folder/gone"), "remove");
}

int main(int argc, char **argv) {
    if (argc < 6)
        return 2;
    const char *what = argv[1];
    image = argv[2];
    config.block_size = atoi(argv[3]);
    config.block_count = atoi(argv[4]);
    config.prog_size = config.read_size = atoi(argv[5]);
    config.lookahead = 128;
    config.read = do_read;
    config.prog = do_program;
    config.erase = do_erase;
    config.sync = do_sync;
    disk = malloc(config.block_size * config.block_count);
    memset(disk, 0xff, config.block_size * config.block_count);
    if (!strcmp(what, "make")) {
        make();
    } else {
        FILE *file = fopen(image, "rb");
        if (!file || fread(disk, config.block_size, config.block_count, file) != config.block_count)
            return 2;
        fclose(file);
        must(lfs_mount(&lfs, &config), "mount");
        if (!strcmp(what, "lost") && argc > 6)
            left = atol(argv[6]);
        if (strcmp(what, "list"))
            change();
        left = -1;
        show("");
    }
    if (strcmp(what, "list"))
        save();
    return 0;
}
