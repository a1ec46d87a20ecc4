package dev.tandem.peers;

import static dev.tandem.peers.Direction.PEER_CALLS_TANDEM;
import static dev.tandem.peers.Direction.TANDEM_CALLS_PEER;
import static dev.tandem.peers.PeerCase.CANCELLED_TALKING;
import static dev.tandem.peers.PeerCase.COMPRESSED_RESPONSES;
import static dev.tandem.peers.PeerCase.DEADLINE_OF_STREAM;
import static dev.tandem.peers.PeerCase.REPEATED_METADATA;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;

/** What a peer's library does not do as the others; docs/languages.md explains each. */
enum Gap {
  /** It joins the values of a header that comes more than once. */
  JOINS(Language.NODE, Set.of(PEER_CALLS_TANDEM, TANDEM_CALLS_PEER), REPEATED_METADATA),
  /** Its server does not compress. */
  PLAIN(Language.NODE, Set.of(TANDEM_CALLS_PEER), COMPRESSED_RESPONSES),
  /** Its client ends the requests of a call that it cancels: what the server sees is chance. */
  ENDS(Language.NODE, Set.of(PEER_CALLS_TANDEM), DEADLINE_OF_STREAM, CANCELLED_TALKING);

  private final Language language;
  private final Set<Direction> directions;
  private final Set<PeerCase> cases;

  Gap(Language language, Set<Direction> directions, PeerCase... cases) {
    this.language = language;
    this.directions = directions;
    this.cases = Set.of(cases);
  }

  /** Gives the name that the documents have for it. */
  String title() {
    return name().toLowerCase(Locale.ROOT);
  }

  static Optional<Gap> of(PeerCase each, Pairing pairing) {
    return Arrays.stream(values())
        .filter(gap -> gap.cases.contains(each) && gap.language == pairing.language())
        .filter(gap -> gap.directions.contains(pairing.direction()))
        .findFirst();
  }
}
