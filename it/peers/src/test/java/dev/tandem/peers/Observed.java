package dev.tandem.peers;

import com.example.common.v1.ValidationError;
import com.example.routeguide.Feature;
import com.example.routeguide.RouteNote;
import com.example.routeguide.RouteSummary;
import com.example.user.v1.CreateUserResponse;
import com.example.user.v1.User;
import com.google.protobuf.Any;
import com.google.protobuf.InvalidProtocolBufferException;
import com.google.protobuf.Message;
import com.google.rpc.BadRequest;
import dev.tandem.runtime.RpcException;
import io.grpc.Metadata;
import io.grpc.stub.AbstractStub;
import io.grpc.stub.MetadataUtils;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.BiConsumer;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** A call of ours, as its caller sees it. */
final class Observed {
  private final List<String> responses = new ArrayList<>();

  private Observed() {}

  /** Makes a call, and tells what came of it. */
  static <S extends AbstractStub<S>> Outcome call(S client, BiConsumer<S, Observed> steps) {
    AtomicReference<@Nullable Metadata> headers = new AtomicReference<>();
    AtomicReference<@Nullable Metadata> trailers = new AtomicReference<>();
    Observed seen = new Observed();
    Outcome end;
    try {
      steps.accept(
          client.withInterceptors(MetadataUtils.newCaptureMetadataInterceptor(headers, trailers)),
          seen);
      end = seen.ended("OK", "", List.of());
    } catch (RpcException e) {
      List<String> details = e.details().stream().map(Observed::describe).toList();
      String message = Objects.requireNonNullElse(e.getStatus().getDescription(), "");
      end = seen.ended(e.code().name(), message, details);
    }
    return end.withMetadata(Samples.describe(headers.get()), Samples.describe(trailers.get()));
  }

  private Outcome ended(String code, String message, List<String> details) {
    return Outcome.failed(code, message, details, responses.toArray(String[]::new));
  }

  void add(@Nullable Message message) {
    responses.add(message == null ? "the end" : describe(message));
  }

  private static String describe(Message message) {
    if (message instanceof Feature feature) {
      return feature.getName();
    } else if (message instanceof RouteSummary summary) {
      return summary.getPointCount() + " points, " + summary.getDistance();
    } else if (message instanceof RouteNote note) {
      String text = note.getMessage();
      return text.length() > 100 ? text.length() + " characters" : text;
    } else if (message instanceof CreateUserResponse response) {
      return describe(response.getUser());
    } else if (message instanceof User user) {
      return String.join(
          " ", "" + user.getId(), user.getName(), user.getEmail(), "" + user.getCreatedAt());
    }
    return message.toString();
  }

  private static String describe(Any detail) {
    try {
      if (detail.is(ValidationError.class)) {
        return detail.unpack(ValidationError.class).getErrorsList().stream()
            .map(each -> each.getField() + " " + each.getMessage())
            .collect(Collectors.joining(", ", "common.v1.ValidationError: ", ""));
      }
      return detail.unpack(BadRequest.class).getFieldViolationsList().stream()
          .map(each -> each.getField() + " " + each.getDescription())
          .collect(Collectors.joining(", ", "google.rpc.BadRequest: ", ""));
    } catch (InvalidProtocolBufferException e) {
      return e.toString();
    }
  }
}
