package dev.tandem.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertNull;

import com.google.protobuf.DescriptorProtos.FileDescriptorProto;
import dev.tandem.runtime.BidiStream;
import io.grpc.protobuf.services.HealthStatusManager;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import io.grpc.reflection.v1.ServerReflectionAsyncClient;
import io.grpc.reflection.v1.ServerReflectionClient;
import io.grpc.reflection.v1.ServerReflectionRequest;
import io.grpc.reflection.v1.ServerReflectionResponse;
import io.grpc.reflection.v1.ServiceResponse;
import java.util.List;
import java.util.concurrent.SubmissionPublisher;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReflectionTest {
  private static final ServerReflectionRequest SERVICES =
      ServerReflectionRequest.newBuilder().setListServices("").build();
  private static final ServerReflectionRequest HEALTH_FILE =
      ServerReflectionRequest.newBuilder().setFileContainingSymbol("grpc.health.v1.Health").build();

  private LoopbackServer server;

  @BeforeEach
  void start() throws Exception {
    server =
        LoopbackServer.of(
            ProtoReflectionServiceV1.newInstance(), new HealthStatusManager().getHealthService());
  }

  @AfterEach
  void stop() {
    server.close();
  }

  private static List<String> services(ServerReflectionResponse response) {
    return response.getListServicesResponse().getServiceList().stream()
        .map(ServiceResponse::getName)
        .sorted()
        .toList();
  }

  @Test
  void blocking() throws Exception {
    ServerReflectionClient client = new ServerReflectionClient(server.channel());
    try (BidiStream<ServerReflectionRequest, ServerReflectionResponse> stream =
        client.serverReflectionInfo()) {
      stream.send(SERVICES);
      assertEquals(
          List.of("grpc.health.v1.Health", "grpc.reflection.v1.ServerReflection"),
          services(stream.receive()));
      stream.send(HEALTH_FILE);
      FileDescriptorProto file =
          FileDescriptorProto.parseFrom(
              stream.receive().getFileDescriptorResponse().getFileDescriptorProto(0));
      assertEquals("Health", file.getService(0).getName());
      stream.finishSending();
      assertNull(stream.receive());
    }
  }

  @Test
  void asynchronous() throws Exception {
    ServerReflectionAsyncClient client = new ServerReflectionAsyncClient(server.channel());
    try (SubmissionPublisher<ServerReflectionRequest> requests = new SubmissionPublisher<>()) {
      FirstMessage<ServerReflectionResponse> first = new FirstMessage<>();
      client.serverReflectionInfo(requests).subscribe(first);
      requests.submit(SERVICES);
      assertEquals(2, services(first.message()).size());
    }
  }
}
