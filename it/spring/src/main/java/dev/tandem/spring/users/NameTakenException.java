package dev.tandem.spring.users;

/** An exception of the application, which knows nothing of gRPC. */
@SuppressWarnings("serial") // Never serialized.
public class NameTakenException extends RuntimeException {
  NameTakenException(String name) {
    super(name + " is taken");
  }
}
