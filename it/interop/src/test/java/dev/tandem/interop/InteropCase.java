package dev.tandem.interop;

import static dev.tandem.interop.Gap.BALANCER;
import static dev.tandem.interop.Gap.CACHE;
import static dev.tandem.interop.Gap.CLOUD;
import static dev.tandem.interop.Gap.SERVER;
import static dev.tandem.interop.Gap.TRANSPORT;

import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Stream;

/** The cases of the official suite, in the order in which grpc-java's client lists them. */
enum InteropCase {
  EMPTY_UNARY(UnaryCases::empty),
  CACHEABLE_UNARY(CACHE),
  LARGE_UNARY(UnaryCases::large),
  CLIENT_COMPRESSED_UNARY(RequestCompressionCases::unary, SERVER, TRANSPORT),
  CLIENT_COMPRESSED_UNARY_NOPROBE(RequestCompressionCases::unaryUnprobed, TRANSPORT),
  SERVER_COMPRESSED_UNARY(ResponseCompressionCases::unary, TRANSPORT),
  CLIENT_STREAMING(StreamingCases::client),
  CLIENT_COMPRESSED_STREAMING(RequestCompressionCases::streaming, SERVER, TRANSPORT),
  CLIENT_COMPRESSED_STREAMING_NOPROBE(RequestCompressionCases::streamingUnprobed, TRANSPORT),
  SERVER_STREAMING(StreamingCases::server),
  SERVER_COMPRESSED_STREAMING(ResponseCompressionCases::streaming, SERVER, TRANSPORT),
  PING_PONG(StreamingCases::pingPong),
  EMPTY_STREAM(StreamingCases::empty),
  COMPUTE_ENGINE_CREDS(CLOUD),
  COMPUTE_ENGINE_CHANNEL_CREDENTIALS(CLOUD),
  SERVICE_ACCOUNT_CREDS(CLOUD),
  JWT_TOKEN_CREDS(CLOUD),
  OAUTH2_AUTH_TOKEN(CLOUD),
  PER_RPC_CREDS(CLOUD),
  GOOGLE_DEFAULT_CREDENTIALS(CLOUD),
  CUSTOM_METADATA(MetadataCases::custom),
  STATUS_CODE_AND_MESSAGE(StatusCases::codeAndMessage),
  SPECIAL_STATUS_MESSAGE(StatusCases::specialMessage),
  UNIMPLEMENTED_METHOD(StatusCases::unimplementedMethod),
  UNIMPLEMENTED_SERVICE(StatusCases::unimplementedService),
  CANCEL_AFTER_BEGIN(CancellationCases::afterBegin),
  CANCEL_AFTER_FIRST_RESPONSE(CancellationCases::afterFirstResponse),
  TIMEOUT_ON_SLEEPING_SERVER(CancellationCases::timeoutOnSleepingServer),
  VERY_LARGE_REQUEST(UnaryCases::veryLarge),
  PICK_FIRST_UNARY(UnaryCases::pickFirst),
  RPC_SOAK(SoakCases::rpc),
  CHANNEL_SOAK(SoakCases::channel),
  ORCA_PER_RPC(BALANCER),
  ORCA_OOB(BALANCER);

  private final Consumer<Peer> steps;
  private final List<Gap> gaps;

  /** A case that our client runs too, but for the gaps. */
  InteropCase(Consumer<Peer> steps, Gap... gaps) {
    this.steps = steps;
    this.gaps = List.of(gaps);
  }

  InteropCase(Gap gap) {
    this(
        peer -> {
          throw new AssertionError(gap.missing());
        },
        gap);
  }

  static Stream<InteropCase> between(Pairing pairing) {
    return Stream.of(values()).filter(each -> each.gap(pairing).isEmpty());
  }

  /** Gives the name that the suite's description has for it. */
  String specName() {
    return name().toLowerCase(Locale.ROOT);
  }

  Optional<Gap> gap(Pairing pairing) {
    return gaps.stream().filter(gap -> gap.isBetween(pairing)).findFirst();
  }

  /** Runs it with our client. */
  void run(Peer peer) {
    steps.accept(peer);
  }
}
