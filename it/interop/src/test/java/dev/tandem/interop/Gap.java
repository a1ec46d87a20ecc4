package dev.tandem.interop;

import static dev.tandem.interop.Pairing.GRPC_JAVA_TO_TANDEM;
import static dev.tandem.interop.Pairing.IN_PROCESS;
import static dev.tandem.interop.Pairing.TANDEM_TO_GRPC_JAVA;
import static dev.tandem.interop.Pairing.TANDEM_TO_TANDEM;

import java.util.Set;

/** What some ends lack for a case to be run, in the words of the documents, which explain it. */
enum Gap {
  CLOUD("cloud", GRPC_JAVA_TO_TANDEM, TANDEM_TO_GRPC_JAVA, TANDEM_TO_TANDEM, IN_PROCESS),
  CACHE("cache", GRPC_JAVA_TO_TANDEM, TANDEM_TO_GRPC_JAVA, TANDEM_TO_TANDEM, IN_PROCESS),
  BALANCER("balancer", TANDEM_TO_GRPC_JAVA, TANDEM_TO_TANDEM, IN_PROCESS),
  SERVER("server", TANDEM_TO_GRPC_JAVA),
  TRANSPORT("transport", IN_PROCESS);

  private final String missing;
  private final Set<Pairing> pairings;

  Gap(String missing, Pairing... pairings) {
    this.missing = missing;
    this.pairings = Set.of(pairings);
  }

  boolean isBetween(Pairing pairing) {
    return pairings.contains(pairing);
  }

  String missing() {
    return missing;
  }
}
