package dev.tandem.runtime;

import com.google.protobuf.Any;
import com.google.protobuf.Message;
import io.grpc.Status;
import java.util.List;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * An error that a proto declares with the option {@code errors} of {@code tandem/options.proto}: a
 * code, the type of a detail, and the exception that stands for both. Generated code makes it.
 */
public final class DeclaredError {
  private final Status.Code code;
  private final Class<? extends Message> detail;
  private final Function<ErrorParts, ? extends RpcException> exception;

  private DeclaredError(
      Status.Code code,
      Class<? extends Message> detail,
      Function<ErrorParts, ? extends RpcException> exception) {
    this.code = Objects.requireNonNull(code, "code");
    this.detail = Objects.requireNonNull(detail, "detail");
    this.exception = Objects.requireNonNull(exception, "exception");
  }

  /**
   * Declares an error.
   *
   * @param code the code that the call fails with
   * @param detail the type of the detail
   * @param exception makes the exception
   * @return the error
   */
  public static DeclaredError of(
      Status.Code code,
      Class<? extends Message> detail,
      Function<ErrorParts, ? extends RpcException> exception) {
    return new DeclaredError(code, detail, exception);
  }

  /**
   * Makes the exception of the first detail that is declared. The order of the details decides, not
   * that of the declarations: a handler's exception puts its own detail first.
   */
  static @Nullable RpcException exception(
      Status.Code code, ErrorParts parts, List<DeclaredError> declared) {
    if (declared.stream().noneMatch(error -> error.code == code)) {
      return null; // Most failures. Their details are not looked at.
    }
    for (Any any : ErrorDetails.read(parts.trailers(code))) {
      for (DeclaredError error : declared) {
        if (error.code == code && ErrorDetails.unpack(any, error.detail).isPresent()) {
          return error.exception.apply(parts);
        }
      }
    }
    return null;
  }
}
