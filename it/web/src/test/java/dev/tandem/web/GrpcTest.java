package dev.tandem.web;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.example.file.v1.FileChunk;
import com.example.file.v1.FileServiceClient;
import com.example.file.v1.UploadResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserServiceClient;
import com.google.protobuf.ByteString;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse;
import io.grpc.health.v1.HealthGrpc;
import io.grpc.reflection.v1.ServerReflectionGrpc;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import io.grpc.stub.StreamObserver;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.LinkedBlockingQueue;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The same port for grpc-java's own transport. */
@Timeout(60)
class GrpcTest {
  private static final Site SITE = Site.start();

  @AfterAll
  static void stop() {
    SITE.close();
  }

  @Test
  void serverStreaming() {
    SITE.server().users().create("Ada", "ada@example.com");
    SITE.server().users().create("Alan", "alan@example.com");
    List<User> users = new ArrayList<>();
    new UserServiceClient(SITE.channel())
        .getUserStream(GetUserStreamRequest.newBuilder().setNamePrefix("Al").build(), users::add);
    assertEquals(List.of("Alan"), users.stream().map(User::getName).toList());
  }

  /** Longer than the server's limit for requests that it keeps as a whole. */
  @Test
  void longStreamsOfRequests() {
    FileChunk chunk =
        FileChunk.newBuilder()
            .setName("long")
            .setContent(ByteString.copyFrom(new byte[256 << 10]))
            .build();
    UploadResponse stored =
        new FileServiceClient(SITE.channel()).uploadFile(Collections.nCopies(20, chunk));
    assertEquals(20 * (256 << 10), stored.getSize());
  }

  @Test
  void health() {
    HealthCheckResponse health =
        HealthGrpc.newBlockingStub(SITE.channel()).check(HealthCheckRequest.getDefaultInstance());
    assertEquals(HealthCheckResponse.ServingStatus.SERVING, health.getStatus());
  }

  /** On Armeria's event loop the service would answer twice: its issue 6938. */
  @Test
  void reflectionAnswersEachRequestOnce() throws InterruptedException {
    BlockingQueue<ServerReflectionResponse> answers = new LinkedBlockingQueue<>();
    CompletableFuture<@Nullable Void> end = new CompletableFuture<>();
    StreamObserver<ServerReflectionRequest> requests =
        ServerReflectionGrpc.newStub(SITE.channel())
            .serverReflectionInfo(
                new StreamObserver<>() {
                  @Override
                  public void onNext(ServerReflectionResponse response) {
                    answers.add(response);
                  }

                  @Override
                  public void onError(Throwable error) {
                    end.completeExceptionally(error);
                  }

                  @Override
                  public void onCompleted() {
                    end.complete(null);
                  }
                });
    ServerReflectionRequest list = ServerReflectionRequest.newBuilder().setListServices("").build();
    requests.onNext(list);
    answers.take();
    requests.onNext(list);
    List<String> services =
        answers.take().getListServicesResponse().getServiceList().stream()
            .map(ServiceResponse::getName)
            .toList();
    requests.onCompleted();
    end.join();
    assertEquals(List.of(), List.copyOf(answers), "more answers");
    assertTrue(
        services.containsAll(
            List.of(
                "web.v1.UserDirectoryService",
                "web.v1.UploadService",
                "web.v1.ChatRoomService",
                "user.v1.UserService",
                "news.v1.NewsService",
                "file.v1.FileService",
                "chat.v1.ChatService")),
        services.toString());
  }
}
