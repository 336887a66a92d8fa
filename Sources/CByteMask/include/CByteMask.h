// Which of 64 bytes are separators or line ends, as 64-bit masks (bit i = byte i).
//
// The standard library has no movemask, and SIMD64<UInt8> comparisons compile to scalar code on
// Swift 6.3; hence these few lines of C. Header-only so that they inline into the Swift lexer.
#ifndef TOCSIN_BYTE_MASK_H
#define TOCSIN_BYTE_MASK_H

#include <stdint.h>

typedef struct {
    uint64_t separators; // bytes equal to the separator or to the line end
    uint64_t lines;      // bytes equal to the line end
} tocsin_masks;

#if defined(__SSE2__)
#include <emmintrin.h>

static inline tocsin_masks tocsin_mask64(const uint8_t *_Nonnull p, uint8_t separator, uint8_t line) {
    const __m128i va = _mm_set1_epi8((char)separator), vb = _mm_set1_epi8((char)line);
    tocsin_masks masks = {0, 0};
    for (int i = 0; i < 4; i++) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(p + 16 * i));
        const __m128i a = _mm_cmpeq_epi8(v, va), b = _mm_cmpeq_epi8(v, vb);
        masks.separators |= (uint64_t)(uint32_t)_mm_movemask_epi8(_mm_or_si128(a, b)) << (16 * i);
        masks.lines |= (uint64_t)(uint32_t)_mm_movemask_epi8(b) << (16 * i);
    }
    return masks;
}

#elif defined(__ARM_NEON)
#include <arm_neon.h>

static inline uint64_t tocsin_gather64(const uint8x16_t m[_Nonnull 4]) {
    const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t low = vpaddq_u8(vandq_u8(m[0], bits), vandq_u8(m[1], bits));
    const uint8x16_t high = vpaddq_u8(vandq_u8(m[2], bits), vandq_u8(m[3], bits));
    const uint8x16_t sum = vpaddq_u8(vpaddq_u8(low, high), vdupq_n_u8(0));
    return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}

static inline tocsin_masks tocsin_mask64(const uint8_t *_Nonnull p, uint8_t separator, uint8_t line) {
    const uint8x16_t va = vdupq_n_u8(separator), vb = vdupq_n_u8(line);
    uint8x16_t all[4], lines[4];
    for (int i = 0; i < 4; i++) {
        const uint8x16_t v = vld1q_u8(p + 16 * i);
        lines[i] = vceqq_u8(v, vb);
        all[i] = vorrq_u8(vceqq_u8(v, va), lines[i]);
    }
    return (tocsin_masks){tocsin_gather64(all), tocsin_gather64(lines)};
}

#else

static inline tocsin_masks tocsin_mask64(const uint8_t *_Nonnull p, uint8_t separator, uint8_t line) {
    tocsin_masks masks = {0, 0};
    for (int i = 0; i < 64; i++) {
        masks.separators |= (uint64_t)(p[i] == separator || p[i] == line) << i;
        masks.lines |= (uint64_t)(p[i] == line) << i;
    }
    return masks;
}

#endif
#endif
