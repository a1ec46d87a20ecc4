package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNotEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.RpcException;
import dev.tandem.stubs.Await;
import io.grpc.BinaryLog;
import io.grpc.Status;
import io.grpc.binarylog.v1.GrpcLogEntry;
import io.grpc.binarylog.v1.GrpcLogEntry.EventType;
import io.grpc.binarylog.v1.GrpcLogEntry.Logger;
import io.grpc.protobuf.services.BinaryLogs;
import java.io.BufferedOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.io.TempDir;

/** The binary log has the messages of bound services and of generated clients. */
@Timeout(60)
class BinaryLogTest {
  @TempDir Path folder;

  /** Makes calls that are logged at both ends, and gives what the log has. */
  private List<GrpcLogEntry> logged(String what) throws IOException {
    Path file = folder.resolve("calls.binlog");
    try (OutputStream out = new BufferedOutputStream(Files.newOutputStream(file))) {
      BinaryLog log = BinaryLogs.createBinaryLog(new CallLog(out), what);
      try (Netty netty = serve(log)) {
        UserServiceClient client = new UserServiceClient(netty.channel());
        client.getUser(Users.id(2));
        client.getUserStream(GetUserStreamRequest.getDefaultInstance(), user -> {});
        assertThrows(RpcException.NotFound.class, () -> client.getUser(Users.id(9)));
        netty.channel().shutdown();
        netty.server().shutdown();
        Await.until("all has been logged", netty.server()::isTerminated);
      }
    }
    List<GrpcLogEntry> entries = new ArrayList<>();
    try (InputStream in = Files.newInputStream(file)) {
      for (GrpcLogEntry entry; (entry = GrpcLogEntry.parseDelimitedFrom(in)) != null; ) {
        entries.add(entry);
      }
    }
    return entries;
  }

  private static Netty serve(BinaryLog log) throws IOException {
    var server =
        Netty.serverBuilder()
            .addService(UserServiceRpc.bind(new Users()))
            .setBinaryLog(log)
            .build()
            .start();
    return new Netty(server, Netty.channelBuilder(server.getPort()).setBinaryLog(log).build());
  }

  /** Gives the entries of one end for its call of a rpc, the first such call being 0. */
  private static List<GrpcLogEntry> ofCall(
      List<GrpcLogEntry> entries, Logger end, String rpc, int number) {
    List<GrpcLogEntry> headers =
        entries.stream()
            .filter(entry -> entry.getLogger() == end)
            .filter(entry -> entry.getClientHeader().getMethodName().equals(rpc))
            .toList();
    long id = headers.get(number).getCallId();
    return entries.stream()
        .filter(entry -> entry.getLogger() == end && entry.getCallId() == id)
        .toList();
  }

  private static List<EventType> types(List<GrpcLogEntry> entries) {
    return entries.stream().map(GrpcLogEntry::getType).toList();
  }

  @Test
  void bothEndsLogEachMessage() throws IOException {
    List<GrpcLogEntry> entries = logged("*");
    for (Logger end : List.of(Logger.LOGGER_SERVER, Logger.LOGGER_CLIENT)) {
      List<GrpcLogEntry> unary = ofCall(entries, end, "/user.v1.UserService/GetUser", 0);
      assertEquals(
          List.of(
              EventType.EVENT_TYPE_CLIENT_HEADER,
              EventType.EVENT_TYPE_CLIENT_MESSAGE,
              EventType.EVENT_TYPE_CLIENT_HALF_CLOSE,
              EventType.EVENT_TYPE_SERVER_HEADER,
              EventType.EVENT_TYPE_SERVER_MESSAGE,
              EventType.EVENT_TYPE_SERVER_TRAILER),
          types(unary));
      assertEquals(Users.id(2), GetUserRequest.parseFrom(unary.get(1).getMessage().getData()));
      assertEquals(
          "user 2",
          GetUserResponse.parseFrom(unary.get(4).getMessage().getData()).getUser().getName());

      List<String> names = new ArrayList<>();
      for (GrpcLogEntry entry : ofCall(entries, end, "/user.v1.UserService/GetUserStream", 0)) {
        if (entry.getType() == EventType.EVENT_TYPE_SERVER_MESSAGE) {
          names.add(User.parseFrom(entry.getMessage().getData()).getName());
        }
      }
      assertEquals(List.of("user 1", "user 2", "user 3"), names);

      List<GrpcLogEntry> failed = ofCall(entries, end, "/user.v1.UserService/GetUser", 1);
      GrpcLogEntry trailer = failed.get(failed.size() - 1);
      assertEquals(Status.Code.NOT_FOUND.value(), trailer.getTrailer().getStatusCode());
      assertEquals("no user 9", trailer.getTrailer().getStatusMessage());
    }
  }

  @Test
  void someRpcsAndSomeOfTheirHeadersOnly() throws IOException {
    List<GrpcLogEntry> entries = logged("user.v1.UserService/*,user.v1.UserService/GetUser{h}");
    List<GrpcLogEntry> unary =
        ofCall(entries, Logger.LOGGER_SERVER, "/user.v1.UserService/GetUser", 0);
    assertEquals(EventType.EVENT_TYPE_CLIENT_HEADER, unary.get(0).getType());
    unary.forEach(entry -> assertEquals(0, entry.getMessage().getData().size()));
    List<GrpcLogEntry> stream =
        ofCall(entries, Logger.LOGGER_SERVER, "/user.v1.UserService/GetUserStream", 0);
    assertEquals(
        3, stream.stream().filter(entry -> entry.getMessage().getData().size() > 0).count());
  }

  @Test
  void notThoseThatAreLeftOutAndNotMoreThanSaid() throws IOException {
    List<GrpcLogEntry> entries = logged("*{h:256;m:2},-user.v1.UserService/GetUser");
    for (GrpcLogEntry entry : entries) {
      assertNotEquals("/user.v1.UserService/GetUser", entry.getClientHeader().getMethodName());
      assertTrue(entry.getMessage().getData().size() <= 2);
    }
    assertTrue(entries.stream().anyMatch(entry -> entry.getMessage().getData().size() == 2));
  }
}
