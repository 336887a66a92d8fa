// Which of 64 bytes equal one of two separators, as a 64-bit mask (bit i = byte i).
//
// The standard library has no movemask, and SIMD64<UInt8> comparisons compile to scalar code on
// Swift 6.3; hence these few lines of C. Header-only so that they inline into the Swift lexer.
#ifndef TOCSIN_BYTE_MASK_H
#define TOCSIN_BYTE_MASK_H

#include <stdint.h>

#if defined(__SSE2__)
#include <emmintrin.h>

static inline uint64_t tocsin_mask64(const uint8_t *_Nonnull p, uint8_t a, uint8_t b) {
    const __m128i va = _mm_set1_epi8((char)a), vb = _mm_set1_epi8((char)b);
    uint64_t mask = 0;
    for (int i = 0; i < 4; i++) {
        const __m128i v = _mm_loadu_si128((const __m128i *)(p + 16 * i));
        const __m128i m = _mm_or_si128(_mm_cmpeq_epi8(v, va), _mm_cmpeq_epi8(v, vb));
        mask |= (uint64_t)(uint32_t)_mm_movemask_epi8(m) << (16 * i);
    }
    return mask;
}

#elif defined(__ARM_NEON)
#include <arm_neon.h>

static inline uint64_t tocsin_mask64(const uint8_t *_Nonnull p, uint8_t a, uint8_t b) {
    const uint8x16_t bits = {1, 2, 4, 8, 16, 32, 64, 128, 1, 2, 4, 8, 16, 32, 64, 128};
    const uint8x16_t va = vdupq_n_u8(a), vb = vdupq_n_u8(b);
    uint8x16_t m[4];
    for (int i = 0; i < 4; i++) {
        const uint8x16_t v = vld1q_u8(p + 16 * i);
        m[i] = vandq_u8(vorrq_u8(vceqq_u8(v, va), vceqq_u8(v, vb)), bits);
    }
    const uint8x16_t sum0 = vpaddq_u8(m[0], m[1]), sum1 = vpaddq_u8(m[2], m[3]);
    const uint8x16_t sum = vpaddq_u8(vpaddq_u8(sum0, sum1), vdupq_n_u8(0));
    return vgetq_lane_u64(vreinterpretq_u64_u8(sum), 0);
}

#else

static inline uint64_t tocsin_mask64(const uint8_t *_Nonnull p, uint8_t a, uint8_t b) {
    uint64_t mask = 0;
    for (int i = 0; i < 64; i++) mask |= (uint64_t)(p[i] == a || p[i] == b) << i;
    return mask;
}

#endif
#endif
