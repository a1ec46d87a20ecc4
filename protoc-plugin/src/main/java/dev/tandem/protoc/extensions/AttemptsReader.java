package dev.tandem.protoc.extensions;

import dev.tandem.protoc.model.Attempts;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/** Reads how often an rpc is sent: the oneof {@code policy} of {@code tandem.RpcOptions}. */
final class AttemptsReader {
  // Fields of tandem.RpcOptions.
  static final int RETRY = 3;
  static final int HEDGING = 4;
  static final int NO_RETRY = 5;

  // Fields of tandem.RetryPolicy.
  private static final int MAX_ATTEMPTS = 1;
  private static final int INITIAL_BACKOFF = 2;
  private static final int MAX_BACKOFF = 3;
  private static final int BACKOFF_MULTIPLIER = 4;
  private static final int CODES = 5;

  // Fields of tandem.HedgingPolicy; its first one is that of RetryPolicy.
  private static final int DELAY = 2;
  private static final int NON_FATAL_CODES = 3;

  private static final List<String> DEFAULT_CODES = List.of("UNAVAILABLE");

  private AttemptsReader() {}

  static Attempts read(PlacedOption option) {
    boolean once = option.fields().number(NO_RETRY).orElse(0) != 0;
    Optional<Attempts> retry = option.message(RETRY).map(AttemptsReader::retry);
    Optional<Attempts> hedging = option.message(HEDGING).map(AttemptsReader::hedging);
    return once ? new Attempts.Once() : retry.or(() -> hedging).orElseGet(Attempts.Default::new);
  }

  private static Attempts retry(PlacedOption retry) {
    retry.expectOnly(Set.of(MAX_ATTEMPTS, INITIAL_BACKOFF, MAX_BACKOFF, BACKOFF_MULTIPLIER, CODES));
    double multiplier = retry.fields().real(BACKOFF_MULTIPLIER).orElse(2.0);
    if (!(multiplier > 0 && Double.isFinite(multiplier))) {
      retry.error(
          BACKOFF_MULTIPLIER,
          "sets backoff_multiplier to %s, which is not more than 0".formatted(multiplier));
    }
    return new Attempts.Retry(
        maxAttempts(retry, 4),
        positive(retry, INITIAL_BACKOFF, "initial_backoff").orElse("0.1s"),
        positive(retry, MAX_BACKOFF, "max_backoff").orElse("1s"),
        multiplier,
        codes(retry, CODES));
  }

  private static Attempts hedging(PlacedOption hedging) {
    hedging.expectOnly(Set.of(MAX_ATTEMPTS, DELAY, NON_FATAL_CODES));
    Optional<ProtoDuration> delay = duration(hedging, DELAY, "delay");
    if (delay.isPresent() && delay.get().isNegative()) {
      hedging.error(DELAY, "sets delay to %s, which is less than 0".formatted(delay.get().json()));
    }
    return new Attempts.Hedging(
        maxAttempts(hedging, 2),
        delay.map(ProtoDuration::json).orElse("0.5s"),
        codes(hedging, NON_FATAL_CODES));
  }

  /** gRPC takes what is more than 5 for 5 (gRFC A6), without a word. */
  private static int maxAttempts(PlacedOption policy, int byDefault) {
    int max = policy.fields().number(MAX_ATTEMPTS).orElse(byDefault);
    if (max < 2 || max > 5) {
      policy.error(
          MAX_ATTEMPTS,
          "sets max_attempts to %s: it counts the first attempt too, and gRPC makes 2 to 5"
              .formatted(Integer.toUnsignedString(max)));
    }
    return max;
  }

  static Optional<String> positive(PlacedOption option, int field, String name) {
    Optional<ProtoDuration> duration = duration(option, field, name);
    if (duration.isPresent() && !duration.get().isPositive()) {
      option.error(
          field, "sets %s to %s, which is not more than 0".formatted(name, duration.get().json()));
    }
    return duration.map(ProtoDuration::json);
  }

  /** Empty also if it can't be. */
  private static Optional<ProtoDuration> duration(PlacedOption option, int field, String name) {
    Optional<ProtoDuration> duration = option.fields().duration(field);
    if (duration.isPresent() && !duration.get().isValid()) {
      option.error(
          field,
          "sets %s to {seconds: %d nanos: %d}, which is no duration: nanos have the sign of the"
                  .formatted(name, duration.get().seconds(), duration.get().nanos())
              + " seconds, and are less than one");
      return Optional.empty();
    }
    return duration;
  }

  private static List<String> codes(PlacedOption policy, int field) {
    List<Integer> numbers = policy.fields().numbers(field).stream().distinct().toList();
    if (!numbers.stream().allMatch(Codes::isFailure)) {
      policy.error(field, "names a code that no failed call has: take one of tandem.Code");
      return DEFAULT_CODES;
    }
    return numbers.isEmpty() ? DEFAULT_CODES : numbers.stream().map(Codes::name).toList();
  }
}
