/* The output ring between the render thread and the audio callback.
 *
 * One writer per field, said behind it. The struct lies in memory shared with the window, which
 * reads positions and counters while they move. Every field is eight bytes, so that no compiler
 * pads it and player/engine/shared.py can name the same offsets.
 */
#ifndef GALAXIA_RING_H
#define GALAXIA_RING_H
#include <stdint.h>

/* cdef begin */
typedef struct {
    int64_t capacity;          /* setup: frames, a power of two */
    int64_t channels;          /* setup: samples in a frame */
    int64_t phase;             /* render: 0 filling (hold), 1 flowing, 2 ending (empty is no fault) */
    int64_t flush_to;          /* render: frames before this one are old; the callback jumps here */
    int64_t flush_fades_in;    /* render: 1 when the sound after the jump starts with a fade */
    int64_t written;           /* render: frames ever written */
    int64_t pad_render[2];
    int64_t wants_play;        /* control: 1 play, 0 pause */
    double gain_target;        /* control: linear volume, 1.0 copies */
    int64_t gain_ramp_frames;  /* setup: frames for a change of 1.0 */
    int64_t fade_frames;       /* setup: pause, seek and stop fade; 0 = none */
    int64_t device_bits;       /* setup: depth for the dither that follows a volume below 0 dB */
    int64_t late_ns;           /* setup: a longer interval between callbacks counts as late */
    int64_t pad_control[2];
    int64_t read;              /* callback: frames ever read or jumped over */
    int64_t running;           /* callback: 0 held, 1 sounding */
    double gain;               /* callback: volume at this instant */
    double envelope;           /* callback: fade at this instant, 0..1 */
    uint64_t noise;            /* callback: state of the dither's generator */
    int64_t starving;          /* callback: 1 inside a gap */
    int64_t pad_callback[2];
    int64_t callbacks;         /* callback: calls since the stream opened */
    int64_t device_underruns;  /* callback: times the device said so */
    int64_t starved_frames;    /* callback: frames asked for and not there */
    int64_t starved_events;    /* callback: gaps those frames make */
    int64_t late_callbacks;    /* callback: intervals over late_ns */
    int64_t longest_ns;        /* callback: longest interval */
    int64_t last_ns;           /* callback: monotonic time of the last call */
    int64_t intervals[20];     /* callback: bin i counts intervals below 2^i * 125 us */
} ring_header;

typedef struct {
    ring_header *header;
    int32_t *frames;
} ring_view;

int64_t ring_space(const ring_header *header);
int64_t ring_write(const ring_view *ring, const int32_t *source, int64_t frames);
void ring_pull(const ring_view *ring, int32_t *out, int64_t frames);
void ring_observe(ring_header *header, int64_t now_ns, int64_t device_underrun);
int ring_callback(const void *input, void *output, unsigned long frames, const void *time_info,
                  unsigned long status, void *ring);
/* cdef end */

#endif
