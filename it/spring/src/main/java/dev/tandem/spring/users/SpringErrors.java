package dev.tandem.spring.users;

import dev.tandem.runtime.ErrorMapper;
import dev.tandem.runtime.RpcException;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.springframework.grpc.server.exception.GrpcExceptionHandler;
import org.springframework.stereotype.Component;

/** Asks Spring's exception handlers, and so each {@code @GrpcAdvice}, what callers get. */
@Component
record SpringErrors(List<GrpcExceptionHandler> handlers) implements ErrorMapper {
  @Override
  public @Nullable RpcException map(Throwable error) {
    return handlers.stream()
        .map(handler -> handler.handleException(error))
        .filter(Objects::nonNull)
        .findFirst()
        .map(known -> RpcException.of(known.getStatus(), known.getTrailers()))
        .orElse(null);
  }
}
