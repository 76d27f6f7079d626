#include "CWideFunctions.h"

#if defined(__x86_64__)

#include <immintrin.h>
#include <stdint.h>

// Double precision, eight numbers to a vector. Tables have sixteen entries, which two registers
// hold: an argument is reduced so far that a short polynomial does. Polynomials are interpolations at
// Chebyshev points, computed with 300 bits.

#define WIDE __attribute__((target("avx512f,avx512dq,avx512vl,fma")))
#define PART WIDE __attribute__((always_inline)) static inline

typedef __m512d Doubles;
typedef __m512i Words;

int wide_functions_are_available(void) {
  __builtin_cpu_init();
  return __builtin_cpu_supports("avx512f") && __builtin_cpu_supports("avx512dq")
    && __builtin_cpu_supports("avx512vl") && __builtin_cpu_supports("fma");
}

/// 2^(j/16) as bits, less j at the place where j/16 is added with n/16.
static const uint64_t powers[16] = {
  0x3ff0000000000000, 0x3fefb5586cf9890f, 0x3fef72b83c7d517b, 0x3fef387a6e756238,
  0x3fef06fe0a31b715, 0x3feedea64c123422, 0x3feebfdad5362a27, 0x3feeab07dd485429,
  0x3feea09e667f3bcd, 0x3feea11473eb0187, 0x3feeace5422aa0db, 0x3feec49182a3f090,
  0x3feee89f995ad3ad, 0x3fef199bdd85529c, 0x3fef5818dcfba487, 0x3fefa4afa2a490da,
};

/// The bits of the float 0.69921875, from which on numbers count as near 1, as those of a double.
#define BORDER 0x3fe6600000000000

/// 1 / c for the middles c of the sixteen intervals from the border on, of 2^19 floats each; exactly
/// 1 for the one that contains 1.
static const double inverses[16] = {
  0x1.661ec6a5122f9p+0, 0x1.571ed3c506b3ap+0, 0x1.49539e3b2d067p+0, 0x1.3c995a47babe7p+0,
  0x1.30d190130d190p+0, 0x1.25e22708092f1p+0, 0x1.1bb4a4046ed29p+0, 0x1.12358e75d3033p+0,
  0x1.0953f39010954p+0, 0x1.0000000000000p+0, 0x1.e573ac901e574p-1, 0x1.ca4b3055ee191p-1,
  0x1.b2036406c80d9p-1, 0x1.9c2d14ee4a102p-1, 0x1.886e5f0abb04ap-1, 0x1.767dce434a9b1p-1,
};

/// The logarithms of the c.
static const double logarithms[16] = {
  -0x1.57bf753c8d1fbp-2, -0x1.2bef07cdc9355p-2, -0x1.01eae5626c691p-2, -0x1.b31d8575bce3bp-3,
  -0x1.6574ebe8c1339p-3, -0x1.1aa2b7e23f729p-3, -0x1.a4e7640b1bc38p-4, -0x1.1973bd1465561p-4,
  -0x1.252f32f8d1840p-5, 0x0p+0, 0x1.b42dd711971b9p-5, 0x1.c5e548f5bc743p-4,
  0x1.526e5e3a1b438p-3, 0x1.bc286742d8cd4p-3, 0x1.1058bf9ae4ad4p-2, 0x1.404308686a7e4p-2,
};

PART Doubles all(double x) { return _mm512_set1_pd(x); }
PART Words word(Doubles x) { return _mm512_castpd_si512(x); }
PART Doubles number(Words x) { return _mm512_castsi512_pd(x); }

/// a b + c, rounded once.
PART Doubles fused(Doubles a, Doubles b, Doubles c) { return _mm512_fmadd_pd(a, b, c); }

/// The entries of a table at the low four bits of `index`.
PART Doubles entries(const void *table, Words index) {
  const double *entry = table;
  return _mm512_permutex2var_pd(_mm512_loadu_pd(entry), index, _mm512_loadu_pd(entry + 8));
}

