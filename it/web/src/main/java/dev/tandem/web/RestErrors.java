package dev.tandem.web;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.linecorp.armeria.common.AggregatedHttpResponse;
import com.linecorp.armeria.common.HttpData;
import com.linecorp.armeria.common.HttpResponse;
import com.linecorp.armeria.common.HttpStatus;
import com.linecorp.armeria.common.MediaType;
import com.linecorp.armeria.common.RequestHeaders;
import com.linecorp.armeria.server.ServerErrorHandler;
import com.linecorp.armeria.server.ServiceConfig;
import com.linecorp.armeria.server.ServiceRequestContext;
import io.grpc.Status;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Errors of REST requests that reach no handler, such as malformed JSON: Armeria would give them as
 * text, this gives them in the form that errors of handlers have.
 */
final class RestErrors implements ServerErrorHandler {
  private static final ObjectMapper JSON = new ObjectMapper();

  @Override
  public @Nullable HttpResponse onServiceException(ServiceRequestContext ctx, Throwable cause) {
    return null; // the default, which asks renderStatus
  }

  @Override
  public @Nullable AggregatedHttpResponse renderStatus(
      @Nullable ServiceRequestContext ctx,
      ServiceConfig config,
      @Nullable RequestHeaders headers,
      HttpStatus status,
      @Nullable String description,
      @Nullable Throwable cause) {
    if (headers == null || !headers.path().startsWith("/v1/")) {
      return null;
    }
    Status.Code code = code(status);
    Map<String, Object> body = new LinkedHashMap<>();
    body.put("code", code.value());
    body.put("grpc-code", code.name());
    body.put("message", message(status, cause));
    try {
      return AggregatedHttpResponse.of(
          status, MediaType.JSON_UTF_8, HttpData.wrap(JSON.writeValueAsBytes(body)));
    } catch (JsonProcessingException e) {
      throw new IllegalStateException("strings and a number are JSON", e);
    }
  }

  private static Status.Code code(HttpStatus status) {
    return switch (status.code()) {
      case 404 -> Status.Code.NOT_FOUND;
      case 405 -> Status.Code.UNIMPLEMENTED;
      case 413 -> Status.Code.RESOURCE_EXHAUSTED;
      case 503 -> Status.Code.UNAVAILABLE;
      default -> status.isClientError() ? Status.Code.INVALID_ARGUMENT : Status.Code.INTERNAL;
    };
  }

  private static String message(HttpStatus status, @Nullable Throwable cause) {
    if (cause == null || !status.equals(HttpStatus.BAD_REQUEST)) {
      return status.reasonPhrase();
    }
    if (cause instanceof NumberFormatException) {
      return "a number is malformed or out of range: " + cause.getMessage();
    }
    if (cause.getCause() instanceof JsonProcessingException malformed) {
      return "malformed JSON: " + malformed.getOriginalMessage();
    }
    return String.valueOf(cause.getMessage());
  }
}
