package dev.tandem.runtime;

import java.time.Duration;

/**
 * Which call failed: what an {@link RpcException} says about the caller's side.
 *
 * @param method the full name of the rpc, such as {@code user.v1.UserService/GetUser}
 * @param target where the call went: the authority of its channel, such as {@code users:50051}
 * @param elapsed the time from the start of the call to its end
 */
public record FailedCall(String method, String target, Duration elapsed) {

  @Override
  public String toString() {
    return method + " at " + target + " after " + elapsed.toMillis() + " ms";
  }
}
