package dev.tandem.benchmarks.report;

/**
 * What is the same for all situations of a table.
 *
 * @param size bytes of a message
 * @param transport what the messages go through
 * @param callers the kind of threads that call
 */
record Conditions(int size, String transport, Callers callers) {

  String title() {
    return "Messages of %,d bytes, %s, %s threads call"
        .formatted(
            size,
            transport.equals("netty") ? "Netty on loopback" : "in one process",
            callers.label());
  }

  /** A part of a file's name. */
  String slug() {
    return size + "-" + transport + "-" + callers.label();
  }
}
