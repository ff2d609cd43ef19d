/* Copy, zero-fill, count: all that runs in the audio callback. No allocation, lock or system call
 * but the monotonic clock. ring.py holds the same logic in Python; one test suite runs on both. */
#include "_ring.h"

#include <math.h>
#include <string.h>

#ifdef _WIN32
#include <windows.h>
static int64_t now_ns(void) {
    LARGE_INTEGER count, frequency;
    QueryPerformanceCounter(&count);
    QueryPerformanceFrequency(&frequency);
    return (int64_t)((double)count.QuadPart * 1e9 / (double)frequency.QuadPart);
}
#else
#include <time.h>
static int64_t now_ns(void) {
    struct timespec now;
    clock_gettime(CLOCK_MONOTONIC, &now);
    return (int64_t)now.tv_sec * 1000000000LL + now.tv_nsec;
}
#endif

#ifdef _MSC_VER
#include <intrin.h>
static int64_t load(const int64_t *place) {
    return _InterlockedOr64((volatile int64_t *)place, 0);
}
static void store(int64_t *place, int64_t value) {
    _InterlockedExchange64((volatile int64_t *)place, value);
}
#else
static int64_t load(const int64_t *place) { return __atomic_load_n(place, __ATOMIC_ACQUIRE); }
static void store(int64_t *place, int64_t value) {
    __atomic_store_n(place, value, __ATOMIC_RELEASE);
}
#endif

enum { FILLING = 0, FLOWING = 1 };
enum { PA_OUTPUT_UNDERFLOW = 4 };

int64_t ring_space(const ring_header *h) { return h->capacity - (h->written - load(&h->read)); }

int64_t ring_write(const ring_view *ring, const int32_t *source, int64_t frames) {
    ring_header *h = ring->header;
    int64_t space = ring_space(h), channels = h->channels;
    if (frames > space) frames = space;
    int64_t start = h->written & (h->capacity - 1);
    int64_t first = frames < h->capacity - start ? frames : h->capacity - start;
    size_t frame_bytes = (size_t)channels * sizeof *source;
    memcpy(ring->frames + start * channels, source, (size_t)first * frame_bytes);
    memcpy(ring->frames, source + first * channels, (size_t)(frames - first) * frame_bytes);
    store(&h->written, h->written + frames);
    return frames;
}

/* Triangular noise of two LSB peak to peak, from the two halves of one xorshift step. */
static double triangular(ring_header *h) {
    uint64_t x = h->noise ? h->noise : 0x9E3779B97F4A7C15ULL;
    x ^= x << 13;
    x ^= x >> 7;
    x ^= x << 17;
    h->noise = x;
    return ((double)(uint32_t)x - (double)(uint32_t)(x >> 32)) / 4294967296.0;
}

static int32_t quantise(double sample, double lsb, double noise) {
    double value = rint(sample / lsb + noise) * lsb;
    if (value > 2147483647.0) return (int32_t)(2147483648.0 - lsb);
    return value < -2147483648.0 ? INT32_MIN : (int32_t)value;
}

static double step_towards(double value, double goal, int64_t frames_for_one) {
    double step = frames_for_one > 0 ? 1.0 / (double)frames_for_one : 2.0;
    if (fabs(goal - value) <= step * 1.0000001) return goal;
    return value + (goal > value ? step : -step);
}

static void shape(const ring_view *ring, int32_t *out, int64_t frames, double goal) {
    ring_header *h = ring->header;
    int64_t channels = h->channels, mask = h->capacity - 1;
    double lsb = ldexp(1.0, 32 - (int)h->device_bits), target = h->gain_target;
    for (int64_t i = 0; i < frames; i++) {
        const int32_t *frame = ring->frames + ((h->read + i) & mask) * channels;
        h->gain = step_towards(h->gain, target, h->gain_ramp_frames);
        h->envelope = step_towards(h->envelope, goal, h->fade_frames);
        double factor = h->gain * h->envelope;
        for (int64_t c = 0; c < channels; c++)
            out[i * channels + c] =
                factor == 1.0 ? frame[c]
                              : quantise(frame[c] * factor, lsb, h->device_bits < 32 ? triangular(h) : 0.0);
    }
}

