package dev.tandem.peers;

import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.stream.Stream;
import org.junit.jupiter.params.provider.Arguments;

/** A language and a direction: a column of the table in the documents. */
record Pairing(Language language, Direction direction) {

  static List<Pairing> all() {
    return Arrays.stream(Language.values())
        .flatMap(
            language -> Arrays.stream(Direction.values()).map(each -> new Pairing(language, each)))
        .toList();
  }

  String title() {
    return direction == Direction.PEER_CALLS_TANDEM
        ? language.title() + " → Tandem"
        : "Tandem → " + language.title();
  }

  /** Gives the language and the case of all tests in one direction. */
  static Stream<Arguments> tests(Direction direction) {
    return where(direction, Optional::isEmpty);
  }

  /** Gives those that a library is known to fail, each time. */
  static Stream<Arguments> gaps(Direction direction) {
    return where(direction, gap -> gap.isPresent() && gap.get() != Gap.ENDS);
  }

  private static Stream<Arguments> where(Direction direction, Predicate<Optional<Gap>> condition) {
    return Arrays.stream(PeerCase.values())
        .flatMap(
            each ->
                Arrays.stream(Language.values())
                    .filter(
                        language -> condition.test(Gap.of(each, new Pairing(language, direction))))
                    .map(language -> Arguments.of(language, each)));
  }
}
