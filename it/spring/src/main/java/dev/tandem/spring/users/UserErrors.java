package dev.tandem.spring.users;

import io.grpc.Status;
import org.springframework.grpc.server.advice.GrpcAdvice;
import org.springframework.grpc.server.advice.GrpcExceptionHandler;

/** What callers get for the application's exceptions. */
@GrpcAdvice
public class UserErrors {
  /** Says so. Spring calls public methods only. */
  @GrpcExceptionHandler
  public Status nameTaken(NameTakenException e) {
    return Status.ALREADY_EXISTS.withDescription(e.getMessage());
  }
}
