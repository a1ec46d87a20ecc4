package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.user.v1.UserServiceRpc;
import io.grpc.StatusRuntimeException;
import io.grpc.health.v1.HealthCheckRequest;
import io.grpc.health.v1.HealthCheckResponse.ServingStatus;
import io.grpc.health.v1.HealthGrpc;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** The health service beside a bound one. */
@Timeout(60)
class HealthTest {
  private UserServer users;
  private Netty netty;

  @BeforeEach
  void start() throws Exception {
    users = UserServer.start(Netty.serverBuilder(), new Users());
    netty = Netty.connect(users.server());
  }

  @AfterEach
  void stop() {
    netty.close();
  }

  private ServingStatus status(String service) {
    HealthCheckRequest request = HealthCheckRequest.newBuilder().setService(service).build();
    return HealthGrpc.newBlockingStub(netty.channel()).check(request).getStatus();
  }

  @Test
  void tellsOfTheServerAndOfEachService() {
    assertEquals(ServingStatus.SERVING, status(""));
    assertEquals(ServingStatus.SERVING, status(UserServiceRpc.SERVICE_NAME));
    users.health().setStatus(UserServiceRpc.SERVICE_NAME, ServingStatus.NOT_SERVING);
    assertEquals(ServingStatus.NOT_SERVING, status(UserServiceRpc.SERVICE_NAME));
    assertEquals(ServingStatus.SERVING, status(""));
    assertThrows(StatusRuntimeException.class, () -> status("no.such.Service"));
  }

  @Test
  void theTerminalStateIsFinal() {
    users.health().enterTerminalState();
    users.health().setStatus(UserServiceRpc.SERVICE_NAME, ServingStatus.SERVING);
    assertEquals(ServingStatus.NOT_SERVING, status(UserServiceRpc.SERVICE_NAME));
    assertEquals(ServingStatus.NOT_SERVING, status(""));
  }
}