/// The numbers within 2^width units in the last place of the middle between two floats: of a
/// double's 52 bits after the point, the last 29 decide.
PART unsigned near_middle(Doubles x, long width) {
  Words moved = _mm512_add_epi64(word(x), _mm512_set1_epi64((1 << 28) + (1L << width)));
  return _mm512_testn_epi64_mask(moved, _mm512_set1_epi64((1 << 29) - (1L << (width + 1))));
}

/// Takes the multiple n of a step nearest to x away. `power` becomes 2^(n/16).
PART Doubles reduce(Doubles x, double step, double inverse, Doubles *power) {
  Doubles rounder = all(0x1.8p52), shifted = fused(x, all(inverse), rounder);
  Words whole = _mm512_slli_epi64(word(shifted), 48);
  *power = number(_mm512_add_epi64(word(entries(powers, word(shifted))), whole));
  return fused(_mm512_sub_pd(shifted, rounder), all(-step), x);
}

/// Two times eight numbers.
typedef struct {
  Doubles low, high;
} Pair;

/// exp x = 2^(n/16) exp r with x = n ln 2 / 16 + r, to 2^-45: r P(r) is exp r - 1.
PART Doubles eight_exp(Doubles x) {
  Doubles power;
  Doubles r = reduce(x, 0x1.62e42fefa39efp-5, 0x1.71547652b82fep+4, &power);
  Doubles sum = fused(r, all(0x1.11120b03cd855p-7), all(0x1.55570abe5482fp-5));
  sum = fused(r, sum, all(0x1.55555554dd388p-3));
  sum = fused(r, sum, all(0x1.fffffffe5b9aep-2));
  sum = fused(r, sum, all(1));
  return fused(_mm512_mul_pd(power, r), sum, power);
}

PART Pair exp_pair(Doubles low, Doubles high) {
  return (Pair){eight_exp(low), eight_exp(high)};
}

/// Beyond 87 results may be too large or too small for a normal float.
PART __mmask16 exp_is_not_for(__m512 x) {
  return _mm512_cmp_ps_mask(_mm512_abs_ps(x), _mm512_set1_ps(87), _CMP_NLE_UQ);
}

/// log x = k ln 2 + log c + log(1 + r) with x = 2^k c (1 + r), to 2^-43.
PART Doubles eight_log(Doubles x) {
  Words bits = word(x);
  Words offset = _mm512_sub_epi64(bits, _mm512_set1_epi64(BORDER));
  Words exponent = _mm512_and_si512(offset, _mm512_set1_epi64(0xfffl << 52));
  Words interval = _mm512_srli_epi64(offset, 48);
  Doubles k = _mm512_cvtepi64_pd(exponent);
  Doubles z = number(_mm512_sub_epi64(bits, exponent));
  Doubles r = fused(z, entries(inverses, interval), all(-1));
  Doubles start = fused(k, all(0x1.62e42fefa39efp-53), entries(logarithms, interval));
  Doubles sum = fused(r, all(0x1.24df0fa646278p-3), all(-0x1.55abb4418e1efp-3));
  sum = fused(r, sum, all(0x1.99999320bdc13p-3));
  sum = fused(r, sum, all(-0x1.fffff8b813ae0p-3));
  sum = fused(r, sum, all(0x1.555555555fad7p-2));
  sum = fused(r, sum, all(-0x1.0000000005d18p-1));
  return fused(r, fused(r, sum, all(1)), start);
}

PART Pair log_pair(Doubles low, Doubles high) {
  return (Pair){eight_log(low), eight_log(high)};
}

/// It is for positive numbers that are not infinite, by their bits.
PART __mmask16 log_is_not_for(__m512 x) {
  Words below = _mm512_sub_epi32(_mm512_castps_si512(x), _mm512_set1_epi32(1));
  return _mm512_cmpge_epu32_mask(below, _mm512_set1_epi32(0x7f7fffff));
}

