package dev.tandem.errors;

import static org.junit.jupiter.api.Assertions.assertEquals;
import static org.junit.jupiter.api.Assertions.assertThrows;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.example.user.v1.CreateUserRequest;
import com.example.user.v1.UserServiceClient;
import com.example.user.v1.UserServiceRpc;
import com.google.protobuf.Any;
import com.google.rpc.Code;
import com.google.rpc.ErrorInfo;
import com.google.rpc.LocalizedMessage;
import com.google.rpc.Status;
import dev.tandem.runtime.RpcException;
import io.grpc.CallOptions;
import io.grpc.ServerServiceDefinition;
import io.grpc.StatusRuntimeException;
import io.grpc.protobuf.StatusProto;
import io.grpc.stub.ClientCalls;
import io.grpc.stub.ServerCalls;
import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** grpc-java's own way of rich errors, at either end. */
@Timeout(30)
class StatusProtoTest {
  private static final CreateUserRequest REQUEST =
      CreateUserRequest.newBuilder().setName("Ada").setEmail("nowhere").build();
  private static final ValidationError INVALID =
      ValidationError.newBuilder()
          .addErrors(ErrorDetail.newBuilder().setField("email").setMessage("must have an @"))
          .build();

  @Test
  void oursReadsWhatAGrpcJavaServerSends() throws IOException {
    Status status =
        Status.newBuilder()
            .setCode(Code.INVALID_ARGUMENT_VALUE)
            .setMessage("not valid: ä")
            .addDetails(Any.pack(INVALID))
            .addDetails(Any.pack(ErrorInfo.newBuilder().setReason("ONE").build()))
            .addDetails(Any.pack(ErrorInfo.newBuilder().setReason("TWO").build()))
            .build();
    try (Served served = Served.by(grpcJava(status))) {
      UserServiceClient client = new UserServiceClient(served.channel());
      RpcException.InvalidArgument e =
          assertThrows(RpcException.InvalidArgument.class, () -> client.createUser(REQUEST));
      assertEquals("not valid: ä", e.getStatus().getDescription());
      assertEquals(INVALID, e.detail(ValidationError.class).orElseThrow());
      assertEquals(
          List.of("ONE", "TWO"),
          e.details(ErrorInfo.class).stream().map(ErrorInfo::getReason).toList());
      assertEquals(status.getDetailsList(), e.details());
      assertEquals(status, StatusProto.fromThrowable(e));
    }
  }

  @Test
  void aGrpcJavaClientReadsWhatOursSends() throws IOException {
    try (Served served = Served.by(UserServiceRpc.bind(new SignUp(2)))) {
      StatusRuntimeException e = assertThrows(StatusRuntimeException.class, () -> call(served));
      assertEquals(
          Status.newBuilder()
              .setCode(Code.INVALID_ARGUMENT_VALUE)
              .setMessage("the user is not valid")
              .addDetails(Any.pack(INVALID))
              .build(),
          StatusProto.fromThrowable(e));
    }
  }

  @Test
  void aProxyPassesDetailsOnUnchanged() throws IOException {
    Status status =
        Status.newBuilder()
            .setCode(Code.ALREADY_EXISTS_VALUE)
            .setMessage("taken")
            .addDetails(Any.newBuilder().setTypeUrl("type.example.com/not.known.Here"))
            .addDetails(Any.pack(LocalizedMessage.newBuilder().setLocale("de").build()))
            .build();
    try (Served backend = Served.by(grpcJava(status));
        Served proxy = Served.by(UserServiceRpc.bind(new UserServiceClient(backend.channel())))) {
      StatusRuntimeException e = assertThrows(StatusRuntimeException.class, () -> call(proxy));
      assertEquals(status, StatusProto.fromThrowable(e));
    }
  }

  /** What grpc-java's generated client does. */
  private static void call(Served served) {
    ClientCalls.blockingUnaryCall(
        served.channel(), UserServiceRpc.CREATE_USER, CallOptions.DEFAULT, REQUEST);
  }

  /** What grpc-java's generated server does, with a handler that fails as its guide says. */
  private static ServerServiceDefinition grpcJava(Status status) {
    return ServerServiceDefinition.builder(UserServiceRpc.SERVICE_NAME)
        .addMethod(
            UserServiceRpc.CREATE_USER,
            ServerCalls.asyncUnaryCall(
                (request, responses) ->
                    responses.onError(StatusProto.toStatusRuntimeException(status))))
        .build();
  }
}
