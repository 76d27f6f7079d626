#ifndef WIDETILE_H
#define WIDETILE_H

/// Up to 8 rows of a float32 matrix product, up to 32 columns wide: `a` times `b`, stored in `out` or
/// added to what is there. Steps are in elements; the columns of `b` and `out` lie side by side.
///
/// Every element is one chain of fused multiply-adds in the order of the terms. Nothing behind the
/// last row or column is read or written. Only where `wide_functions_are_available`.
void wide_tile(
    const float *a, long a_row, long a_term, const float *b, long b_term, long terms, float *out,
    long out_row, int rows, int columns, int adds);

#endif
