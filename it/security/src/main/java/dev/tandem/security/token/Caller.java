package dev.tandem.security.token;

import io.grpc.Context;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * Who makes a call. It travels in {@code io.grpc.Context}, so it is there on every thread that has
 * the handler's context.
 *
 * @param name the name of a user or of a service
 * @param scopes what it may do
 */
public record Caller(String name, Set<String> scopes) {
  private static final Context.Key<Caller> CURRENT = Context.key("dev.tandem.security.caller");

  /** Copies the scopes. */
  public Caller {
    scopes = Set.copyOf(scopes);
  }

  /**
   * Gives who makes the call that this thread is answering.
   *
   * @return the caller
   * @throws IllegalStateException if nobody was asked: the rpc is open, or this is no handler
   */
  public static Caller current() {
    @Nullable Caller caller = CURRENT.get();
    if (caller == null) {
      throw new IllegalStateException(
          "no caller is known here: the rpc is open to all, or this thread lacks the handler's"
              + " io.grpc.Context");
    }
    return caller;
  }

  Context in(Context context) {
    return context.withValue(CURRENT, this);
  }
}
