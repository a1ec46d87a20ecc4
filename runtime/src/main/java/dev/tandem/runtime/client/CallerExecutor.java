package dev.tandem.runtime.client;

import dev.tandem.runtime.flow.CallbackExecutor;
import java.util.concurrent.Executor;

/**
 * Has a call's callbacks run by its caller. It begins with the first of them: before that, the
 * channel may need to connect before the request goes out, and who opened the stream may do
 * something else first.
 *
 * <p>grpc-java also gives other work to this executor, such as to start another attempt of a call.
 * That never waits for the caller to come back.
 */
final class CallerExecutor extends CallbackExecutor {

  @Override
  protected boolean isOfCallbacks(Runnable task) {
    // grpc-java brings a call's callbacks into line with an executor that it submits as a task. If
    // that changes, the callbacks run elsewhere and are slower, and nothing else.
    return task instanceof Executor;
  }
}
