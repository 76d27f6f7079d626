#ifndef CWIDEFUNCTIONS_H
#define CWIDEFUNCTIONS_H

/// Rows of exp, log and tanh for processors with 512-bit vectors (AVX-512), which the rest of the
/// program does without: Swift cannot compile single functions for another processor.
///
/// Results are correctly rounded, so they are those of any other way to compute them.

/// Whether the processor has the vectors. Where it has not, the rows below must not be called.
int wide_functions_are_available(void);

/// A function of x[i], x[i+1], … up to `count`, sixteen numbers at a time, written to y. Gives the
/// index of the first sixteen that are not done: too few are left, or among them is a number for
/// which the error of this way might matter, or that is outside its range.
typedef long (*WideFunction)(const float *x, float *y, long i, long count);

long wide_exp(const float *x, float *y, long i, long count);
long wide_log(const float *x, float *y, long i, long count);
long wide_tanh(const float *x, float *y, long i, long count);

#include "WideTile.h"

#endif
