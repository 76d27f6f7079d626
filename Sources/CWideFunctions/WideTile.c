#include "WideTile.h"

#if defined(__x86_64__)
#include <immintrin.h>

#define WIDE __attribute__((target("avx512f")))
#define ROWS 8

WIDE static inline __attribute__((always_inline)) void store(
    float *place, __mmask16 mask, __m512 sums, int adds) {
  if (adds) sums = _mm512_add_ps(_mm512_maskz_loadu_ps(mask, place), sums);
  _mm512_mask_storeu_ps(place, mask, sums);
}

// Rows behind the last one are computed again as the last, and not stored.
WIDE static inline __attribute__((always_inline)) void tile(
    const float *a, long a_row, long a_term, const float *b, long b_term, long terms, float *out,
    long out_row, int rows, __mmask16 first, __mmask16 second, int has_second, int adds) {
  long offset[ROWS];
  __m512 s[ROWS], t[ROWS];
#pragma clang loop unroll(full)
  for (int i = 0; i < ROWS; i++) {
    offset[i] = (i < rows ? i : rows - 1) * a_row;
    s[i] = t[i] = _mm512_setzero_ps();
  }
  for (long k = 0; k < terms; k++) {
    __m512 x = _mm512_maskz_loadu_ps(first, b);
    __m512 y = has_second ? _mm512_maskz_loadu_ps(second, b + 16) : _mm512_setzero_ps();
#pragma clang loop unroll(full)
    for (int i = 0; i < ROWS; i++) {
      __m512 factor = _mm512_set1_ps(a[offset[i]]);
      s[i] = _mm512_fmadd_ps(factor, x, s[i]);
      if (has_second) t[i] = _mm512_fmadd_ps(factor, y, t[i]);
    }
    a += a_term;
    b += b_term;
  }
#pragma clang loop unroll(full)
  for (int i = 0; i < ROWS; i++) {
    if (i >= rows) break;
    store(out + i * out_row, first, s[i], adds);
    if (has_second) store(out + i * out_row + 16, second, t[i], adds);
  }
}

WIDE void wide_tile(
    const float *a, long a_row, long a_term, const float *b, long b_term, long terms, float *out,
    long out_row, int rows, int columns, int adds) {
  if (columns > 16) {
    __mmask16 second = (__mmask16)((1u << (columns - 16)) - 1);
    tile(a, a_row, a_term, b, b_term, terms, out, out_row, rows, 0xFFFF, second, 1, adds);
  } else {
    __mmask16 first = (__mmask16)((1u << columns) - 1);
    tile(a, a_row, a_term, b, b_term, terms, out, out_row, rows, first, 0, 0, adds);
  }
}

#else

void wide_tile(
    const float *a, long a_row, long a_term, const float *b, long b_term, long terms, float *out,
    long out_row, int rows, int columns, int adds) {}

#endif
