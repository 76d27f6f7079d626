#ifndef CPROCESSOR_H
#define CPROCESSOR_H

/// Whether the processor has the 256-bit vectors and the fused multiply-add that kernels use.
/// Always 1 where kernels are compiled for the processor's base instructions.
int processor_has_vectors(void);

#endif
