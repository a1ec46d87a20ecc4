package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import com.google.rpc.ErrorInfo;
import dev.tandem.runtime.RpcException;
import dev.tandem.runtime.ServerStream;
import io.grpc.protobuf.StatusProto;
import java.io.IOException;
import java.util.Objects;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** The message of an error travels in the trailers, too: peers take 8 KiB of those. */
@Timeout(30)
class LongMessagesTest {
  private static final ErrorInfo DETAIL = ErrorInfo.newBuilder().setReason("0123456789").build();

  /** Fails with a message, and with a detail if the request has an id. */
  private static FailingUsers verbose(String message) {
    return new FailingUsers(
        id -> {
          RpcException failure = new RpcException.NotFound(message);
          return id == 0 ? failure : failure.withDetail(DETAIL);
        });
  }

  @ParameterizedTest
  @CsvSource({
    "x, 3500, 2039",
    "x, 9000, 2039",
    "x, 100000, 2039",
    "ü, 3500, 339",
    "€, 100000, 226",
    "😀, 3500, 169",
    "%, 3500, 679",
    "~, 3500, 679",
    "'\t', 3500, 679"
  })
  void areCutAndOtherCallsGoOn(String letter, int length, int left) throws IOException {
    FailingUsers users = verbose(letter.repeat(length));
    String cut = letter.repeat(left) + "…";
    try (Served served = Served.by(UserServiceRpc.bind(users))) {
      UserServiceClient client = new UserServiceClient(served.channel());
      try (ServerStream<User> stream =
          client.getUserStream(GetUserStreamRequest.getDefaultInstance())) {
        stream.receive();
        RpcException plain = FailingUsers.failure(client, 0);
        RpcException detailed = FailingUsers.failure(client, 1);
        users.go.countDown();
        assertEquals(1, stream.stream().count());
        assertEquals(RpcException.NotFound.class, plain.getClass(), plain::getMessage);
        assertEquals(cut, plain.getStatus().getDescription());
        assertEquals(RpcException.NotFound.class, detailed.getClass(), detailed::getMessage);
        assertEquals(cut, detailed.getStatus().getDescription());
        assertEquals(DETAIL, detailed.detail(ErrorInfo.class).orElseThrow());
        assertEquals(cut, Objects.requireNonNull(StatusProto.fromThrowable(detailed)).getMessage());
      }
    }
  }

  @ParameterizedTest
  @ValueSource(ints = {0, 2048})
  void upToTwoKibibytesAreWhole(int length) throws IOException {
    String message = "x".repeat(length);
    try (Served served = Served.by(UserServiceRpc.bind(verbose(message)))) {
      RpcException e = FailingUsers.failure(new UserServiceClient(served.channel()), 1);
      assertEquals(message, e.getStatus().getDescription());
      assertEquals(DETAIL, e.detail(ErrorInfo.class).orElseThrow());
    }
  }

  /** Whatever their lengths: the code and the message come, and the details if there is room. */
  @ParameterizedTest
  @ValueSource(ints = {0, 400, 1000, 2048, 9000})
  void besideDetails(int length) throws IOException {
    FailingUsers users =
        new FailingUsers(
            size ->
                new RpcException.NotFound("x".repeat(length))
                    .withDetail(ErrorInfo.newBuilder().setReason("y".repeat(size)).build()));
    try (Served served = Served.by(UserServiceRpc.bind(users))) {
      UserServiceClient client = new UserServiceClient(served.channel());
      int largest = 0;
      for (int size = 0; size < 6000; size += 50) {
        RpcException e = FailingUsers.failure(client, size);
        assertEquals(RpcException.NotFound.class, e.getClass(), e::getMessage);
        largest = e.detail(ErrorInfo.class).isPresent() ? size : largest;
      }
      assertTrue(largest > 2000, "details of up to " + largest);
    }
  }
}
