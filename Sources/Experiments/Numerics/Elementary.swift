// SPDX-License-Identifier: Apache-2.0

// The C library's functions under their own names, so that the formulas beside this file read as they do
// in a book on every platform.

#if canImport(Glibc)
  import Glibc

  func log(_ x: Double) -> Double { Glibc.log(x) }
  func log1p(_ x: Double) -> Double { Glibc.log1p(x) }
  func exp(_ x: Double) -> Double { Glibc.exp(x) }
  func expm1(_ x: Double) -> Double { Glibc.expm1(x) }
  func pow(_ x: Double, _ y: Double) -> Double { Glibc.pow(x, y) }
  func erfc(_ x: Double) -> Double { Glibc.erfc(x) }
#elseif canImport(Musl)
  import Musl

  func log(_ x: Double) -> Double { Musl.log(x) }
  func log1p(_ x: Double) -> Double { Musl.log1p(x) }
  func exp(_ x: Double) -> Double { Musl.exp(x) }
  func expm1(_ x: Double) -> Double { Musl.expm1(x) }
  func pow(_ x: Double, _ y: Double) -> Double { Musl.pow(x, y) }
  func erfc(_ x: Double) -> Double { Musl.erfc(x) }
#else
  import Darwin

  func log(_ x: Double) -> Double { Darwin.log(x) }
  func log1p(_ x: Double) -> Double { Darwin.log1p(x) }
  func exp(_ x: Double) -> Double { Darwin.exp(x) }
  func expm1(_ x: Double) -> Double { Darwin.expm1(x) }
  func pow(_ x: Double, _ y: Double) -> Double { Darwin.pow(x, y) }
  func erfc(_ x: Double) -> Double { Darwin.erfc(x) }
#endif
