package dev.tandem.corpora;

import static org.junit.jupiter.api.Assertions.assertEquals;

import dev.tandem.runtime.BidiStream;
import io.grpc.protobuf.services.ProtoReflectionService;
import io.grpc.reflection.v1alpha.ServerReflectionClient;
import io.grpc.reflection.v1alpha.ServerReflectionRequest;
import io.grpc.reflection.v1alpha.ServerReflectionResponse;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The version before: a service of the same name in another package. */
@Timeout(value = 1, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class ReflectionV1AlphaTest {

  @Test
  @SuppressWarnings("deprecation")
  void blocking() throws Exception {
    try (LoopbackServer server = LoopbackServer.of(ProtoReflectionService.newInstance());
        BidiStream<ServerReflectionRequest, ServerReflectionResponse> stream =
            new ServerReflectionClient(server.channel()).serverReflectionInfo()) {
      stream.send(ServerReflectionRequest.newBuilder().setListServices("").build());
      assertEquals(
          "grpc.reflection.v1alpha.ServerReflection",
          stream.receive().getListServicesResponse().getService(0).getName());
    }
  }
}
