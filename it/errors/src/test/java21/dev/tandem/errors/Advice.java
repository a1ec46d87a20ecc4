package dev.tandem.errors;

import dev.tandem.runtime.RpcException;

/** Needs Java 21. There is no default: a code that is forgotten does not compile. */
public final class Advice {
  private Advice() {}

  /** What to tell people. */
  public static String of(RpcException failure) {
    return switch (failure) {
      case RpcException.InvalidArgument e -> "correct it: " + e.getStatus().getDescription();
      case RpcException.NotFound e -> "look elsewhere";
      case RpcException.AlreadyExists e -> "take another name";
      case RpcException.PermissionDenied e -> "ask for access";
      case RpcException.Unauthenticated e -> "sign in";
      case RpcException.FailedPrecondition e -> "do something else first";
      case RpcException.OutOfRange e -> "ask for less";
      case RpcException.Aborted e -> "start over";
      case RpcException.Unavailable e -> "try again";
      case RpcException.ResourceExhausted e -> "try again later";
      case RpcException.DeadlineExceeded e -> "be patient";
      case RpcException.Cancelled e -> "you have left";
      case RpcException.Unimplemented e -> "update the server";
      case RpcException.Internal e -> "report it";
      case RpcException.DataLoss e -> "report it";
      case RpcException.Unknown e -> "report it";
    };
  }
}
