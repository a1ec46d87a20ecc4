package dev.tandem.web.users;

import com.example.common.v1.ErrorDetail;
import com.example.common.v1.ValidationError;
import com.google.rpc.BadRequest;
import dev.tandem.runtime.RpcException;

/** What is wrong with the fields of a request: in our own form, and in that of Google's APIs. */
final class FieldErrors {
  private final ValidationError.Builder own = ValidationError.newBuilder();
  private final BadRequest.Builder common = BadRequest.newBuilder();

  FieldErrors add(String field, String message) {
    own.addErrors(ErrorDetail.newBuilder().setField(field).setMessage(message));
    common.addFieldViolations(
        BadRequest.FieldViolation.newBuilder().setField(field).setDescription(message));
    return this;
  }

  boolean isEmpty() {
    return own.getErrorsCount() == 0;
  }

  /** Adds them to an error, as two details: each client takes the one that it knows. */
  RpcException in(RpcException error) {
    return error.withDetail(own.build()).withDetail(common.build());
  }
}
