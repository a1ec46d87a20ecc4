package dev.tandem.interop;

import java.util.EnumSet;
import java.util.Set;

/** Who calls whom: a column of the table in the documents. */
enum Pairing {
  GRPC_JAVA_TO_TANDEM("grpc-java → Tandem"),
  TANDEM_TO_GRPC_JAVA("Tandem → grpc-java"),
  TANDEM_TO_TANDEM("Tandem → Tandem"),
  IN_PROCESS("the same, in-process");

  private final String title;

  Pairing(String title) {
    this.title = title;
  }

  static Set<Pairing> ofOurClient() {
    return EnumSet.complementOf(EnumSet.of(GRPC_JAVA_TO_TANDEM));
  }

  String title() {
    return title;
  }
}
