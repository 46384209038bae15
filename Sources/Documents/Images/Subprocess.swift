// SPDX-License-Identifier: Apache-2.0

#if canImport(Glibc)
  import Glibc
#elseif canImport(Musl)
  import Musl
#elseif canImport(Darwin)
  import Darwin
#endif

/// Running of a program without a shell: its arguments are given as they are, its standard output is read,
/// its standard error dropped.
enum Subprocess {
  /// The end of a program.
  struct Output {
    var bytes: [UInt8]
    /// Exit code; nil where it was ended by a signal or by the time limit.
    var code: Int32?
  }

  /// Runs a program to its end.
  ///
  /// - Parameters:
  ///   - program: a name to look for along `PATH`, or a path.
  ///   - seconds: after this long it is ended.
  ///   - limit: bytes of output after which it is ended.
  /// - Returns: nil where it cannot be started.
  static func run(
    _ program: String, _ arguments: [String], seconds: Int, limit: Int = 64 << 20
  ) -> Output? {
    var ends: [Int32] = [0, 0]
    guard pipe(&ends) == 0 else { return nil }
    defer { close(ends[0]) }
    guard let child = start(program, arguments, output: ends[1], closing: ends[0]) else {
      close(ends[1])
      return nil
    }
    close(ends[1])
    let bytes = read(from: ends[0], seconds: seconds, limit: limit)
    if bytes == nil { kill(child, SIGKILL) }
    var status: Int32 = 0
    while waitpid(child, &status, 0) < 0, errno == EINTR {}
    let hasExited = status & 0x7F == 0
    return Output(
      bytes: bytes ?? [], code: bytes != nil && hasExited ? status >> 8 & 0xFF : nil)
  }

  private static func start(
    _ program: String, _ arguments: [String], output: Int32, closing: Int32
  ) -> pid_t? {
    #if canImport(Darwin)
      var actions: posix_spawn_file_actions_t?
    #else
      var actions = posix_spawn_file_actions_t()
    #endif
    guard posix_spawn_file_actions_init(&actions) == 0 else { return nil }
    defer { posix_spawn_file_actions_destroy(&actions) }
    posix_spawn_file_actions_addopen(&actions, 0, "/dev/null", O_RDONLY, 0)
    posix_spawn_file_actions_adddup2(&actions, output, 1)
    posix_spawn_file_actions_addopen(&actions, 2, "/dev/null", O_WRONLY, 0)
    posix_spawn_file_actions_addclose(&actions, closing)
    var argv: [UnsafeMutablePointer<CChar>?] = ([program] + arguments).map { strdup($0) }
    argv.append(nil)
    defer { for pointer in argv { free(pointer) } }
    var child: pid_t = 0
    return posix_spawnp(&child, program, &actions, nil, argv, environ) == 0 ? child : nil
  }

  /// Everything until the other end is closed; nil where time or room ran out.
  private static func read(from descriptor: Int32, seconds: Int, limit: Int) -> [UInt8]? {
    var bytes: [UInt8] = []
    var buffer = [UInt8](repeating: 0, count: 1 << 16)
    let deadline = time(nil) + seconds
    while true {
      let left = deadline - time(nil)
      guard left > 0 else { return nil }
      var wait = pollfd(fd: descriptor, events: Int16(POLLIN), revents: 0)
      let ready = poll(&wait, 1, Int32(min(left, 3600)) * 1000)
      if ready == 0 { return nil }
      if ready < 0 {
        if errno == EINTR { continue }
        return nil
      }
      #if canImport(Glibc)
        let count = Glibc.read(descriptor, &buffer, buffer.count)
      #elseif canImport(Musl)
        let count = Musl.read(descriptor, &buffer, buffer.count)
      #else
        let count = Darwin.read(descriptor, &buffer, buffer.count)
      #endif
      if count == 0 { return bytes }
      if count < 0 {
        if errno == EINTR { continue }
        return nil
      }
      bytes += buffer[..<count]
      if bytes.count > limit { return nil }
    }
  }
}
