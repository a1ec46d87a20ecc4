package dev.tandem.stubs;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertFalse;
import static org.junit.jupiter.api.Assertions.assertInstanceOf;

import com.example.routeguide.Point;
import com.example.routeguide.RouteGuide;
import com.example.routeguide.RouteGuideClient;
import com.example.routeguide.RouteGuideRpc;
import com.example.user.v1.GetUserRequest;
import com.example.user.v1.GetUserResponse;
import com.example.user.v1.GetUserStreamRequest;
import com.example.user.v1.User;
import com.example.user.v1.UserService;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import dev.tandem.runtime.Receiver;
import dev.tandem.runtime.Sender;
import dev.tandem.runtime.ServerOptions;
import io.grpc.BindableService;
import io.grpc.Metadata;
import io.grpc.MethodDescriptor;
import io.grpc.stub.AbstractStub;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The code of the design compiles as it stands there, and does what it says. */
@Timeout(60)
class DesignShapesTest {
  private static final User ADA = User.newBuilder().setId(1).setName("Ada").build();

  /** A server, and just as well a fake for a test of code that wants a {@code UserService}. */
  private static final class Users implements UserService {
    @Override
    public GetUserResponse getUser(GetUserRequest request) {
      return GetUserResponse.newBuilder().setUser(ADA).build();
    }

    @Override
    public void getUserStream(GetUserStreamRequest request, Sender<User> responses) {
      responses.send(ADA);
      responses.send(ADA);
    }
  }

  /** Code of an application: it can't tell the two apart. */
  private static List<String> namesOf(UserService users) {
    List<User> found = new ArrayList<>();
    users.getUserStream(GetUserStreamRequest.getDefaultInstance(), found::add);
    found.add(users.getUser(GetUserRequest.getDefaultInstance()).getUser());
    return found.stream().map(User::getName).toList();
  }

  @ParameterizedTest
  @EnumSource
  void theClientIsTheServiceAndSoIsAFake(Transport transport) {
    List<String> names = List.of("Ada", "Ada", "Ada");
    assertEquals(names, namesOf(new Users()));
    try (Wire wire = Wire.open(transport, UserServiceRpc.bind(new Users()))) {
      assertEquals(names, namesOf(new UserServiceClient(wire.channel())));
    }
  }

  @ParameterizedTest
  @EnumSource
  void argumentsAreNeverAmbiguous(Transport transport) {
    try (Wire wire =
        Wire.open(transport, RouteGuideRpc.bind(new Guide(), ServerOptions.defaults()))) {
      RouteGuideClient client = new RouteGuideClient(wire.channel());
      Point one = Messages.point(1);
      assertEquals(2, client.recordRoute(Receiver.of(one, one)).getPointCount());
      assertEquals(2, client.recordRoute(List.of(one, one)).getPointCount());
      RouteGuide service = client;
      assertEquals(1, service.recordRoute(Receiver.of(List.of(one))).getPointCount());
    }
  }

  @ParameterizedTest
  @EnumSource
  void everythingOfAbstractStubIsThere(Transport transport) {
    CallCounter counter = new CallCounter();
    Metadata.Key<String> key = Metadata.Key.of("k", Metadata.ASCII_STRING_MARSHALLER);
    Metadata headers = new Metadata();
    headers.put(key, "one");
    try (Wire wire = Wire.open(transport, RouteGuideRpc.bind(new Guide()))) {
      RouteGuideClient plain = new RouteGuideClient(wire.channel()).withInterceptors(counter);
      RouteGuideClient client =
          plain
              .withTimeout(Duration.ofMinutes(1))
              .withCompression("gzip")
              .withWaitForReady()
              .withHeaders(headers);
      headers.put(key, "changed later");
      assertEquals(Messages.feature(3), client.getFeature(Messages.point(3)));
      assertEquals(Messages.feature(3), client.getFeature(Messages.point(3)));
      assertEquals(Messages.feature(3), plain.getFeature(Messages.point(3)));
      assertEquals("one", counter.headers.get(0).get(key), "copied");
      assertEquals("one", counter.headers.get(1).get(key), "added to each call");
      assertFalse(counter.headers.get(2).containsKey(key), "the first client has not changed");
      assertEquals("gzip", counter.options.get(0).getCompressor());

      Metadata more = new Metadata();
      more.put(Metadata.Key.of("k2", Metadata.ASCII_STRING_MARSHALLER), "two");
      client.withHeaders(more).getFeature(Messages.point(1));
      assertEquals(
          2, counter.headers.get(3).keys().stream().filter(k -> k.startsWith("k")).count());
    }
  }

  @Test
  void descriptorsSayWhatTheProtoSays() {
    assertEquals("user.v1.UserService", UserServiceRpc.SERVICE_NAME);
    MethodDescriptor<GetUserRequest, GetUserResponse> rpc = UserServiceRpc.GET_USER;
    assertEquals("user.v1.UserService/GetUser", rpc.getFullMethodName());
    assertEquals(MethodDescriptor.MethodType.UNARY, rpc.getType());
    assertEquals(3, UserServiceRpc.serviceDescriptor().getMethods().size());
    io.grpc.protobuf.ProtoMethodDescriptorSupplier schema =
        assertInstanceOf(
            io.grpc.protobuf.ProtoMethodDescriptorSupplier.class, rpc.getSchemaDescriptor());
    assertEquals("GetUser", schema.getMethodDescriptor().getName());
    assertEquals("user.v1.UserService", schema.getServiceDescriptor().getFullName());
  }

  /** Frameworks export every such bean as a service. */
  @Test
  void theClientIsNoBindableService() {
    assertEquals(AbstractStub.class, UserServiceClient.class.getSuperclass());
    assertFalse(BindableService.class.isAssignableFrom(UserServiceClient.class));
  }
}
