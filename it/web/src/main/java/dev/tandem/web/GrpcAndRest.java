package dev.tandem.web;

import static com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule.LOWER_CAMEL_CASE;
import static com.linecorp.armeria.server.grpc.HttpJsonTranscodingQueryParamMatchRule.ORIGINAL_FIELD;

import com.example.common.v1.ValidationError;
import com.linecorp.armeria.common.grpc.GrpcSerializationFormats;
import com.linecorp.armeria.common.grpc.protocol.StatusMessageEscaper;
import com.linecorp.armeria.server.grpc.GrpcService;
import com.linecorp.armeria.server.grpc.HttpJsonTranscodingOptions;
import com.linecorp.armeria.server.grpc.UnframedGrpcErrorHandler;
import io.grpc.ServerServiceDefinition;
import io.grpc.Status;
import io.grpc.protobuf.services.ProtoReflectionServiceV1;
import java.util.List;

/** The services as gRPC, as gRPC-Web, and as REST where their protos say how. */
final class GrpcAndRest {
  private static final int LARGEST_MESSAGE = 1 << 20;

  private GrpcAndRest() {}

  static GrpcService of(List<ServerServiceDefinition> services) {
    return GrpcService.builder()
        .addServiceDefinitions(services)
        .addService(ProtoReflectionServiceV1.newInstance())
        .useBlockingTaskExecutor(true) // else reflection answers twice: Armeria's issue 6938
        .enableHealthCheckService(true)
        .supportedSerializationFormats(GrpcSerializationFormats.values())
        .enableHttpJsonTranscoding(
            HttpJsonTranscodingOptions.builder()
                .queryParamMatchRules(ORIGINAL_FIELD, LOWER_CAMEL_CASE)
                .errorHandler(errors())
                .build())
        .maxRequestMessageLength(LARGEST_MESSAGE)
        .intercept(new PeerAndDeadline(), new LongStreams())
        .build();
  }

  /** Gives errors as JSON, with their details. */
  private static UnframedGrpcErrorHandler errors() {
    UnframedGrpcErrorHandler json =
        UnframedGrpcErrorHandler.builder()
            .registerMarshalledMessageTypes(List.of(ValidationError.class)) // besides google.rpc's
            .build();
    return (ctx, status, response) -> json.handle(ctx, unescaped(status), response);
  }

  /** Gives the status with its message as it was before gRPC escaped it for a header. */
  private static Status unescaped(Status status) {
    String message = status.getDescription();
    return message == null
        ? status
        : status.withDescription(StatusMessageEscaper.unescape(message));
  }
}
