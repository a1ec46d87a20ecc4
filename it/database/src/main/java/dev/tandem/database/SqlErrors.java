package dev.tandem.database;

import dev.tandem.runtime.ErrorMapper;
import dev.tandem.runtime.RpcException;
import java.sql.SQLException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/**
 * What callers may know of an {@link SQLException}, by its SQLState: never its text, which can have
 * values and names in it. The codes are those of the SQL standard, and of PostgreSQL's appendix A.
 */
public final class SqlErrors implements ErrorMapper {

  @Override
  public @Nullable RpcException map(Throwable error) {
    return error instanceof DatabaseException e ? map(e.sql()) : null;
  }

  private static @Nullable RpcException map(SQLException e) {
    String state = e.getSQLState();
    if (state == null) { // The pool's own: all connections are in use.
      return e instanceof SQLTransientConnectionException
          ? new RpcException.ResourceExhausted("too many calls at once, try again later")
          : null;
    }
    return switch (state) {
      case "23505" -> new RpcException.AlreadyExists("it exists already");
      case "57014" -> new RpcException.DeadlineExceeded("the database took too long");
      case "55P03", "HYT00" -> new RpcException.Aborted("somebody else has locked it, try again");
      case "57P01", "57P02", "57P03" -> new RpcException.Unavailable("the database is restarting");
      default -> mapClass(state.substring(0, 2));
    };
  }

  private static @Nullable RpcException mapClass(String stateClass) {
    return switch (stateClass) {
      case "08" -> new RpcException.Unavailable("the database cannot be reached");
      case "22" -> new RpcException.InvalidArgument("the database does not take this value");
      case "23" -> new RpcException.FailedPrecondition("it would break a rule of the database");
      case "40" -> new RpcException.Aborted("it was in conflict with another change, try again");
      case "53" -> new RpcException.ResourceExhausted("the database is out of resources");
      default -> null; // a bug of ours: the caller gets an id, and the log has the rest
    };
  }
}