/// exp(2x) - 1 to 2^-41, closer to 2^-49: x = n ln 2 / 32 + r, and r P(r) is exp(2r) - 1. Keeps the
/// sign of a zero.
PART Doubles eight_expm1_twice(Doubles x, int closer) {
  Doubles power, sum;
  Doubles r = reduce(x, 0x1.62e42fefa39efp-6, 0x1.71547652b82fep+5, &power);
  if (closer) {
    sum = fused(r, all(0x1.6c17ed4ce9ff6p-4), all(0x1.11123cf2011fdp-2));
    sum = fused(r, sum, all(0x1.55555554e9466p-1));
    sum = fused(r, sum, all(0x1.555555547d375p+0));
    sum = fused(r, sum, all(2));
  } else {
    sum = fused(r, all(0x1.11120af7211b8p-2), all(0x1.55570aa826c45p-1));
    sum = fused(r, sum, all(0x1.55555554dd44bp+0));
    sum = fused(r, sum, all(0x1.fffffffe5bc58p+0));
  }
  sum = fused(r, sum, all(2));
  return _mm512_fmsub_pd(_mm512_mul_pd(power, r), sum, _mm512_sub_pd(all(1), power));
}

/// With p = exp(2x) - 1, tanh x = p / (p + 2). One division serves both quotients: that by the
/// product of the divisors.
PART Pair tanh_quotients(Doubles low, Doubles high, int closer) {
  Doubles p = eight_expm1_twice(low, closer), q = eight_expm1_twice(high, closer);
  Doubles below_p = _mm512_add_pd(p, all(2)), below_q = _mm512_add_pd(q, all(2));
  Doubles inverse = _mm512_div_pd(all(1), _mm512_mul_pd(below_p, below_q));
  return (Pair){
    _mm512_mul_pd(_mm512_mul_pd(p, below_q), inverse),
    _mm512_mul_pd(_mm512_mul_pd(q, below_p), inverse),
  };
}

PART Pair tanh_pair(Doubles low, Doubles high) { return tanh_quotients(low, high, 0); }
PART Pair tanh_closer_pair(Doubles low, Doubles high) { return tanh_quotients(low, high, 1); }

/// The product of two divisors must be finite. From 10 on the float is 1 in any case.
PART __mmask16 tanh_is_not_for(__m512 x) {
  return _mm512_cmp_ps_mask(_mm512_abs_ps(x), _mm512_set1_ps(128), _CMP_NLE_UQ);
}

/// Sixteen results; 0, and nothing written, if one lies within 2^width units in the last place of
/// the middle between two floats, or the function is not for one of the numbers.
#define SIXTEEN(name, check, width)                                           \
  PART int name##_sixteen(const float *x, float *y) {                         \
    Doubles low = _mm512_cvtps_pd(_mm256_loadu_ps(x));                        \
    Doubles high = _mm512_cvtps_pd(_mm256_loadu_ps(x + 8));                   \
    Pair result = name##_pair(low, high);                                     \
    unsigned doubts = check##_is_not_for(_mm512_loadu_ps(x))                  \
      | near_middle(result.low, width) | near_middle(result.high, width);     \
    if (__builtin_expect(doubts != 0, 0)) return 0;                           \
    _mm256_storeu_ps(y, _mm512_cvtpd_ps(result.low));                         \
    _mm256_storeu_ps(y + 8, _mm512_cvtpd_ps(result.high));                    \
    return 1;                                                                 \
  }

SIXTEEN(exp, exp, 10)
SIXTEEN(log, log, 11)
SIXTEEN(tanh, tanh, 12)
SIXTEEN(tanh_closer, tanh, 5)

/// A row up to a block of sixteen about which there are doubts, also after a second way.
#define ROW(name, second)                                                     \
  WIDE long wide_##name(const float *x, float *y, long i, long count) {       \
    for (; i + 16 <= count; i += 16) {                                        \
      if (!name##_sixteen(x + i, y + i) && !(second)) break;                  \
    }                                                                         \
    return i;                                                                 \
  }

ROW(exp, 0)
ROW(log, 0)
ROW(tanh, tanh_closer_sixteen(x + i, y + i))

#else

int wide_functions_are_available(void) { return 0; }
long wide_exp(const float *x, float *y, long i, long count) { return i; }
long wide_log(const float *x, float *y, long i, long count) { return i; }
long wide_tanh(const float *x, float *y, long i, long count) { return i; }

#endif
