#if canImport(Glibc)
  import Glibc
#elseif canImport(Darwin)
  import Darwin
#endif

// The C library's elementary functions, which PyTorch's scalar random streams use.

func naturalLogarithm(_ x: Double) -> Double { log(x) }
func logOfOnePlus(_ x: Double) -> Double { log1p(x) }
func sine(_ x: Double) -> Double { sin(x) }
func cosine(_ x: Double) -> Double { cos(x) }
func exponential(_ x: Double) -> Double { exp(x) }
func tangent(_ x: Double) -> Double { tan(x) }