static void copy(const ring_view *ring, int32_t *out, int64_t frames) {
    ring_header *h = ring->header;
    int64_t channels = h->channels, start = h->read & (h->capacity - 1);
    int64_t first = frames < h->capacity - start ? frames : h->capacity - start;
    size_t frame_bytes = (size_t)channels * sizeof *out;
    memcpy(out, ring->frames + start * channels, (size_t)first * frame_bytes);
    memcpy(out + first * channels, ring->frames, (size_t)(frames - first) * frame_bytes);
}

static void jump(ring_header *h, int64_t to) {
    h->envelope = h->flush_fades_in && h->fade_frames > 0 ? 0.0 : 1.0;
    store(&h->read, to);
}

static void starve(ring_header *h, int64_t frames) {
    if (load(&h->phase) != FLOWING) return;
    h->starved_frames += frames;
    if (!h->starving) h->starved_events++;
    h->starving = 1;
}

/* How many frames may leave in one piece: up to the end of a fade, of the old sound, of the ring. */
static int64_t piece(const ring_header *h, int64_t wanted, int64_t flush_to, double goal) {
    int64_t end = flush_to > h->read ? flush_to : load(&h->written);
    if (flush_to <= h->read && load(&h->phase) == FILLING) return 0;
    int64_t frames = wanted < end - h->read ? wanted : end - h->read;
    if (h->envelope != goal) {
        int64_t fade = (int64_t)ceil(fabs(goal - h->envelope) * (double)h->fade_frames);
        if (fade < 1) fade = 1;
        if (fade < frames) frames = fade;
    }
    return frames;
}

void ring_pull(const ring_view *ring, int32_t *out, int64_t frames) {
    ring_header *h = ring->header;
    int64_t done = 0;
    while (done < frames) {
        int64_t flush_to = load(&h->flush_to), plays = load(&h->wants_play);
        int old = flush_to > h->read;
        int silent = !h->running || h->fade_frames == 0 || h->envelope <= 0.0;
        if (old && silent) { jump(h, flush_to); continue; }
        if (!plays && silent) h->running = 0;
        if (!plays && !h->running) break;
        h->running = 1;
        double goal = plays && !old ? 1.0 : 0.0;
        int64_t n = piece(h, frames - done, flush_to, goal);
        if (n == 0 && !plays) { h->running = 0; continue; }
        if (n == 0) { starve(h, frames - done); break; }
        if (h->gain == 1.0 && h->gain_target == 1.0 && h->envelope == 1.0 && goal == 1.0)
            copy(ring, out + done * h->channels, n);
        else
            shape(ring, out + done * h->channels, n, goal);
        if (old && h->read + n >= flush_to) jump(h, flush_to);
        else store(&h->read, h->read + n);
        done += n;
    }
    if (done == frames) h->starving = 0;
    memset(out + done * h->channels, 0, (size_t)((frames - done) * h->channels) * sizeof *out);
}

void ring_observe(ring_header *h, int64_t now, int64_t device_underrun) {
    if (h->last_ns) {
        int64_t interval = now - h->last_ns;
        int bin = 0;
        while (bin < 19 && interval >= (125000LL << bin)) bin++;
        h->intervals[bin]++;
        if (interval > h->longest_ns) h->longest_ns = interval;
        if (h->late_ns && interval > h->late_ns) h->late_callbacks++;
    }
    h->last_ns = now;
    h->device_underruns += device_underrun;
    store(&h->callbacks, h->callbacks + 1);
}

int ring_callback(const void *input, void *output, unsigned long frames, const void *time_info,
                  unsigned long status, void *user) {
    (void)input;
    (void)time_info;
    const ring_view *ring = user;
    ring_observe(ring->header, now_ns(), (status & PA_OUTPUT_UNDERFLOW) != 0);
    ring_pull(ring, output, (int64_t)frames);
    return 0;
}
