package dev.tandem.runtime;

import org.jspecify.annotations.Nullable;

/**
 * Turns an application's exceptions into what the caller may know of them.
 *
 * <p>It is asked for everything a handler throws except an {@link RpcException} made by the handler
 * itself: also for an {@code RpcException} that came from another server, which is not passed on
 * unless the mapper says so. It is called on the handler's thread, or the one that completes an
 * asynchronous handler's future or stream: by many at a time. One that throws counts as one that
 * returns null.
 */
@FunctionalInterface
public interface ErrorMapper {

  /**
   * Maps one exception.
   *
   * @param error what the handler threw
   * @return what the caller gets, or null to show the caller an id only
   */
  @Nullable RpcException map(Throwable error);
}
