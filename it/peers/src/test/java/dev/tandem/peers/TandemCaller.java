package dev.tandem.peers;

import com.example.chat.v1.ChatServiceClient;
import com.example.chat.v1.Message;
import com.example.routeguide.Point;
import com.example.routeguide.Rectangle;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteNote;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.UserServiceClient;
import dev.tandem.runtime.BidiStream;
import dev.tandem.runtime.Receiver;
import io.grpc.Channel;
import io.grpc.Metadata;
import java.time.Duration;
import java.util.List;
import java.util.function.UnaryOperator;
import java.util.stream.IntStream;

/** Makes the calls of the cases with our client. */
final class TandemCaller {
  private static final UnaryOperator<RouteGuideClient> PLAIN = client -> client;
  private static final UnaryOperator<RouteGuideClient> GZIP =
      client -> client.withCompression("gzip");
  private static final UnaryOperator<RouteGuideClient> SOON =
      client -> client.withTimeout(Duration.ofSeconds(1));

  private final RouteGuideClient guide;
  private final UserServiceClient users;
  private final ChatServiceClient chat;

  TandemCaller(Channel channel) {
    guide = new RouteGuideClient(channel);
    users = new UserServiceClient(channel);
    chat = new ChatServiceClient(channel);
  }

  List<Outcome> call(PeerCase each) {
    return switch (each) {
      case UNARY -> List.of(getFeature(7, PLAIN));
      case SERVER_STREAMING -> List.of(listFeatures(0, 4));
      case CLIENT_STREAMING -> List.of(recordRoute(1, 2, 3));
      case BIDI_STREAMING -> List.of(dialogue(PLAIN, "a", "b", "c"));
      case EMPTY_STREAMS -> List.of(recordRoute(), dialogue(PLAIN));
      case LARGE_MESSAGE -> List.of(dialogue(PLAIN, "x".repeat(1_000_000)));
      case LONG_STREAM -> List.of(listFeatures(1, 10_000));
      case LARGE_NUMBERS -> List.of(createUser("Ada", "ada@example.com"));
      case METADATA_OF_UNARY -> List.of(getFeature(7, with(Samples.headers())));
      case METADATA_OF_STREAMS -> List.of(dialogue(with(Samples.headers()), "a"));
      case REPEATED_METADATA -> List.of(getFeature(7, with(Samples.repeated())));
      case STATUS_CODES -> IntStream.rangeClosed(1, 16).mapToObj(this::getUser).toList();
      case ERROR_DETAILS -> List.of(createUser("", "ada"));
      case ERROR_DETAILS_AFTER_MESSAGES -> List.of(getUserStream());
      case UNIMPLEMENTED -> List.of(sendMessage());
      case DEADLINE_OF_UNARY -> List.of(getFeature(1, PLAIN), getFeature(-1, SOON));
      case DEADLINE_OF_STREAM -> List.of(getFeature(1, PLAIN), talk(SOON));
      case CANCELLED_READING -> List.of(listFeaturesUntilThree());
      case CANCELLED_TALKING -> List.of(talk(PLAIN, "a", "b", "c"));
      case COMPRESSED_REQUESTS -> List.of(dialogue(GZIP, "x".repeat(9000)));
      case COMPRESSED_RESPONSES ->
          List.of(
              dialogue(
                  client -> GZIP.apply(client).withHeaders(Samples.compressPlease()),
                  "x".repeat(9000)));
    };
  }

  private static UnaryOperator<RouteGuideClient> with(Metadata headers) {
    return client -> client.withHeaders(headers);
  }

  private Outcome getFeature(int latitude, UnaryOperator<RouteGuideClient> settings) {
    return Observed.call(
        settings.apply(guide), (client, seen) -> seen.add(client.getFeature(point(latitude))));
  }

  private Outcome listFeatures(int low, int high) {
    return Observed.call(guide, (client, seen) -> client.listFeatures(area(low, high), seen::add));
  }

  private Outcome listFeaturesUntilThree() {
    return Observed.call(
        guide,
        (client, seen) -> {
          try (var features = client.listFeatures(area(0, Integer.MAX_VALUE - 1))) {
            readUntilThree(features, seen);
          }
        });
  }

  private Outcome recordRoute(int... latitudes) {
    List<Point> points = IntStream.of(latitudes).mapToObj(TandemCaller::point).toList();
    return Observed.call(guide, (client, seen) -> seen.add(client.recordRoute(points)));
  }

  /** Sends each text when the answer to the one before has come, and ends after the last. */
  private Outcome dialogue(UnaryOperator<RouteGuideClient> settings, String... texts) {
    return Observed.call(
        settings.apply(guide),
        (client, seen) -> {
          try (BidiStream<RouteNote, RouteNote> call = client.routeChat()) {
            for (String text : texts) {
              call.send(note(text));
              seen.add(call.receive());
            }
            call.finishSending();
            call.forEach(seen::add);
          }
        });
  }

  /** Sends the texts at once, and does not end but for a deadline, or at the third answer. */
  private Outcome talk(UnaryOperator<RouteGuideClient> settings, String... texts) {
    return Observed.call(
        settings.apply(guide),
        (client, seen) -> {
          try (BidiStream<RouteNote, RouteNote> call = client.routeChat()) {
            for (String text : texts) {
              call.send(note(text));
            }
            readUntilThree(call, seen);
          }
        });
  }

  private static void readUntilThree(
      Receiver<? extends com.google.protobuf.Message> call, Observed seen) {
    for (int i = 0; i < 3; i++) {
      seen.add(call.receive());
    }
    call.close();
    seen.add(call.receive()); // fails: the call was cancelled
  }

  private Outcome getUser(int id) {
    GetUserRequest request = GetUserRequest.newBuilder().setId(id).build();
    return Observed.call(users, (client, seen) -> seen.add(client.getUser(request)));
  }

  private Outcome createUser(String name, String email) {
    CreateUserRequest request =
        CreateUserRequest.newBuilder().setName(name).setEmail(email).build();
    return Observed.call(users, (client, seen) -> seen.add(client.createUser(request)));
  }

  private Outcome getUserStream() {
    return Observed.call(
        users,
        (client, seen) ->
            client.getUserStream(GetUserStreamRequest.getDefaultInstance(), seen::add));
  }

  private Outcome sendMessage() {
    return Observed.call(
        chat, (client, seen) -> seen.add(client.sendMessage(Message.getDefaultInstance())));
  }

  private static Point point(int latitude) {
    return Point.newBuilder().setLatitude(latitude).build();
  }

  private static Rectangle area(int low, int high) {
    return Rectangle.newBuilder().setLo(point(low)).setHi(point(high)).build();
  }

  private static RouteNote note(String text) {
    return RouteNote.newBuilder().setMessage(text).build();
  }
}
