package dev.tandem.operation;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertTrue;

import com.google.protobuf.Descriptors.MethodDescriptor;
import com.google.protobuf.DynamicMessage;
import io.grpc.CallOptions;
import io.grpc.MethodDescriptor.MethodType;
import io.grpc.protobuf.ProtoUtils;
import io.grpc.stub.ClientCalls;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A client without the proto finds user.v1.UserService, reads what it has, and calls it. */
@Timeout(60)
class ReflectionTest {
  private Netty netty;
  private Reflection reflection;

  @BeforeEach
  void start() throws Exception {
    UserServer users = UserServer.start(Netty.serverBuilder(), new Users());
    netty = Netty.connect(users.server());
    reflection = new Reflection(netty.channel());
  }

  @AfterEach
  void stop() {
    netty.close();
  }

  @Test
  void listsTheServices() {
    List<String> services = reflection.services();
    assertTrue(services.contains("user.v1.UserService"), services.toString());
    assertTrue(services.contains("grpc.health.v1.Health"), services.toString());
  }

  @Test
  void describesTheRpcsAsTheProtoHasThem() {
    List<String> rpcs = new ArrayList<>();
    for (MethodDescriptor rpc : reflection.service("user.v1.UserService").getMethods()) {
      rpcs.add(
          rpc.getName()
              + (rpc.isClientStreaming() ? " stream " : " ")
              + rpc.getInputType().getName()
              + (rpc.isServerStreaming() ? " stream " : " ")
              + rpc.getOutputType().getName());
    }
    // Although the server itself is told that a unary rpc takes a stream.
    assertEquals(
        List.of(
            "GetUser GetUserRequest GetUserResponse",
            "CreateUser CreateUserRequest CreateUserResponse",
            "GetUserStream GetUserStreamRequest stream User"),
        rpcs);
  }

  @Test
  void callsWhatItFound() {
    MethodDescriptor rpc = reflection.service("user.v1.UserService").findMethodByName("GetUser");
    DynamicMessage.Builder request = DynamicMessage.newBuilder(rpc.getInputType());
    request.setField(rpc.getInputType().findFieldByName("id"), 2L);
    DynamicMessage response =
        ClientCalls.blockingUnaryCall(
            netty.channel(), dynamic(rpc, MethodType.UNARY), CallOptions.DEFAULT, request.build());
    DynamicMessage user =
        (DynamicMessage) response.getField(rpc.getOutputType().findFieldByName("user"));
    assertEquals("user 2", user.getField(user.getDescriptorForType().findFieldByName("name")));
  }

  @Test
  void callsAStreamThatItFound() {
    MethodDescriptor rpc =
        reflection.service("user.v1.UserService").findMethodByName("GetUserStream");
    Iterator<DynamicMessage> users =
        ClientCalls.blockingServerStreamingCall(
            netty.channel(),
            dynamic(rpc, MethodType.SERVER_STREAMING),
            CallOptions.DEFAULT,
            DynamicMessage.getDefaultInstance(rpc.getInputType()));
    List<Object> ids = new ArrayList<>();
    users.forEachRemaining(
        user -> ids.add(user.getField(rpc.getOutputType().findFieldByName("id"))));
    assertEquals(List.of(1L, 2L, 3L), ids);
  }

  private static io.grpc.MethodDescriptor<DynamicMessage, DynamicMessage> dynamic(
      MethodDescriptor rpc, MethodType type) {
    return io.grpc.MethodDescriptor.<DynamicMessage, DynamicMessage>newBuilder()
        .setType(type)
        .setFullMethodName(
            io.grpc.MethodDescriptor.generateFullMethodName(
                rpc.getService().getFullName(), rpc.getName()))
        .setRequestMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(rpc.getInputType())))
        .setResponseMarshaller(
            ProtoUtils.marshaller(DynamicMessage.getDefaultInstance(rpc.getOutputType())))
        .build();
  }
}
