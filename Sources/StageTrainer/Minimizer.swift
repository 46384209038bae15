// SPDX-License-Identifier: Apache-2.0

/// Minimises a smooth function by L-BFGS with a backtracking line search (Nocedal & Wright, algorithms 7.4
/// and 3.1). The same function and start give the same steps.
struct Minimizer {
  /// Pairs of steps and changes of the gradient that are remembered.
  var memory = 10
  var iterations = 120
  /// Stops where the largest part of the gradient is below this.
  var tolerance = 1e-3

  func minimum(
    of function: ([Double]) -> (value: Double, gradient: [Double]), from start: [Double]
  ) -> [Double] {
    var point = start
    var (value, gradient) = function(point)
    var history: [(step: [Double], change: [Double], scale: Double)] = []
    for _ in 1...iterations {
      guard gradient.contains(where: { abs($0) > tolerance }) else { break }
      let direction = Minimizer.direction(gradient, history)
      let slope = dot(direction, gradient)
      var length = history.isEmpty ? 1 / max(1, dot(gradient, gradient).squareRoot()) : 1
      var next = point
      var result = (value: value, gradient: gradient)
      repeat {
        next = zip(point, direction).map { $0 + length * $1 }
        result = function(next)
        length /= 2
      } while result.value > value + 1e-4 * 2 * length * slope && length > 1e-10
      let step = zip(next, point).map { $0 - $1 }
      let change = zip(result.gradient, gradient).map { $0 - $1 }
      let curvature = dot(step, change)
      if curvature > 1e-10 {
        history.append((step, change, 1 / curvature))
        if history.count > memory { history.removeFirst() }
      }
      (point, value, gradient) = (next, result.value, result.gradient)
    }
    return point
  }

  /// The two-loop recursion.
  private static func direction(
    _ gradient: [Double], _ history: [(step: [Double], change: [Double], scale: Double)]
  ) -> [Double] {
    var q = gradient
    var factors: [Double] = []
    for pair in history.reversed() {
      let factor = pair.scale * dot(pair.step, q)
      factors.append(factor)
      for i in q.indices { q[i] -= factor * pair.change[i] }
    }
    if let last = history.last {
      let scale = 1 / (last.scale * dot(last.change, last.change))
      for i in q.indices { q[i] *= scale }
    }
    for (pair, factor) in zip(history, factors.reversed()) {
      let other = pair.scale * dot(pair.change, q)
      for i in q.indices { q[i] += (factor - other) * pair.step[i] }
    }
    return q.map { -$0 }
  }
}

private func dot(_ a: [Double], _ b: [Double]) -> Double {
  var sum = 0.0
  for i in a.indices { sum += a[i] * b[i] }
  return sum
}
